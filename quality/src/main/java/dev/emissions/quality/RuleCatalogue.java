package dev.emissions.quality;

import dev.emissions.quality.Spelling.Standing;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every rule there is. All of them see every event; the worst reaction decides. */
public final class RuleCatalogue {
    private static final Rule.Condition FOUND_ELSEWHERE = facts -> false;

    public static final Rule UNDECODABLE = Rule.reject(
            "UNDECODABLE",
            Subject.RECORD,
            "The record's value is absent, has no schema header, is torn, or holds text that is not UTF-8.",
            FOUND_ELSEWHERE);

    public static final Rule UNKNOWN_SCHEMA = Rule.reject(
            "UNKNOWN_SCHEMA",
            Subject.RECORD,
            "The record's header names a schema that this version does not know.",
            FOUND_ELSEWHERE);

    public static final Rule DUPLICATE = Rule.count(
            "DUPLICATE",
            Subject.RECORD,
            "The same id on the same event date with the same payload was accepted before. The row is counted with its offset and not kept.",
            FOUND_ELSEWHERE);

    public static final Rule CONFLICTING_DUPLICATE = Rule.reject(
            "CONFLICTING_DUPLICATE",
            Subject.RECORD,
            "The same id on the same event date was accepted before with another payload. The first row stands.",
            FOUND_ELSEWHERE);

