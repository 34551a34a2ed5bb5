package dev.emissions.cleaner.repair;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emissions.cleaner.KafkaRecord.Header;
import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.TableRow;
import java.io.PrintWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A rejected record with all that is known of it, for people. */
final class RecordText {
    private static final int MOST_BYTES = 16_384;
    private static final int HEX_LINE = 32;

    private final PrintWriter out;

    RecordText(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints the record.
     *
     * @param corrections its rows of that table, oldest first
     */
    void print(Rejected rejected, List<TableRow> corrections) {
        out.println(rejected.position() + " of " + rejected.kafkaTime() + ": "
                + rejected.standing().word());
        out.println();
        out.println("Rejected by catalogue " + rejected.catalogueVersion());
        rejected.reasons().forEach(rule -> out.println("  " + rule + ": " + RuleSummary.description(rule)));
        history(corrections);
        headers(rejected.record().headers());
        out.println();
        bytes("Key", rejected.record().key());
        Optional<ObjectNode> event = new EventJson().read(rejected.record().value());
        event.ifPresent(this::event);
        bytes("Value", rejected.record().value());
        out.flush();
    }

    private void event(ObjectNode event) {
        out.println("Event");
        event.properties()
                .forEach(field -> out.printf(
                        Locale.ROOT,
                        "  %-28s %s%n",
                        field.getKey(),
                        field.getValue().isNull() ? "-" : field.getValue().toString()));
    }

    private void history(List<TableRow> corrections) {
        if (corrections.isEmpty()) {
            return;
        }
        out.println();
        out.println("Since then");
        for (TableRow row : corrections) {
            Object note = row.value(CorrectionsTable.NOTE);
            out.println("  " + row.value(CorrectionsTable.CORRECTED_AT) + " "
                    + row.value(CorrectionsTable.CAUSE) + ": " + row.value(CorrectionsTable.FROM_DISPOSITION) + " -> "
                    + row.value(CorrectionsTable.TO_DISPOSITION)
                    + (row.value(CorrectionsTable.EDITED_VALUE) == null ? "" : ", edited")
                    + (note == null ? "" : ", " + printable((String) note))
                    + " (" + row.value(CorrectionsTable.OPERATION_ID) + ")");
        }
    }

    private void headers(Header[] headers) {
        if (headers.length == 0) {
            return;
        }
        out.println();
        out.println("Headers");
        for (Header header : headers) {
            out.println("  " + printable(header.key()) + ": "
                    + RecordLine.text(header.value()).map(RecordText::printable).orElseGet(() -> hex(header.value())));
        }
    }

    private void bytes(String name, byte[] bytes) {
        if (bytes == null) {
            out.println(name + ": none");
            return;
        }
        byte[] shown = bytes.length > MOST_BYTES ? java.util.Arrays.copyOf(bytes, MOST_BYTES) : bytes;
        out.printf(
                Locale.ROOT,
                "%s, %,d bytes%s%n",
                name,
                bytes.length,
                shown == bytes ? "" : ", of which the first " + MOST_BYTES + " are");
        Optional<String> text = RecordLine.text(shown).filter(RecordText::isPrintable);
        if (text.isPresent()) {
            out.println("  " + text.orElseThrow());
            return;
        }
        for (int at = 0; at < shown.length; at += HEX_LINE) {
            int length = Math.min(HEX_LINE, shown.length - at);
            out.println("  " + HexFormat.of().formatHex(shown, at, at + length));
        }
    }

    private static String hex(byte[] bytes) {
        return bytes == null ? "none" : "0x" + HexFormat.of().formatHex(bytes);
    }

    private static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(RecordText::isUnsafe);
    }

    /** What a terminal would obey is shown as a question mark. */
    private static String printable(String text) {
        return isPrintable(text)
                ? text
                : text.codePoints()
                        .map(character -> isUnsafe(character) ? '?' : character)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isUnsafe(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
    }
}
