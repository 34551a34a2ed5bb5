package dev.emissions.producer.generator;

import java.util.List;

/** What kind of thing the ad is, with its usual sizes, weight on the wire and time in view. */
enum Format {
    BANNER("banner", 0.00015, 3),
    DISPLAY("display", 0.0004, 3),
    NATIVE("native", 0.0005, 3),
    VIDEO("video", 0.008, 20),
    AUDIO("audio", 0.0007, 30);

    private static final List<String> BANNER_SIZES = List.of("320x50", "728x90", "970x250");
    private static final List<String> DISPLAY_SIZES = List.of("300x250", "160x600", "336x280", "300x600");
    private static final List<String> NATIVE_SIZES = List.of("1200x627", "600x600");
    private static final List<String> VIDEO_SIZES = List.of("640x360", "1280x720", "1920x1080");

    private final String text;
    private final double gigabytes;
    private final double seconds;

    Format(String text, double gigabytes, double seconds) {
        this.text = text;
        this.gigabytes = gigabytes;
        this.seconds = seconds;
    }

    String text() {
        return text;
    }

    double gigabytes() {
        return gigabytes;
    }

    double seconds() {
        return seconds;
    }

    /** A usual size, or null where the format has none. */
    String drawAdSize(EventRandom random) {
        return switch (this) {
            case BANNER -> random.oneOf(BANNER_SIZES);
            case DISPLAY -> random.oneOf(DISPLAY_SIZES);
            case NATIVE -> random.oneOf(NATIVE_SIZES);
            case VIDEO -> random.oneOf(VIDEO_SIZES);
            case AUDIO -> null;
        };
    }
}
