package dev.emissions.producer.generator;

import dev.emissions.producer.generator.EmissionModel.Placement;
import dev.emissions.schemas.EmissionEvent;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes the event of any position of a plan, each a pure function of plan and position: so a resend of an event however far behind
 * needs no memory of it. Not for use by several threads.
 */
final class EventGenerator {
    private static final int TWIN_ATTEMPTS = 32;
    /** Share of an audience that is in the site's own country. */
    private static final double AT_HOME = 0.65;

    private static final double MOST_IMPRESSIONS = 2000;
    private static final WeightedChoice<String> BUYING_METHODS =
            new WeightedChoice<>(List.of("open-auction", "private-marketplace", "direct"), method -> switch (method) {
                case "open-auction" -> 6;
                case "private-marketplace" -> 2.5;
                default -> 1.5;
            });

    private final GenerationPlan plan;
    private final WeightedChoice<Site> sites;
    private final WeightedChoice<Market> markets;
    private final Methodology methodology;
    private final long idKey;
    private final EventRandom eventRandom;
    private final EventRandom issueRandom;
    private final EventRandom twinRandom;
    private final EventRandom anomalyRandom;

    EventGenerator(GenerationPlan plan) {
        this.plan = plan;
        this.sites = new WeightedChoice<>(Site.all(plan.seed(), plan.sites(), Markets.all()), Site::weight);
        this.markets = new WeightedChoice<>(Markets.all(), Market::weight);
        this.methodology = new Methodology(plan.seed());
        // Runs of one seed at different times are different events, so their ids differ.
        this.idKey =
                new EventRandom(plan.seed(), Stream.IDS).at(plan.startMicros()).nextLong();
        this.eventRandom = new EventRandom(plan.seed(), Stream.EVENTS);
        this.issueRandom = new EventRandom(plan.seed(), Stream.ISSUES);
        this.twinRandom = new EventRandom(plan.seed(), Stream.TWINS);
        this.anomalyRandom = new EventRandom(plan.seed(), Stream.ANOMALIES);
    }

    /** Fills {@code into} with the event of the position, counted from 0. */
    void generate(long position, GeneratedEvent into) {
        into.begin(position);
        Issue issue = issueAt(position);
        long twin = issue != null && issue.isTwin() ? twinOf(position) : position;
        if (issue != null && issue.isTwin() && twin == position) {
            issue = null;
        }
        makeFaultless(twin, into);
        if (issue != null) {
            inject(issue, position, into);
        }
        into.event().setProducerSequence(position);
    }

    private Issue issueAt(long position) {
        return plan.issues().pick(issueRandom.at(position).uniform());
    }

    /** An earlier position without an issue, close by or far behind; the position itself if none was found. */
    private long twinOf(long position) {
        twinRandom.at(position);
        for (int attempt = 0; attempt < TWIN_ATTEMPTS && position > 0; attempt++) {
            long twin = position - (long) twinRandom.logBetween(1, position + 1.0);
            if (twin >= 0 && issueAt(twin) == null) {
                return twin;
            }
        }
        return position;
    }

    private void inject(Issue issue, long position, GeneratedEvent into) {
        into.issue(issue);
        EventRandom random = issueRandom.at(position);
        // The first number has chosen the issue.
        random.nextLong();
        issue.injection().inject(into, random, plan.timeline().arrivalMicros(position));
    }

    private void makeFaultless(long position, GeneratedEvent into) {
        EmissionEvent event = into.event();
        fill(position, event);
        if (plan.target() == Target.FLAT_CSV) {
            FlatForm.reduce(event);
        }
        if (issueAt(position) == null && anomalyRandom.at(position).chance(plan.anomalyRate())) {
            AnomalyKind kind = AnomalyKind.draw(event, anomalyRandom);
            double magnitude = kind.apply(event, anomalyRandom);
            // A resend of it is not kept, so that only the first one counts.
            if (into.sequence() == position) {
                into.anomaly(kind, magnitude);
            }
        }
    }

    private void fill(long position, EmissionEvent event) {
        EventRandom random = eventRandom.at(position);
        Site site = sites.draw(random);
        Market market = random.chance(AT_HOME) ? site.home() : markets.draw(random);
        Device device = site.channel().drawDevice(random);
        Format format = site.channel().drawFormat(random);
        boolean mobile = random.chance(device.mobileNetworkShare());
        long micros = plan.timeline().eventMicros(position) + random.below(Timeline.JITTER_MICROS);
        methodology.at(micros);
        event.setEventId(HexFormat.of().toHexDigits(EventRandom.mix(idKey + position)));
        event.setEventTime(micros);
        event.setDomain(site.domain());
        event.setChannel(site.channel().text());
        event.setFormat(format.text());
        event.setAdSize(format.drawAdSize(random));
        event.setCountry(market.code());
        event.setRegion(random.oneOf(market.regions()));
        event.setDevice(device.text());
        event.setNetwork(mobile ? "mobile" : "fixed");
        event.setImpressions((long) random.logBetween(1, MOST_IMPRESSIONS));
        event.setDomainCoverage(site.coverage());
        event.setFramework(site.framework());
        event.setMethodologyVersion(methodology.version());
        event.setSellerDomain(random.oneOf(site.sellers()));
        event.setBuyingMethod(BUYING_METHODS.draw(random));
        EmissionModel.emit(event, new Placement(site, market, device, format, mobile), methodology.level(), random);
    }
}
