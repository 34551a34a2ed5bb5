package dev.emissions.lakehouse.show;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.StructType;

/** Mistakes of the command line, told with what would have been right. */
final class Usage {
    private Usage() {}

    static DataType requireColumn(StructType schema, String column) {
        int ordinal = schema.indexOf(column);
        if (ordinal < 0) {
            throw failure("Cannot show column " + column + ": the table has none of that name; expected one of "
                    + String.join(", ", schema.fieldNames()));
        }
        return schema.at(ordinal).getDataType();
    }

    static CommandFailure failure(String message) {
        return new CommandFailure(ExitCode.USAGE, message);
    }
}
