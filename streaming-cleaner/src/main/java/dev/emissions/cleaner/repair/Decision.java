package dev.emissions.cleaner.repair;

import dev.emissions.lakehouse.DataFile;
import java.util.List;

/**
 * What a repair is to do with some records.
 *
 * @param base version of the cleaned table by which they were judged
 * @param cleaned files for the cleaned table
 * @param corrections files for the corrections, none if nothing is to be done
 * @param tally what becomes of the records
 */
record Decision(long base, List<DataFile> cleaned, List<DataFile> corrections, RepairTally tally) {}
