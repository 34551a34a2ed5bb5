package dev.emissions.quality;

import dev.emissions.quality.Spelling.Standing;
import dev.emissions.schemas.Vocabularies;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads what sources write where a publisher's host name should stand. */
final class DomainReading implements Function<String, Spelling> {
    private static final int LONGEST_NAME = 253;
    /** With {@code www.} and a dot at its end. */
    private static final int LONGEST_STATED_NAME = LONGEST_NAME + 5;

    private static final Pattern SCHEME = Pattern.compile("^(?:[A-Za-z][A-Za-z0-9+.-]*:)?//");
    private static final Pattern PORT = Pattern.compile(":\\d{0,5}$");
    private static final Pattern NON_ASCII = Pattern.compile("[^\\x00-\\x7F]");
    /** Labels of letters, digits and inner hyphens; at least two; the last is no number, as it is in every notation of IPv4. */
    private static final Pattern HOST_NAME = Pattern.compile(
            "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?!\\d+$|0x[0-9a-f]*$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    @Override
    public Spelling apply(String text) {
        if (Absence.isStatedBy(text)) {
            return Spelling.unusable(Standing.MISSING);
        }
        return hostName(text)
                .map(host -> {
                    Spelling spelling =
                            host.equals(text) ? Spelling.exact(-1) : Spelling.replaced(Standing.RESPELLED, host, -1);
                    return servesAds(host) ? spelling.ofAdServer() : spelling;
                })
                .orElseGet(() -> Spelling.unusable(Standing.UNKNOWN));
    }

    private static Optional<String> hostName(String text) {
        return asciiLowerCase(authority(text.strip()))
                .map(DomainReading::withoutTrailingDot)
                .map(DomainReading::withoutWww)
                .filter(name -> name.length() <= LONGEST_NAME)
                .filter(name -> HOST_NAME.matcher(name).matches())
                .filter(name -> !name.endsWith(".localhost"));
    }

    /** What stands between the scheme and the path, without the port; user names stay, so that no host name comes of them. */
    private static String authority(String text) {
        String rest = SCHEME.matcher(text).replaceFirst("");
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return PORT.matcher(rest.substring(0, end)).replaceFirst("");
    }

    private static String withoutTrailingDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** As often as it stands there, and as long as what follows is more than one label. */
    private static String withoutWww(String host) {
        String rest = host;
        while (rest.startsWith("www.") && rest.indexOf('.', 4) > 0) {
            rest = rest.substring(4);
        }
        return rest;
    }

    private static Optional<String> asciiLowerCase(String host) {
        if (host.length() > LONGEST_STATED_NAME) {
            return Optional.empty();
        }
        try {
            String ascii = NON_ASCII.matcher(host).find() ? IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES) : host;
            return Optional.of(ascii.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean servesAds(String host) {
        for (int start = 0; start >= 0; ) {
            if (Vocabularies.AD_SERVER_DOMAINS.contains(host.substring(start))) {
                return true;
            }
            int dot = host.indexOf('.', start);
            start = dot < 0 ? -1 : dot + 1;
        }
        return false;
    }
}
