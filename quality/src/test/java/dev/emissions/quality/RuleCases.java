package dev.emissions.quality;

import static dev.emissions.quality.RuleCase.absent;
import static dev.emissions.quality.RuleCase.absentFires;
import static dev.emissions.quality.RuleCase.passing;
import static dev.emissions.quality.RuleCase.violating;

import dev.emissions.schemas.EmissionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The table of rules and events: each rule has events for which it fires and events for which it does not. */
final class RuleCases {
    private RuleCases() {}

    static Stream<RuleCase> all() {
        return Stream.of(identityAndTime(), domains(), dimensions(), grams(), totals(), components(), context())
                .flatMap(List::stream);
    }

    private static List<RuleCase> identityAndTime() {
        return List.of(
                violating("EVENT_ID_MISSING", e -> e.setEventId("  ")),
                violating("EVENT_ID_MISSING", e -> e.setEventId("NULL")),
                violating("EVENT_ID_MISSING", e -> e.setEventId("")),
                passing("EVENT_ID_MISSING", e -> e.setEventId("nullable-7")),
                passing("EVENT_ID_MISSING", e -> e.setEventId("--")),
                absentFires("EVENT_ID_MISSING", e -> e.setEventId(null)),
                violating("EVENT_TIME_MISSING", e -> e.setEventTime(null)),
                passing("EVENT_TIME_MISSING", e -> e.setEventTime(0L)),
                absentFires("EVENT_TIME_MISSING", e -> e.setEventTime(null)),
                violating("EVENT_TIME_INVALID", e -> e.setEventTime(Long.MIN_VALUE)),
                violating("EVENT_TIME_INVALID", e -> e.setEventTime(Long.MAX_VALUE)),
                violating("EVENT_TIME_INVALID", e -> e.setEventTime(-1L)),
                violating("EVENT_TIME_INVALID", at("1999-12-31T23:59:59.999999Z")),
                violating("EVENT_TIME_INVALID", at("2100-01-01T00:00:00Z")),
                passing("EVENT_TIME_INVALID", at("2000-01-01T00:00:00Z")),
                passing("EVENT_TIME_INVALID", at("2099-12-31T23:59:59.999999Z")),
                absent("EVENT_TIME_INVALID", e -> e.setEventTime(null)),
                violating("EVENT_TIME_FUTURE", e -> {})
                        .appendedAfter(Duration.ofMinutes(-5).minusNanos(1000)),
                passing("EVENT_TIME_FUTURE", e -> {}).appendedAfter(Duration.ofMinutes(-5)),
                passing("EVENT_TIME_FUTURE", e -> e.setEventTime(Long.MAX_VALUE)),
                absent("EVENT_TIME_FUTURE", e -> e.setEventTime(null)),
                violating("CLOCK_SKEW", e -> {}).appendedAfter(Duration.ofMinutes(-5)),
                violating("CLOCK_SKEW", e -> {}).appendedAfter(Duration.ofNanos(-1000)),
                passing("CLOCK_SKEW", e -> {}).appendedAfter(Duration.ZERO),
                passing("CLOCK_SKEW", e -> {}).appendedAfter(Duration.ofMinutes(-6)),
                absent("CLOCK_SKEW", e -> e.setEventTime(null)).appendedAfter(Duration.ofMinutes(-1)),
                violating("LATE", e -> {}).appendedAfter(Duration.ofDays(3).plusNanos(1000)),
                passing("LATE", e -> {}).appendedAfter(Duration.ofDays(3)),
                passing("LATE", e -> {}).appendedAfter(Duration.ofDays(400)).fromFile(),
                absent("LATE", e -> e.setEventTime(null)).appendedAfter(Duration.ofDays(4)));
    }

    private static Consumer<EmissionEvent.Builder> at(String instant) {
        return event -> event.setEventTime(Given.micros(Instant.parse(instant)));
    }

    private static List<RuleCase> domains() {
        return List.of(
                violating("DOMAIN_MISSING", e -> e.setDomain(" ")),
                violating("DOMAIN_MISSING", e -> e.setDomain("Null")),
                violating("DOMAIN_MISSING", e -> e.setDomain("N/A")),
                violating("DOMAIN_MISSING", e -> e.setDomain("-")),
                passing("DOMAIN_MISSING", e -> e.setDomain("null.example.com")),
                absentFires("DOMAIN_MISSING", e -> e.setDomain(null)),
                violating("DOMAIN_NORMALISED", e -> e.setDomain("https://www.Example.com:8080/a?b#c")),
                passing("DOMAIN_NORMALISED", e -> e.setDomain("example.co.uk")),
                absent("DOMAIN_NORMALISED", e -> e.setDomain(null)),
                violating("DOMAIN_INVALID", e -> e.setDomain("localhost")),
                violating("DOMAIN_INVALID", e -> e.setDomain("192.168.0.1")),
                violating("DOMAIN_INVALID", e -> e.setDomain("http://[::1]:80/")),
                passing("DOMAIN_INVALID", e -> e.setDomain("1.2.3.4.example.com")),
                absent("DOMAIN_INVALID", e -> e.setDomain(null)),
                violating("DOMAIN_MASKED", e -> e.setDomain("doubleclick.net")),
                violating("DOMAIN_MASKED", e -> e.setDomain("TPC.googlesyndication.com")),
                passing("DOMAIN_MASKED", e -> e.setDomain("mydoubleclick.net")),
                absent("DOMAIN_MASKED", e -> e.setDomain(null)));
    }

