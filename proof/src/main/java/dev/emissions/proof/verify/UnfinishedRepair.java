package dev.emissions.proof.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.Lake;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/** A repair between its commit to cleaned and its corrections: until it is complete, offsets seem lost or double that are neither. */
final class UnfinishedRepair {
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})\\.json");

    private UnfinishedRepair() {}

    /** Throws {@link CommandFailure} if there is one. */
    static void requireNone(Lake lake) throws IOException {
        Path folder = new Path(lake.pathOf(CorrectionsTable.PLANS));
        OptionalLong last = last(lake, folder);
        if (last.isEmpty()) {
            return;
        }
        JsonNode plan;
        try (var in = folder.getFileSystem(lake.configuration()).open(new Path(folder, last.getAsLong() + ".json"))) {
            plan = new ObjectMapper().readTree(in);
        }
        String operation = plan.path("operationId").asText();
        String application = CorrectionsTable.application(operation, last.getAsLong());
        boolean hasBegun = new DeltaTable(lake, CleanedTable.CONTRACT)
                .committedVersion(application)
                .isPresent();
        if (hasBegun
                && new DeltaTable(lake, CorrectionsTable.CONTRACT)
                        .committedVersion(application)
                        .isEmpty()) {
            throw new CommandFailure(
                    ExitCode.DATA,
                    "Cannot verify " + lake.root() + ": repair unfinished: the rows of operation " + operation
                            + " are in cleaned, its corrections are not yet; expected all of it or nothing; wait for the"
                            + " command that runs it, or, if that was killed, run `emissions recover`, which completes it");
        }
    }

    private static OptionalLong last(Lake lake, Path folder) throws IOException {
        try {
            return Arrays.stream(folder.getFileSystem(lake.configuration()).listStatus(folder))
                    .map(status -> NAME.matcher(status.getPath().getName()))
                    .filter(Matcher::matches)
                    .mapToLong(name -> Long.parseLong(name.group(1)))
                    .max();
        } catch (FileNotFoundException e) {
            return OptionalLong.empty();
        }
    }
}
