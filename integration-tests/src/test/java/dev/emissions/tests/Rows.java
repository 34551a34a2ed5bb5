package dev.emissions.tests;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.LedgerTable;
import java.util.function.Predicate;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;

/** Rows as Parquet's own reader gives them, and copies of them with another value. */
final class Rows {
    private Rows() {}

    /** The row of cleaned or quarantine at that position. */
    static Predicate<Group> at(int partition, long offset) {
        return row -> row.getInteger(CleanedTable.KAFKA_PARTITION, 0) == partition
                && row.getLong(CleanedTable.KAFKA_OFFSET, 0) == offset;
    }

    /** The ledger's row that covers the position. */
    static Predicate<Group> sealing(int partition, long offset) {
        return row -> row.getInteger(LedgerTable.PARTITION, 0) == partition
                && row.getLong(LedgerTable.FROM_OFFSET, 0) <= offset
                && row.getLong(LedgerTable.UNTIL_OFFSET, 0) > offset;
    }

    static Group with(Group row, String column, long value) {
        Group copy = without(row, column);
        copy.add(column, value);
        return copy;
    }

    static Group with(Group row, String column, Binary value) {
        Group copy = without(row, column);
        copy.add(column, value);
        return copy;
    }

    /** The ledger's row with one more range in a list of them. */
    static Group withRange(Group row, String column, long from, long until) {
        Group copy = without(row, "no such column");
        Group element = copy.getGroup(column, 0).addGroup("list").addGroup("element");
        element.append(LedgerTable.FROM_OFFSET, from).append(LedgerTable.UNTIL_OFFSET, until);
        return copy;
    }

    private static Group without(Group row, String column) {
        GroupType type = row.getType();
        Group copy = new SimpleGroup(type);
        for (int field = 0; field < type.getFieldCount(); field++) {
            Type fieldType = type.getType(field);
            if (!fieldType.getName().equals(column)) {
                for (int index = 0; index < row.getFieldRepetitionCount(field); index++) {
                    copy(row, field, index, copy);
                }
            }
        }
        return copy;
    }

    private static void copy(Group from, int field, int index, Group to) {
        Type type = from.getType().getType(field);
        if (!type.isPrimitive()) {
            to.add(field, from.getGroup(field, index));
            return;
        }
        switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case INT32 -> to.add(field, from.getInteger(field, index));
            case INT64 -> to.add(field, from.getLong(field, index));
            case BINARY -> to.add(field, from.getBinary(field, index));
            default -> throw new IllegalArgumentException("Cannot copy " + type);
        }
    }
}