    private static final List<Rule> RULES = List.of(
            UNDECODABLE,
            UNKNOWN_SCHEMA,
            Rule.reject(
                    "EVENT_ID_MISSING",
                    Subject.EVENT_ID,
                    "The id is absent, blank, `null`, `n/a` or `-`.",
                    Facts::eventIdMissing),
            Rule.reject(
                    "EVENT_TIME_MISSING", Subject.EVENT_TIME, "The event time is absent.", facts -> facts.eventTime()
                            .missing()),
            Rule.reject(
                    "EVENT_TIME_INVALID",
                    Subject.EVENT_TIME,
                    "The event time is before `earliest` or not before `latest`, or (files) the date cannot be read.",
                    facts -> facts.eventTime().invalid()),
            Rule.reject(
                    "EVENT_TIME_FUTURE",
                    Subject.EVENT_TIME,
                    "The event time is later than the broker's append time by more than `clockSkew`.",
                    facts -> facts.eventTime().future()),
            Rule.flag(
                    "CLOCK_SKEW",
                    Subject.EVENT_TIME,
                    "The event time is later than the broker's append time, but by no more than `clockSkew`.",
                    facts -> facts.eventTime().skewed()),
            Rule.flag(
                    "LATE",
                    Subject.EVENT_TIME,
                    "The event time is more than `lateness` before the broker's append time and the row did not come from a file. The days it belongs to are computed again.",
                    facts -> facts.eventTime().late()),
            DUPLICATE,
            CONFLICTING_DUPLICATE,
            Rule.reject(
                    "DOMAIN_MISSING",
                    Subject.DOMAIN,
                    "The domain is absent, blank, `null`, `n/a` or `-`.",
                    standing(Facts::domain, Standing.MISSING)),
            Rule.repair(
                    "DOMAIN_NORMALISED",
                    Subject.DOMAIN,
                    "The domain has a scheme, path, port, `www.`, upper case, surrounding space, a trailing dot, or letters beyond ASCII. What remains is the host name in lower case and ASCII.",
                    standing(Facts::domain, Standing.RESPELLED)),
            Rule.reject(
                    "DOMAIN_INVALID",
                    Subject.DOMAIN,
                    "No valid public host name: a single label, `localhost`, an IP address, a user name before it, other characters than letters, digits and inner hyphens, a label over 63 or a name over 253 characters.",
                    standing(Facts::domain, Standing.UNKNOWN)),
            Rule.flag(
                    "DOMAIN_MASKED",
                    Subject.DOMAIN,
                    "The domain is, or lies below, one of the ad-server domains, so the publisher is hidden.",
                    facts -> facts.domain().adServer()),
            Rule.repair(
                    "COUNTRY_NORMALISED",
                    Subject.COUNTRY,
                    "The country is an alpha-3 code, an English name, a usual alias such as `UK`, or in another case. It becomes the alpha-2 code.",
                    standing(Facts::country, Standing.RESPELLED)),
            Rule.flagAndReplace(
                    "COUNTRY_MISSING",
                    Subject.COUNTRY,
                    "The country is absent, blank, `null`, `n/a` or `-`. It becomes `ZZ`.",
                    standing(Facts::country, Standing.MISSING)),
            Rule.flagAndReplace(
                    "COUNTRY_UNKNOWN",
                    Subject.COUNTRY,
                    "There is no such country; `ZZ` and `ANZ` are none. It becomes `ZZ`.",
                    standing(Facts::country, Standing.UNKNOWN)),
            Rule.repair(
                    "DEVICE_NORMALISED",
                    Subject.DEVICE,
                    "The device is a known alias, such as `desktop`, or an AdCOM device type that means exactly one device. It becomes `phone`, `tablet`, `pc` or `tv`.",
                    standing(Facts::device, Standing.RESPELLED)),
            Rule.flagAndReplace(
                    "DEVICE_UNKNOWN",
                    Subject.DEVICE,
                    "The device is absent or not in the vocabulary. It becomes `unknown`.",
                    facts -> Facts.absentOrUnknown(facts.device())),
            Rule.repair(
                    "FORMAT_NORMALISED",
                    Subject.FORMAT,
                    "The format is a known alias. It becomes `banner`, `display`, `native`, `video` or `audio`.",
                    standing(Facts::format, Standing.RESPELLED)),
            Rule.flagAndReplace(
                    "FORMAT_UNKNOWN",
                    Subject.FORMAT,
                    "The format is absent or not in the vocabulary. It becomes `unknown`.",
                    facts -> Facts.absentOrUnknown(facts.format())),
            Rule.flag(
                    "AD_SIZE_INVALID",
                    Subject.AD_SIZE,
                    "The size is there but does not read as width x height, such as `300x250`.",
                    Facts::adSizeInvalid),
            Rule.flag("FORMAT_SIZE_CONFLICT", Subject.AD_SIZE, "An audio row has a size.", Facts::formatSizeConflict),
            Rule.reject(
                    "EMISSION_NOT_FINITE",
                    Subject.GRAMS,
                    "A component or the total is NaN, infinite, or (files) not a number.",
                    facts -> facts.emissions().notFinite()),
            Rule.reject("COMPONENT_NEGATIVE", Subject.COMPONENTS, "A component is below 0.", facts -> facts.emissions()
                    .componentNegative()),
            Rule.repair(
                    "TOTAL_NEGATIVE",
                    Subject.TOTAL,
                    "The total is below 0 while the components are all there and right. It becomes their sum.",
                    facts -> facts.emissions().totalNegative()),
            Rule.repair(
                    "TOTAL_MISSING",
                    Subject.TOTAL,
                    "The total is absent while the components are all there and right. It becomes their sum.",
                    facts -> facts.emissions().totalMissing()),
            Rule.repair(
                    "TOTAL_MISMATCH",
                    Subject.TOTAL,
                    "The total differs from the sum of the components by more than `mismatchGrams` and more than `mismatchFraction` of the sum. It becomes the sum.",
                    facts -> facts.emissions().totalMismatch()),
            Rule.flag(
                    "TOTAL_MISMATCH_LARGE",
                    Subject.TOTAL,
                    "As TOTAL_MISMATCH, and the difference is more than `largeMismatchFraction` of the sum.",
                    facts -> facts.emissions().totalMismatchLarge()),
            Rule.repair(
                    "COMPONENT_MISSING",
                    Subject.MISSING_COMPONENT,
                    "One component that the framework asks for is absent and the total is at least the sum of the others. It becomes the remainder.",
                    facts -> facts.emissions().componentMissing()),
            Rule.reject(
                    "COMPONENTS_MISSING",
                    Subject.COMPONENTS,
                    "Two or more components that the framework asks for are absent, or one that the total cannot tell.",
                    facts -> facts.emissions().componentsMissing()),
            Rule.count(
                    "COVERAGE_MISSING",
                    Subject.DOMAIN_COVERAGE,
                    "The coverage is missing, unknown or absent, and so are the emissions (or all are 0). The row counts in coverage only; grams that are absent stay absent.",
                    Facts::coverageMissing),
            Rule.flag(
                    "COVERAGE_CONTRADICTION",
                    Subject.DOMAIN_COVERAGE,
                    "The coverage is missing, unknown or absent, yet there are emissions; or it is measured or modeled, yet there are none (COMPONENTS_MISSING then rejects the row).",
                    Facts::coverageContradiction),
            Rule.repair(
                    "IMPRESSIONS_ABSENT",
                    Subject.IMPRESSIONS,
                    "The impressions are absent. They become 1.",
                    Facts::impressionsAbsent),
            Rule.reject(
                    "IMPRESSIONS_INVALID",
                    Subject.IMPRESSIONS,
                    "The impressions are 0 or less, or more than `highestImpressions`.",
                    Facts::impressionsInvalid),
            Rule.flag(
                    "INTENSITY_HIGH",
                    Subject.TOTAL,
                    "The total is `highGramsPerImpression` to `highestGramsPerImpression` per impression.",
                    Facts::intensityHigh),
            Rule.reject(
                    "UNIT_SUSPECT",
                    Subject.TOTAL,
                    "The total is more than `highestGramsPerImpression` per impression; or, where impressions are stated, `unitDistance` powers of ten (within `unitTolerance`) away from the median of its format and device; or a figure is more than `highestGrams`.",
                    Facts::unitSuspect),
            Rule.flag(
                    "ZERO_EMISSION",
                    Subject.TOTAL,
                    "The total is 0 although the coverage is modeled or measured.",
                    Facts::zeroEmission),
            Rule.flag(
                    "FRAMEWORK_UNKNOWN",
                    Subject.FRAMEWORK,
                    "The framework is absent or not in the vocabulary. The row is held to the components of scope3 and stays out of benchmarks.",
                    Facts::frameworkUnknown));

    private static final Map<String, Rule> BY_ID =
            RULES.stream().collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));

    private static final String VERSION = CatalogueVersion.of(RULES, Thresholds.defaults());

    private RuleCatalogue() {}

    private static Rule.Condition standing(Function<Facts, Spelling> spelling, Standing standing) {
        return facts -> spelling.apply(facts).is(standing);
    }

    /** All rules, in the order in which documents and verdicts list them. */
    public static List<Rule> rules() {
        return RULES;
    }

    /** Names this catalogue with the default thresholds; another text whenever an outcome may differ. */
    public static String version() {
        return VERSION;
    }

    /** Names this catalogue with other thresholds. */
    public static String version(Thresholds thresholds) {
        return CatalogueVersion.of(RULES, thresholds);
    }

    /**
     * The rule of that id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Rule rule(String id) {
        Rule rule = BY_ID.get(id);
        if (rule == null) {
            throw new IllegalArgumentException("Cannot find rule: expected an id of the catalogue, got " + id);
        }
        return rule;
    }
}
