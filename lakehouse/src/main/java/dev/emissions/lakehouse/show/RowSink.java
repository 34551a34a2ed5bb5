package dev.emissions.lakehouse.show;

import dev.emissions.lakehouse.TableRow;
import java.io.IOException;

/** Where the rows to show go, in their order. */
public interface RowSink {
    /** Takes the next row; all rows have the columns that the sink was made for. */
    void accept(TableRow row) throws IOException;

    /** After the last row. */
    void finish() throws IOException;
}
