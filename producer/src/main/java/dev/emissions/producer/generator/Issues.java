package dev.emissions.producer.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emissions.producer.generator.Issue.EventChange;
import dev.emissions.schemas.EmissionEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Every issue that can be injected, one value each; the shares follow what real feeds show, the usual ones first. */
final class Issues {
    private static final Set<Target> ALL = Set.copyOf(EnumSet.allOf(Target.class));
    private static final Set<Target> FULL_FORM = Set.of(Target.KAFKA_NOW, Target.KAFKA, Target.AVRO, Target.JSON_LINES);
    private static final Set<Target> STREAM = Set.of(Target.KAFKA_NOW, Target.KAFKA);
    private static final Set<Target> STREAM_AND_TEXT =
            Set.of(Target.KAFKA_NOW, Target.KAFKA, Target.JSON_LINES, Target.FLAT_CSV);
    private static final Set<Target> STREAM_AND_AVRO = Set.of(Target.KAFKA_NOW, Target.KAFKA, Target.AVRO);

    private static final long HOUR = Duration.ofHours(1).toNanos() / 1000;
    private static final long DAY = 24 * HOUR;

    private static final List<Issue> LIST = List.of(
            twin("DUPLICATE", 0.009, ALL, (event, random, arrival) -> {}),
            twin(
                    "CONFLICTING_DUPLICATE",
                    0.0005,
                    FULL_FORM,
                    (event, random, arrival) -> Grams.scale(event, random.between(1.02, 1.2))),
            change(
                    "TOTAL_MISMATCH",
                    0.0060,
                    (event, random, arrival) ->
                            event.setTotalGrams(Grams.sum(event) * (1 + random.between(0.005, 0.045)))),
            change("DOMAIN_MISSING", 0.0050, (event, random, arrival) -> event.setDomain(missing(random))),
            change("COUNTRY_MISSING", 0.0030, (event, random, arrival) -> event.setCountry(null)),
            full(
                    "COUNTRY_NORMALISED",
                    0.0020,
                    (event, random, arrival) -> event.setCountry(otherCountry(event, random))),
            full("DEVICE_NORMALISED", 0.0015, (event, random, arrival) -> event.setDevice(otherDevice(event, random))),
            full("IMPRESSIONS_ABSENT", 0.0010, (event, random, arrival) -> toOneImpression(event)),
            change(
                    "DOMAIN_NORMALISED",
                    0.0015,
                    (event, random, arrival) -> event.setDomain(otherDomain(event.getDomain(), random))),
            change(
                            "TOTAL_MISMATCH_LARGE",
                            0.0010,
                            (event, random, arrival) ->
                                    event.setTotalGrams(Grams.sum(event) * (1 + random.between(0.08, 0.6))))
                    .alsoFiring("TOTAL_MISMATCH"),
            change("COMPONENT_MISSING", 0.0010, (event, random, arrival) -> event.setCreativeDistributionGrams(null)),
            change("TOTAL_MISSING", 0.0008, (event, random, arrival) -> event.setTotalGrams(null)),
            change(
                    "DOMAIN_MASKED",
                    0.0008,
                    (event, random, arrival) -> event.setDomain(
                            random.oneOf(List.of("ad.doubleclick.net", "cdn.adnxs.com", "sizmek.com")))),
            change("FORMAT_SIZE_CONFLICT", 0.0008, (event, random, arrival) -> {
                event.setFormat(Format.AUDIO.text());
                event.setAdSize("300x250");
            }),
            change(
                    "FORMAT_NORMALISED",
                    0.0006,
                    (event, random, arrival) ->
                            event.setFormat(event.getFormat().toUpperCase(Locale.ROOT))),
            change(
                    "COUNTRY_UNKNOWN",
                    0.0005,
                    (event, random, arrival) -> event.setCountry(random.oneOf(List.of("ZZ", "ANZ", "Atlantis")))),
            change("AD_SIZE_INVALID", 0.0005, (event, random, arrival) -> {
                event.setFormat(Format.DISPLAY.text());
                event.setAdSize(random.oneOf(List.of("fluid", "300", "0x0", "300x")));
            }),
            Issue.change(
                    "LATE",
                    0.0004,
                    STREAM_AND_AVRO,
                    (event, random, arrival) -> event.setEventTime(arrival - random.below(6 * DAY) - 4 * DAY)),
            full("COVERAGE_MISSING", 0.0004, (event, random, arrival) -> {
                event.setDomainCoverage("missing");
                Grams.set(event, null);
            }),
            change("TOTAL_NEGATIVE", 0.0003, (event, random, arrival) -> event.setTotalGrams(-event.getTotalGrams())),
            change("COMPONENTS_MISSING", 0.0003, (event, random, arrival) -> {
                event.setCreativeDistributionGrams(null);
                event.setAdSelectionGrams(null);
            }),
            change("EMISSION_NOT_FINITE", 0.0003, (event, random, arrival) -> notFinite(event, random)),
            change("COMPONENT_NEGATIVE", 0.0002, (event, random, arrival) -> {
                event.setCreativeDistributionGrams(-event.getCreativeDistributionGrams());
                event.setTotalGrams(Grams.sum(event));
            }),
            change(
                    "DEVICE_UNKNOWN",
                    0.0003,
                    (event, random, arrival) -> event.setDevice(random.oneOf(List.of("fridge", "8", "1")))),
            change("FORMAT_UNKNOWN", 0.0002, (event, random, arrival) -> event.setFormat("hologram")),
            change(
                    "INTENSITY_HIGH",
                    0.0003,
                    (event, random, arrival) -> Grams.scale(event, random.between(6, 18) / Grams.perImpression(event))),
            change("UNIT_SUSPECT", 0.0003, (event, random, arrival) -> Grams.scale(event, 1000)),
            change("ZERO_EMISSION", 0.0003, (event, random, arrival) -> Grams.set(event, 0.0)),
            change("COVERAGE_CONTRADICTION", 0.0003, (event, random, arrival) -> event.setDomainCoverage("unknown")),
            full("EVENT_ID_MISSING", 0.0002, (event, random, arrival) -> event.setEventId(null)),
            change("EVENT_TIME_MISSING", 0.0001, (event, random, arrival) -> event.setEventTime(null)),
            change("EVENT_TIME_INVALID", 0.0001, (event, random, arrival) -> event.setEventTime(Long.MIN_VALUE)),
            change(
                    "EVENT_TIME_FUTURE",
                    0.0001,
                    (event, random, arrival) -> event.setEventTime(arrival + 3 * DAY + random.below(300 * DAY))),
            Issue.change(
                    "CLOCK_SKEW",
                    0.0002,
                    Set.of(Target.KAFKA_NOW),
                    (event, random, arrival) -> event.setEventTime(arrival + HOUR / 15)),
            change(
                    "DOMAIN_INVALID",
                    0.0002,
                    (event, random, arrival) -> event.setDomain(
                            random.oneOf(List.of("localhost", "192.168.0.12", "not a domain", "under_score!")))),
            full("IMPRESSIONS_INVALID", 0.0002, (event, random, arrival) -> event.setImpressions(-random.below(3L))),
            full("FRAMEWORK_UNKNOWN", 0.0002, (event, random, arrival) -> toHouseEstimate(event)),
            Issue.bytes("UNDECODABLE", 0.0001, STREAM_AND_TEXT, Issues::undecodable),
            Issue.bytes("UNKNOWN_SCHEMA", 0.0001, STREAM, (value, random) -> {
                value[2] ^= 0x55;
                return value;
            }));

