package dev.emissions.faults;

import java.util.regex.Pattern;

/** Which requests are meant: those whose method and whose path have a match of these. */
public record RequestPattern(Pattern method, Pattern path) {
    /** Every request. */
    public static RequestPattern any() {
        return of("", "");
    }

    /** Regular expressions; each may match any part, as {@code "PUT|POST"} and {@code "_delta_log/.*json$"}. */
    public static RequestPattern of(String method, String path) {
        return new RequestPattern(Pattern.compile(method), Pattern.compile(path));
    }

    /** Whether the request is meant. */
    public boolean matches(Request request) {
        return method.matcher(request.method()).find()
                && path.matcher(request.path()).find();
    }
}
