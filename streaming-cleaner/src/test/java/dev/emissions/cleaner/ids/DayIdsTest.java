package dev.emissions.cleaner.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DayIdsTest {
    private static final int FILES = 600;
    private static final int IDS_A_FILE = 1000;

    /** More files than one group takes. */
    @Test
    void namesTheFileOfEachIdAndHardlyAnyOther() {
        DayIds day = new DayIds();
        for (int file = 0; file < FILES; file++) {
            day.add(FileRows.at(Integer.toString(file)), ids(file));
        }

        int named = 0;
        for (int file = 0; file < FILES; file++) {
            long id = new Random(file).nextLong();
            List<FileRows> candidates = day.candidates(id);
            assertThat(candidates).contains(FileRows.at(Integer.toString(file)));
            named += candidates.size();
        }

        assertThat(named).isBetween(FILES, FILES + FILES / 10);
    }

    @Test
    void namesNoFileForHardlyAnyNewId() {
        DayIds day = new DayIds();
        for (int file = 0; file < FILES; file++) {
            day.add(FileRows.at(Integer.toString(file)), ids(file));
        }
        Random strangers = new Random(-1);

        long alarms = strangers
                .longs(100_000)
                .filter(id -> !day.candidates(id).isEmpty())
                .count();

        assertThat(alarms).isLessThan(50);
    }

    private static IdList ids(int file) {
        IdList ids = new IdList();
        Random random = new Random(file);
        for (int i = 0; i < IDS_A_FILE; i++) {
            ids.add(random.nextLong(), 0, 0);
        }
        return ids;
    }
}
