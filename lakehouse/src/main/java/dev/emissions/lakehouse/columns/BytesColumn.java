package dev.emissions.lakehouse.columns;

import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * A column of texts or bytes: numbers of a dictionary's entries as long as the dictionary has room, and the values themselves from then
 * on to the end of the row group.
 */
final class BytesColumn extends Column {
    private final boolean hasLengths;
    private final boolean wantsDictionary;
    private final Dictionary dictionary = new Dictionary();
    private final PackedInts ids = new PackedInts();
    private final Bytes values = new Bytes();
    private boolean usesDictionary;
    private boolean needsDictionary;
    private Statistics<?> range;

    BytesColumn(ColumnDescriptor descriptor, boolean hasStatistics, boolean wantsDictionary) {
        super(descriptor, hasStatistics);
        this.hasLengths = type().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
        this.wantsDictionary = wantsDictionary && hasLengths;
        begin();
    }

    private void begin() {
        usesDictionary = wantsDictionary;
        needsDictionary = false;
        range = hasStatistics() ? Statistics.createStats(type()) : null;
    }

    @Override
    public void add(byte[] buffer, int start, int length, int repetition) {
        addPresent(repetition);
        if (!usesDictionary || !addToDictionary(buffer, start, length)) {
            addPlain(buffer, start, length);
            widen(buffer, start, length);
        }
    }

    /** False if the dictionary is full; the page then goes on without it. */
    private boolean addToDictionary(byte[] buffer, int start, int length) {
        int known = dictionary.size();
        int id = dictionary.idOf(buffer, start, length);
        if (id < 0) {
            giveDictionaryUp();
            return false;
        }
        ids.add(id);
        if (id == known) {
            widen(buffer, start, length);
        }
        return true;
    }

    private void giveDictionaryUp() {
        byte[] entries = dictionary.entries().array();
        for (int i = 0; i < ids.count(); i++) {
            int start = dictionary.start(ids.get(i));
            addPlain(entries, start, dictionary.end(ids.get(i)) - start);
        }
        ids.clear();
        usesDictionary = false;
    }

    private void addPlain(byte[] buffer, int start, int length) {
        if (hasLengths) {
            values.writeInt(length);
        } else if (length != type().getTypeLength()) {
            throw new IllegalArgumentException("Cannot write " + length + " bytes to " + type());
        }
        values.write(buffer, start, length);
    }

    private void widen(byte[] buffer, int start, int length) {
        if (range != null) {
            range.updateStats(Binary.fromReusedByteArray(buffer, start, length));
        }
    }

    @Override
    Encoding drainValues(Bytes into) {
        if (ids.count() > 0) {
            int width = BytesUtils.getWidthFromMaxInt(dictionary.size() - 1);
            into.writeByte(width);
            ids.writeTo(into, width);
            ids.clear();
            needsDictionary = true;
            return Encoding.RLE_DICTIONARY;
        }
        into.write(values.array(), 0, values.length());
        values.clear();
        return Encoding.PLAIN;
    }

    /** That of all values since the row group began: comparing each of a page would cost more than it tells. */
    @Override
    void addRange(Statistics<?> pageRange) {
        pageRange.updateStats((Binary) range.genericGetMin());
        pageRange.updateStats((Binary) range.genericGetMax());
    }

    @Override
    void drainDictionary(ParquetFileWriter file, PageCompressor compressor) throws IOException {
        if (needsDictionary) {
            Bytes entries = dictionary.entries();
            byte[] bytes = compressor.compress(entries);
            file.writeDictionaryPage(
                    new DictionaryPage(BytesInput.from(bytes), entries.length(), dictionary.size(), Encoding.PLAIN));
        }
        dictionary.clear();
        begin();
    }
}
