package dev.emissions.lakehouse.show;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Values of a row as a person reads them in a terminal. */
final class Cells {
    private static final String CUT = "…";

    private Cells() {}

    /** The value on one line, cut to {@code most} characters; what a terminal would obey is shown instead. */
    static String text(Object value, int most) {
        if (value == null) {
            return "-";
        } else if (value instanceof Integer || value instanceof Long) {
            return String.format(Locale.ROOT, "%,d", ((Number) value).longValue());
        } else if (value instanceof BigDecimal number) {
            return decimal(number, number.scale());
        } else if (value instanceof byte[] bytes) {
            return cut(bytes(bytes, most), most);
        } else if (value instanceof List<?> list) {
            return cut(
                    list.stream().map(element -> text(element, most)).collect(Collectors.joining(", ", "[", "]")),
                    most);
        } else if (value instanceof Map<?, ?> map) {
            return cut(
                    map.entrySet().stream()
                            .map(entry -> entry.getKey() + ": " + text(entry.getValue(), most))
                            .collect(Collectors.joining(", ", "{", "}")),
                    most);
        }
        return cut(printable(value.toString(), most), most);
    }

    /** The number with separators and exactly {@code scale} digits after the point. */
    static String decimal(BigDecimal number, int scale) {
        return String.format(Locale.ROOT, "%,." + Math.max(scale, 0) + "f", number);
    }

    /** The text, or its beginning and a sign that there was more; {@code most} characters at most. */
    static String cut(String text, int most) {
        if (length(text) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)) + CUT;
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String bytes(byte[] bytes, int most) {
        byte[] beginning = bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.codePoints().noneMatch(Character::isISOControl)) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // Not text: shown as numbers.
            return "0x" + HexFormat.of().formatHex(beginning);
        }
        return "0x" + HexFormat.of().formatHex(beginning);
    }

    private static String printable(String text, int most) {
        if (text.codePoints().noneMatch(Cells::isUnsafe)) {
            return text;
        }
        var shown = new StringBuilder();
        text.codePoints().limit(most + 1L).forEach(character -> {
            if (isUnsafe(character)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", character));
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }

    /** Control characters, and those that change the direction of what follows. */
    private static boolean isUnsafe(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
    }
}