    private static List<RuleCase> dimensions() {
        return List.of(
                violating("COUNTRY_NORMALISED", e -> e.setCountry("UK")),
                violating("COUNTRY_NORMALISED", e -> e.setCountry("France")),
                violating("COUNTRY_NORMALISED", e -> e.setCountry("FRA")),
                violating("COUNTRY_NORMALISED", e -> e.setCountry("fr")),
                passing("COUNTRY_NORMALISED", e -> e.setCountry("GB")),
                passing("COUNTRY_NORMALISED", e -> e.setCountry("ANZ")),
                absent("COUNTRY_NORMALISED", e -> e.setCountry(null)),
                violating("COUNTRY_MISSING", e -> e.setCountry("n/a")),
                passing("COUNTRY_MISSING", e -> e.setCountry("NA")),
                passing("COUNTRY_MISSING", e -> e.setCountry("ZZ")),
                absentFires("COUNTRY_MISSING", e -> e.setCountry(null)),
                violating("COUNTRY_UNKNOWN", e -> e.setCountry("ZZ")),
                violating("COUNTRY_UNKNOWN", e -> e.setCountry("ANZ")),
                violating("COUNTRY_UNKNOWN", e -> e.setCountry("Atlantis")),
                passing("COUNTRY_UNKNOWN", e -> e.setCountry("Germany")),
                absent("COUNTRY_UNKNOWN", e -> e.setCountry(null)),
                violating("DEVICE_NORMALISED", e -> e.setDevice("desktop")),
                violating("DEVICE_NORMALISED", e -> e.setDevice("3")),
                passing("DEVICE_NORMALISED", e -> e.setDevice("tablet")),
                absent("DEVICE_NORMALISED", e -> e.setDevice(null)),
                violating("DEVICE_UNKNOWN", e -> e.setDevice("1")),
                violating("DEVICE_UNKNOWN", e -> e.setDevice("unknown")),
                passing("DEVICE_UNKNOWN", e -> e.setDevice("mobile")),
                absentFires("DEVICE_UNKNOWN", e -> e.setDevice(null)),
                violating("FORMAT_NORMALISED", e -> e.setFormat("Banner")),
                passing("FORMAT_NORMALISED", e -> e.setFormat("native")),
                absent("FORMAT_NORMALISED", e -> e.setFormat(null)),
                violating("FORMAT_UNKNOWN", e -> e.setFormat("skywriting")),
                passing("FORMAT_UNKNOWN", e -> e.setFormat("video ad")),
                absentFires("FORMAT_UNKNOWN", e -> e.setFormat(null)),
                violating("AD_SIZE_INVALID", e -> e.setAdSize("300")),
                violating("AD_SIZE_INVALID", e -> e.setAdSize("0x250")),
                violating("AD_SIZE_INVALID", e -> e.setAdSize("300x250x2")),
                violating("AD_SIZE_INVALID", e -> e.setAdSize("x")),
                violating("AD_SIZE_INVALID", e -> e.setAdSize("300x")),
                violating("AD_SIZE_INVALID", e -> e.setAdSize("300X250")),
                violating("AD_SIZE_INVALID", e -> e.setAdSize("300x123456")),
                passing("AD_SIZE_INVALID", e -> e.setAdSize("1x1")),
                passing("AD_SIZE_INVALID", e -> e.setAdSize("-")),
                absent("AD_SIZE_INVALID", e -> e.setAdSize(null)),
                violating("FORMAT_SIZE_CONFLICT", e -> e.setFormat("audio")),
                violating("FORMAT_SIZE_CONFLICT", e -> e.setFormat("Podcast").setAdSize("any")),
                passing("FORMAT_SIZE_CONFLICT", e -> e.setFormat("video")),
                absent("FORMAT_SIZE_CONFLICT", e -> e.setFormat("audio").setAdSize("")),
                absent("FORMAT_SIZE_CONFLICT", e -> e.setFormat(null)));
    }

