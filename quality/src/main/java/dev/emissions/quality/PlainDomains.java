package dev.emissions.quality;

import dev.emissions.schemas.Vocabularies;

/**
 * Recognises, on its bytes and without memory of others, a domain that is surely kept as it is; most are.
 *
 * <p>It may say no to a domain that {@link DomainReading} finds right, never yes to one that it does not.
 */
final class PlainDomains {
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;
    private static final int LOCALHOST = "localhost".length();
    private static final int FILTER_BITS = 1 << 12;

    /** Bits of the marks of ad-server domains: a clear one means that a name is none. */
    private final long[] adServers = new long[FILTER_BITS / Long.SIZE];

    PlainDomains() {
        for (String domain : Vocabularies.AD_SERVER_DOMAINS.values()) {
            int mark = mark(domain.length(), domain.charAt(0), domain.charAt(1));
            adServers[slot(mark)] |= 1L << mark;
        }
    }

    /** From the last letter to the first, so that the last label is known when the others are met. */
    boolean recognises(byte[] buffer, int start, int length) {
        if (length > LONGEST_NAME || isWww(buffer, start, length)) {
            return false;
        }
        int end = start + length;
        int labels = 0;
        int labelEnd = end;
        for (int at = labelEnd - 1; at >= start; at--) {
            byte next = buffer[at];
            if (next == '.') {
                if (!isLabel(buffer, at + 1, labelEnd, labels) || mayServeAds(buffer, at + 1, end)) {
                    return false;
                }
                labels++;
                labelEnd = at;
            } else if (!(next >= 'a' && next <= 'z')
                    && !(labels > 0 && ((next >= '0' && next <= '9') || next == '-'))) {
                return false;
            }
        }
        return labels > 0 && isLabel(buffer, start, labelEnd, labels) && !mayServeAds(buffer, start, end);
    }

    private static boolean isWww(byte[] buffer, int start, int length) {
        return length > 3
                && buffer[start] == 'w'
                && buffer[start + 1] == 'w'
                && buffer[start + 2] == 'w'
                && buffer[start + 3] == '.';
    }

    private static boolean isLabel(byte[] buffer, int start, int end, int labelsBehind) {
        int length = end - start;
        return length > 0
                && length <= LONGEST_LABEL
                && buffer[start] != '-'
                && buffer[end - 1] != '-'
                && (labelsBehind > 0 || length != LOCALHOST);
    }

    /** Asked of the name and of each of its parents, whose first letters and length tell nearly all of them from ad servers. */
    private boolean mayServeAds(byte[] buffer, int start, int end) {
        int length = end - start;
        if (length < 2) {
            return false;
        }
        int mark = mark(length, buffer[start], buffer[start + 1]);
        return (adServers[slot(mark)] & (1L << mark)) != 0;
    }

    private static int mark(int length, int first, int second) {
        return ((length * 31 + first) * 31 + second) * 0x9E3779B1;
    }

    private static int slot(int mark) {
        return mark >>> 26;
    }
}
