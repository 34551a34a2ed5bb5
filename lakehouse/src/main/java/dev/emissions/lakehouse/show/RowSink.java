package dev.emissions.lakehouse.show;

import dev.emissions.lakehouse.TableRow;
import java.io.IOException;

/** Where the rows to show go, in their order. */
interface RowSink {
    void accept(TableRow row) throws IOException;

    /** After the last row. */
    void finish() throws IOException;
}