    private static List<RuleCase> grams() {
        return List.of(
                violating("EMISSION_NOT_FINITE", e -> e.setAdSelectionGrams(Double.NaN)),
                violating("EMISSION_NOT_FINITE", e -> e.setConsumerDeviceGrams(Double.POSITIVE_INFINITY)),
                violating("EMISSION_NOT_FINITE", e -> e.setTotalGrams(Double.NEGATIVE_INFINITY)),
                passing("EMISSION_NOT_FINITE", e -> e.setTotalGrams(Double.MAX_VALUE)),
                absent("EMISSION_NOT_FINITE", e -> grams(e, null, null, null, null)),
                violating("COMPONENT_NEGATIVE", e -> e.setMediaDistributionGrams(-1e-12)),
                passing("COMPONENT_NEGATIVE", e -> e.setMediaDistributionGrams(-0.0)),
                passing("COMPONENT_NEGATIVE", e -> e.setTotalGrams(-1.0)),
                absent("COMPONENT_NEGATIVE", e -> grams(e, null, null, null, 1.0)),
                violating("INTENSITY_HIGH", e -> scaled(e, 5 / 0.3)),
                violating("INTENSITY_HIGH", e -> scaled(e, 20 / 0.3)),
                passing("INTENSITY_HIGH", e -> scaled(e, 4.99 / 0.3)),
                passing("INTENSITY_HIGH", e -> scaled(e, 20.1 / 0.3)),
                absent("INTENSITY_HIGH", e -> grams(e, null, null, null, null)),
                violating("UNIT_SUSPECT", e -> scaled(e, 20.1 / 0.3)),
                violating("UNIT_SUSPECT", e -> scaled(e, 0.001)),
                violating("UNIT_SUSPECT", e -> e.setImpressions(1_000_000_000_000L)
                        .setTotalGrams(9.1e8)),
                violating("UNIT_SUSPECT", e -> e.setTotalGrams(Double.MAX_VALUE)),
                violating("UNIT_SUSPECT", e -> grams(e.setImpressions(1_000_000_000_000L), 5e8, 5e8, 0.0, null)),
                passing("UNIT_SUSPECT", e -> scaled(e, 20 / 0.3)),
                passing("UNIT_SUSPECT", e -> scaled(e, 0.0001)),
                passing("UNIT_SUSPECT", e -> scaled(e, 0.01)),
                absent("UNIT_SUSPECT", e -> grams(e, 2e-4, 4e-5, 6e-5, 3e-4).setImpressions(null)),
                absent("UNIT_SUSPECT", e -> grams(e, null, null, null, null)));
    }

    private static EmissionEvent.Builder grams(
            EmissionEvent.Builder event, Double adSelection, Double creative, Double media, Double total) {
        return event.setAdSelectionGrams(adSelection)
                .setCreativeDistributionGrams(creative)
                .setMediaDistributionGrams(media)
                .setTotalGrams(total);
    }

    private static void scaled(EmissionEvent.Builder event, double factor) {
        grams(event, 200 * factor, 40 * factor, 60 * factor, 300 * factor);
    }

    private static List<RuleCase> totals() {
        return List.of(
                violating("TOTAL_NEGATIVE", e -> e.setTotalGrams(-300.0)),
                passing("TOTAL_NEGATIVE", e -> e.setTotalGrams(-300.0).setAdSelectionGrams(-1.0)),
                passing("TOTAL_NEGATIVE", e -> grams(e, 0.0, 0.0, 0.0, -0.0)),
                absent("TOTAL_NEGATIVE", e -> e.setTotalGrams(null)),
                violating("TOTAL_MISSING", e -> e.setTotalGrams(null)),
                passing("TOTAL_MISSING", e -> e.setTotalGrams(0.0)),
                passing("TOTAL_MISSING", e -> e.setTotalGrams(null).setAdSelectionGrams(null)),
                absentFires("TOTAL_MISSING", e -> e.setTotalGrams(null)),
                violating("TOTAL_MISMATCH", e -> e.setTotalGrams(300.301)),
                violating("TOTAL_MISMATCH", e -> e.setTotalGrams(0.0)),
                violating("TOTAL_MISMATCH", e -> grams(e, 1e-3, 1e-3, 0.0, 2.0021e-3)),
                passing("TOTAL_MISMATCH", e -> e.setTotalGrams(300.3)),
                passing("TOTAL_MISMATCH", e -> e.setTotalGrams(299.7)),
                passing("TOTAL_MISMATCH", e -> grams(e, 1e-4, 1e-4, 0.0, 2.02e-4)),
                absent("TOTAL_MISMATCH", e -> e.setTotalGrams(null)),
                violating("TOTAL_MISMATCH_LARGE", e -> e.setTotalGrams(316.0)),
                passing("TOTAL_MISMATCH_LARGE", e -> e.setTotalGrams(315.0)),
                absent("TOTAL_MISMATCH_LARGE", e -> e.setTotalGrams(null)),
                violating("ZERO_EMISSION", e -> grams(e, 0.0, 0.0, 0.0, 0.0)),
                violating("ZERO_EMISSION", e -> grams(e, 0.0, 0.0, 0.0, null)),
                passing("ZERO_EMISSION", e -> grams(e, 0.0, 0.0, 0.0, 0.0).setDomainCoverage("missing")),
                passing("ZERO_EMISSION", e -> grams(e, 0.0, 0.0, 1e-9, 1e-9)),
                absent("ZERO_EMISSION", e -> grams(e, null, null, null, null)));
    }