    private Issues() {}

    static List<Issue> all() {
        return LIST;
    }

    static Optional<Issue> named(String id) {
        return LIST.stream().filter(issue -> issue.id().equals(id)).findFirst();
    }

    private static Issue change(String id, double share, EventChange change) {
        return Issue.change(id, share, ALL, change);
    }

    private static Issue full(String id, double share, EventChange change) {
        return Issue.change(id, share, FULL_FORM, change);
    }

    private static Issue twin(String id, double share, Set<Target> targets, EventChange change) {
        return Issue.twin(id, share, targets, change);
    }

    private static String missing(EventRandom random) {
        return random.chance(0.7) ? null : random.oneOf(List.of("", " ", "null", "n/a", "-"));
    }

    private static String otherCountry(EmissionEvent event, EventRandom random) {
        Market market = Markets.of(event.getCountry());
        return random.oneOf(
                List.of(market.alpha3(), market.name(), market.code().toLowerCase(Locale.ROOT)));
    }

    private static String otherDevice(EmissionEvent event, EventRandom random) {
        return random.oneOf(
                switch (event.getDevice()) {
                    case "phone" -> List.of("mobile", "4", "Smartphone");
                    case "pc" -> List.of("desktop", "2", "PC");
                    case "tablet" -> List.of("5", "Tablet", "iPad");
                    default -> List.of("3", "Smart TV", "ctv");
                });
    }

    private static String otherDomain(String domain, EventRandom random) {
        return switch (random.below(5)) {
            case 0 -> "https://www." + domain + "/";
            case 1 -> domain.toUpperCase(Locale.ROOT);
            case 2 -> "www." + domain;
            case 3 -> domain + ":443";
            default -> domain + ".";
        };
    }

    private static void toOneImpression(EmissionEvent event) {
        Grams.scale(event, 1.0 / event.getImpressions());
        event.setImpressions(null);
    }

    private static void notFinite(EmissionEvent event, EventRandom random) {
        event.setAdSelectionGrams(random.chance(0.5) ? Double.NaN : Double.POSITIVE_INFINITY);
    }

    /** A framework that nobody else knows, and that counts the media around the ad. */
    private static void toHouseEstimate(EmissionEvent event) {
        event.setFramework("house-estimate");
        if (event.getMediaDistributionGrams() == null) {
            event.setMediaDistributionGrams(0.0);
        }
    }

    private static byte[] undecodable(byte[] value, EventRandom random) {
        return switch (random.below(3)) {
            case 0 -> Arrays.copyOf(value, value.length / 2);
            case 1 -> "{\"domain\": \"sent as JSON by mistake\"}".getBytes(UTF_8);
            default -> Arrays.copyOf(value, value.length + 3);
        };
    }
}
