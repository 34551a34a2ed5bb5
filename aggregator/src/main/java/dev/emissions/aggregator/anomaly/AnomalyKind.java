package dev.emissions.aggregator.anomaly;

/** In what way an event stands out. */
enum AnomalyKind {
    HIGH("high"),
    LOW("low"),
    /** The total is spread over the components in an unusual way. */
    COMPONENT_SWAP("component_swap");

    private final String text;

    AnomalyKind(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