    private static List<RuleCase> components() {
        return List.of(
                violating("COMPONENT_MISSING", e -> e.setCreativeDistributionGrams(null)),
                violating("COMPONENT_MISSING", e -> e.setFramework("scope3-consumer-device")),
                violating("COMPONENT_MISSING", e -> e.setFramework("gmsf").setMediaDistributionGrams(null)),
                passing("COMPONENT_MISSING", e -> e.setConsumerDeviceGrams(null)),
                passing("COMPONENT_MISSING", e -> e.setFramework("gmsf")
                        .setMediaDistributionGrams(null)
                        .setConsumerDeviceGrams(60.0)),
                passing("COMPONENT_MISSING", e -> grams(e, 200.0, null, 60.0, 259.0)),
                absentFires("COMPONENT_MISSING", e -> e.setAdSelectionGrams(null)),
                violating("COMPONENTS_MISSING", e -> grams(e, 200.0, null, null, 300.0)),
                violating("COMPONENTS_MISSING", e -> grams(e, 200.0, null, 60.0, 259.0)),
                violating("COMPONENTS_MISSING", e -> grams(e, 200.0, null, 60.0, null)),
                violating("COMPONENTS_MISSING", e -> grams(e, 200.0, null, 60.0, -300.0)),
                passing("COMPONENTS_MISSING", e -> grams(e, 200.0, null, 60.0, 260.0)),
                absentFires("COMPONENTS_MISSING", e -> grams(e, null, null, null, null)),
                absent("COMPONENTS_MISSING", e -> grams(e, null, null, null, null)
                        .setDomainCoverage("missing")));
    }

    private static List<RuleCase> context() {
        return List.of(
                violating("COVERAGE_MISSING", e -> grams(e, null, null, null, null)
                        .setDomainCoverage("missing")),
                violating(
                        "COVERAGE_MISSING", e -> grams(e, null, null, null, 0.0).setDomainCoverage("unknown")),
                passing("COVERAGE_MISSING", e -> e.setDomainCoverage("missing")),
                passing("COVERAGE_MISSING", e -> e.setDomainCoverage("modeled")),
                absentFires("COVERAGE_MISSING", e -> grams(e, null, null, null, null)
                        .setDomainCoverage(null)),
                violating("COVERAGE_CONTRADICTION", e -> e.setDomainCoverage("missing")),
                violating("COVERAGE_CONTRADICTION", e -> e.setDomainCoverage("guessed")),
                violating("COVERAGE_CONTRADICTION", e -> grams(e, null, null, null, null)),
                passing("COVERAGE_CONTRADICTION", e -> e.setDomainCoverage("modeled")),
                passing("COVERAGE_CONTRADICTION", e -> grams(e, 0.0, 0.0, 0.0, 0.0)),
                absentFires("COVERAGE_CONTRADICTION", e -> e.setDomainCoverage(null)),
                violating("IMPRESSIONS_ABSENT", e -> e.setImpressions(null).setTotalGrams(300.0)),
                passing("IMPRESSIONS_ABSENT", e -> e.setImpressions(1L)),
                absentFires("IMPRESSIONS_ABSENT", e -> e.setImpressions(null)),
                violating("IMPRESSIONS_INVALID", e -> e.setImpressions(0L)),
                violating("IMPRESSIONS_INVALID", e -> e.setImpressions(Long.MIN_VALUE)),
                violating("IMPRESSIONS_INVALID", e -> e.setImpressions(Long.MAX_VALUE)),
                passing("IMPRESSIONS_INVALID", e -> e.setImpressions(1_000_000_000_000L)),
                absent("IMPRESSIONS_INVALID", e -> e.setImpressions(null)),
                violating("FRAMEWORK_UNKNOWN", e -> e.setFramework("scope4")),
                passing("FRAMEWORK_UNKNOWN", e -> e.setFramework("gmsf")),
                absentFires("FRAMEWORK_UNKNOWN", e -> e.setFramework(null)));
    }
}
