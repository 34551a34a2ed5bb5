package dev.emissions.faults;

import java.time.Duration;

/**
 * What happens to a request.
 *
 * @param kind what goes wrong
 * @param delay how long the request is held back
 * @param moment runs in the proxy at the moment of the fault; a test may end a process in it
 * @param header name of the header that is taken away
 */
public record Fault(Kind kind, Duration delay, Runnable moment, String header) {
    /** Nothing goes wrong. */
    public static final Fault NONE = of(Kind.NONE);

    /** The request does not reach the server and is answered with status 500. */
    public static final Fault REFUSE_500 = of(Kind.REFUSE_500);

    /** The request does not reach the server and is answered with status 403, as to keys that have no right to it. */
    public static final Fault DENY_403 = of(Kind.DENY_403);

    /** The request reaches the server and is carried out; its answer does not come back. */
    public static final Fault LOST_REPLY = of(Kind.LOST_REPLY);

    /** The request does not reach the server; the connection ends. */
    public static final Fault DROP = of(Kind.DROP);

    /** Kinds of fault. */
    public enum Kind {
        NONE,
        REFUSE_500,
        DENY_403,
        SLOW,
        LOST_REPLY,
        DROP,
        STRIP_HEADER
    }

    /** The whole request is held back before it goes to the server; it goes there even if its client has given up meanwhile. */
    public static Fault slow(Duration delay) {
        return new Fault(Kind.SLOW, delay, () -> {}, "");
    }

    /** {@link #DROP} after {@code moment} has run: the last moment at which the request has not been carried out. */
    public static Fault before(Runnable moment) {
        return new Fault(Kind.DROP, Duration.ZERO, moment, "");
    }

    /** {@link #LOST_REPLY} after {@code moment} has run: the first moment at which the request has been carried out. */
    public static Fault after(Runnable moment) {
        return new Fault(Kind.LOST_REPLY, Duration.ZERO, moment, "");
    }

    /** The server does not see this header; it refuses the request if the header was signed and it checks signatures. */
    public static Fault stripHeader(String name) {
        return new Fault(Kind.STRIP_HEADER, Duration.ZERO, () -> {}, name);
    }

    @Override
    public String toString() {
        return kind.toString();
    }

    private static Fault of(Kind kind) {
        return new Fault(kind, Duration.ZERO, () -> {}, "");
    }
}
