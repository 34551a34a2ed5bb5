package dev.emissions.lakehouse.show;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.LakeOptions;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LakeAccess;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.Tables;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.exceptions.KernelException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the table that a request means and writes its rows. */
public final class TableShow {
    private final Lake lake;
    private final Output output;

    TableShow(Lake lake, Output output) {
        this.lake = lake;
        this.output = output;
    }

    /** On the lake of the options, which is only read. */
    public static TableShow on(LakeOptions options, Output output) {
        return new TableShow(Lake.openToRead(options), output);
    }

    /** Writes one line for each table of the lake. */
    public void list() {
        LakeAccess.READ.told("read the tables of " + lake.root(), () -> TableListing.write(lake, output));
    }

    /** Writes the rows that the request asks for. */
    public void show(ShowRequest request) {
        String path = path(request.table());
        LakeAccess.READ.told("read " + request.table(), () -> {
            TableReader table = open(path, request).orElseThrow(() -> notWritten(request.table(), path));
            Selection.of(request, table).write(table, output);
        });
    }

    private Optional<TableReader> open(String path, ShowRequest request) {
        if (request.version() == null) {
            return TableReader.newest(lake, path);
        }
        try {
            return TableReader.at(lake, path, request.version());
        } catch (KernelEngineException e) {
            throw e;
        } catch (KernelException | IllegalArgumentException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot show " + request.table() + " as of version " + request.version() + ": " + e.getMessage(),
                    e);
        }
    }

    private static String path(String table) {
        Optional<TableContract> known = Tables.named(table);
        if (known.isEmpty() && !table.contains("/")) {
            throw Usage.failure("Cannot show " + table + ": no table of that name; expected one of " + names()
                    + ", or the path of a Delta table");
        }
        return known.map(TableContract::path).orElse(table);
    }

    /** Names of all tables, for messages. */
    public static String names() {
        return Tables.all().stream().map(TableContract::name).collect(Collectors.joining(", "));
    }

    private CommandFailure notWritten(String table, String path) {
        String writer = path.startsWith("output/") ? "emissions aggregate" : "emissions clean";
        String hint = Tables.named(table).isPresent() ? "; " + writer + " writes it" : "";
        return new CommandFailure(
                ExitCode.UNREACHABLE, "Cannot show " + table + ": there is no such table yet in " + lake.root() + hint);
    }
}
