package dev.emissions.producer.generator;

/** What shows the ad. */
enum Device {
    PHONE("phone", 4.7, 0.07, 0.5),
    PC("pc", 55, 0.12, 0.03),
    TABLET("tablet", 5.0, 0.08, 0.15),
    TV("tv", 137, 0.13, 0);

    private final String text;
    private final double watts;
    private final double embodiedGrams;
    private final double mobileNetworkShare;

    Device(String text, double watts, double embodiedGrams, double mobileNetworkShare) {
        this.text = text;
        this.watts = watts;
        this.embodiedGrams = embodiedGrams;
        this.mobileNetworkShare = mobileNetworkShare;
    }

    String text() {
        return text;
    }

    double watts() {
        return watts;
    }

    /** What making the device cost, spread over the ads it ever shows (ours: fits the global share of the consumer's device). */
    double embodiedGrams() {
        return embodiedGrams;
    }

    double mobileNetworkShare() {
        return mobileNetworkShare;
    }
}
