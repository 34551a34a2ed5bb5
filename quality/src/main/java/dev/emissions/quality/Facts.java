package dev.emissions.quality;

import dev.emissions.quality.Spelling.Standing;
import dev.emissions.schemas.EventView;
import dev.emissions.schemas.GramsField;
import dev.emissions.schemas.TextField;
import dev.emissions.schemas.Vocabularies;

/** Everything that the rules ask about one event, found out once; reused from event to event. */
final class Facts {
    private static final int DOMAINS = 1 << 14;
    private static final int DIMENSION_TEXTS = 1 << 10;
    private static final int FEW_TEXTS = 1 << 6;
    private static final double NANOGRAMS_PER_GRAM = 1e9;

    private static final Spelling PLAIN_DOMAIN = Spelling.exact(-1);

    private final Thresholds thresholds;
    private final SegmentMedians medians = SegmentMedians.load();
    private final double nearestUnit;
    private final double farthestUnit;
    private final int audio = DimensionReading.codeOf(Vocabularies.FORMATS, "audio");

    private final PlainDomains plainDomains = new PlainDomains();
    private final TextMemo<Spelling> domains = new TextMemo<>(TextField.DOMAIN, DOMAINS, new DomainReading());
    private final TextMemo<Spelling> countries =
            new TextMemo<>(TextField.COUNTRY, DIMENSION_TEXTS, new DimensionReading(Vocabularies.COUNTRIES, "ZZ"));
    private final TextMemo<Spelling> devices =
            new TextMemo<>(TextField.DEVICE, DIMENSION_TEXTS, new DimensionReading(Vocabularies.DEVICES, "unknown"));
    private final TextMemo<Spelling> formats =
            new TextMemo<>(TextField.FORMAT, DIMENSION_TEXTS, new DimensionReading(Vocabularies.FORMATS, "unknown"));

    private final TextMemo<Framework> frameworks = new TextMemo<>(TextField.FRAMEWORK, FEW_TEXTS, Framework::of);
    private final TextMemo<Coverage> coverages = new TextMemo<>(TextField.DOMAIN_COVERAGE, FEW_TEXTS, Coverage::of);

    private final EventTime eventTime;
    private final Emissions emissions;
    private EventView event;
    private Spelling domain;
    private Spelling country;
    private Spelling device;
    private Spelling format;
    private Framework framework;
    private Coverage coverage;
    private boolean adSizeStated;
    private boolean adSizeValid;
    private double gramsPerImpression;

    Facts(Thresholds thresholds) {
        this.thresholds = thresholds;
        this.eventTime = new EventTime(thresholds);
        this.emissions = new Emissions(thresholds);
        this.nearestUnit = Math.pow(10, thresholds.unitDistance() - thresholds.unitTolerance());
        this.farthestUnit = Math.pow(10, thresholds.unitDistance() + thresholds.unitTolerance());
    }

    void read(EventView view, long appendTimeMicros, Origin origin) {
        event = view;
        eventTime.read(view, appendTimeMicros, origin);
        domain = domainOf(view);
        country = countries.of(view);
        device = devices.of(view);
        format = formats.of(view);
        framework = frameworks.of(view);
        coverage = coverages.of(view);
        adSizeStated = !Texts.saysNothing(view, TextField.AD_SIZE);
        adSizeValid = adSizeStated && Texts.isSize(view, TextField.AD_SIZE);
        emissions.read(view, framework, coverage);
        gramsPerImpression = emissions.has(GramsField.TOTAL) && !impressionsInvalid()
                ? emissions.nanograms(GramsField.TOTAL) / NANOGRAMS_PER_GRAM / impressions()
                : Double.NaN;
    }

    private Spelling domainOf(EventView view) {
        boolean plain = view.has(TextField.DOMAIN)
                && plainDomains.recognises(view.buffer(), view.start(TextField.DOMAIN), view.length(TextField.DOMAIN));
        return plain ? PLAIN_DOMAIN : domains.of(view);
    }

    EventView event() {
        return event;
    }

    EventTime eventTime() {
        return eventTime;
    }

    Spelling domain() {
        return domain;
    }

    Spelling country() {
        return country;
    }

    Spelling device() {
        return device;
    }

    Spelling format() {
        return format;
    }

    Emissions emissions() {
        return emissions;
    }

    boolean eventIdMissing() {
        return Texts.saysNothing(event, TextField.EVENT_ID);
    }

    boolean adSizeInvalid() {
        return adSizeStated && !adSizeValid;
    }

    boolean formatSizeConflict() {
        return adSizeStated && format.code() == audio;
    }

    boolean frameworkUnknown() {
        return framework == Framework.UNKNOWN;
    }

    boolean coverageMissing() {
        return !coverage.hasEmissions() && !emissions.nonZero();
    }

    boolean coverageContradiction() {
        return coverage.hasEmissions() ? !emissions.stated() : emissions.nonZero();
    }

    boolean impressionsAbsent() {
        return !event.hasImpressions();
    }

    boolean impressionsInvalid() {
        return event.hasImpressions()
                && (event.impressions() <= 0 || event.impressions() > thresholds.highestImpressions());
    }

    /** The stated impressions, 1 where there are none. */
    long impressions() {
        return event.hasImpressions() ? event.impressions() : 1;
    }

    boolean intensityHigh() {
        return gramsPerImpression >= thresholds.highGramsPerImpression()
                && gramsPerImpression <= thresholds.highestGramsPerImpression();
    }

    boolean unitSuspect() {
        return emissions.tooMuch()
                || gramsPerImpression > thresholds.highestGramsPerImpression()
                || (event.hasImpressions() && oneUnitOff(medians.of(format, device)));
    }

    private boolean oneUnitOff(double median) {
        return isOneUnitOver(median, gramsPerImpression) || isOneUnitOver(gramsPerImpression, median);
    }

    private boolean isOneUnitOver(double small, double large) {
        return large >= small * nearestUnit && large <= small * farthestUnit;
    }

    boolean zeroEmission() {
        return coverage.hasEmissions()
                && emissions.has(GramsField.TOTAL)
                && !emissions.notFinite()
                && emissions.nanograms(GramsField.TOTAL) == 0;
    }

    /** The spelling of a text that may be replaced, or null for a text that is always kept as it is. */
    Spelling spelling(TextField field) {
        return switch (field) {
            case DOMAIN -> domain;
            case COUNTRY -> country;
            case DEVICE -> device;
            case FORMAT -> format;
            case EVENT_ID,
                    CHANNEL,
                    AD_SIZE,
                    REGION,
                    NETWORK,
                    DOMAIN_COVERAGE,
                    FRAMEWORK,
                    METHODOLOGY_VERSION,
                    SELLER_DOMAIN,
                    BUYING_METHOD -> null;
        };
    }

    /** Whether a spelling without a value of its own was met. */
    static boolean absentOrUnknown(Spelling spelling) {
        return spelling.is(Standing.MISSING) || spelling.is(Standing.UNKNOWN);
    }
}
