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
    private static final double NANOGRAMS_PER_GRAM = 1e9;

    private final Thresholds thresholds;
    private final SegmentMedians medians = SegmentMedians.load();
    private final double nearestUnit;
    private final double farthestUnit;
    private final int audio = DimensionReading.codeOf(Vocabularies.FORMATS, "audio");

    private final SpellingMemo domains = new SpellingMemo(TextField.DOMAIN, DOMAINS, new DomainReading());
    private final SpellingMemo countries =
            new SpellingMemo(TextField.COUNTRY, DIMENSION_TEXTS, new DimensionReading(Vocabularies.COUNTRIES, "ZZ"));
    private final SpellingMemo devices =
            new SpellingMemo(TextField.DEVICE, DIMENSION_TEXTS, new DimensionReading(Vocabularies.DEVICES, "unknown"));
    private final SpellingMemo formats =
            new SpellingMemo(TextField.FORMAT, DIMENSION_TEXTS, new DimensionReading(Vocabularies.FORMATS, "unknown"));

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
        domain = domains.of(view);
        country = countries.of(view);
        device = devices.of(view);
        format = formats.of(view);
        framework = Framework.of(view);
        coverage = Coverage.of(view);
        adSizeStated = !Texts.saysNothing(view, TextField.AD_SIZE);
        adSizeValid = adSizeStated && Texts.isSize(view, TextField.AD_SIZE);
        emissions.read(view, framework, coverage);
        gramsPerImpression = emissions.has(GramsField.TOTAL) && !impressionsInvalid()
                ? emissions.nanograms(GramsField.TOTAL) / NANOGRAMS_PER_GRAM / impressions()
                : Double.NaN;
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
        double ratio = gramsPerImpression / median;
        return isOneUnit(ratio) || isOneUnit(1 / ratio);
    }

    private boolean isOneUnit(double ratio) {
        return ratio >= nearestUnit && ratio <= farthestUnit;
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
