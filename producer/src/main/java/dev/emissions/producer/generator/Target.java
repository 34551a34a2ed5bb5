package dev.emissions.producer.generator;

/** What events are written as; not every issue can be told in every form. */
enum Target {
    /** Records of a topic whose event times are those of the present, so that a clock that runs ahead can be told. */
    KAFKA_NOW,
    /** Records of a topic with event times of their own. */
    KAFKA,
    AVRO,
    JSON_LINES,
    FLAT_CSV
}
