package dev.emissions.cleaner;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.lakehouse.Lake;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.Path;

/** Looks at the checkpoint before Spark does, whose complaints are hard to read. */
final class CheckpointCheck {
    private final Lake lake;
    private final CleanSettings settings;
    private final Path checkpoint;

    CheckpointCheck(Lake lake, CleanSettings settings) {
        this.lake = lake;
        this.settings = settings;
        this.checkpoint = new Path(settings.checkpoint(lake));
    }

    /** Whether a query has begun there. */
    boolean exists() {
        return read("sources/0/0") != null;
    }

    /** Fails if the checkpoint is that of another topic, or no folder that can be read. */
    void requireSameTopic() {
        String begin = read("sources/0/0");
        if (begin != null && !begin.contains("{\"" + settings.topic() + "\":")) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot use checkpoint " + checkpoint + ": expected one of topic " + settings.topic() + ", got "
                            + begin.substring(Math.max(0, begin.indexOf('{')))
                            + "; give another --checkpoint or another --topic");
        }
    }

    private String read(String file) {
        Path path = new Path(checkpoint, file);
        try (var in = path.getFileSystem(lake.configuration()).open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (FileNotFoundException e) {
            return null;
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot read checkpoint " + checkpoint + ": " + e.getMessage()
                            + "; expected a folder of the lake or file:///FOLDER",
                    e);
        }
    }
}
