package dev.emissions.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.schemas.GramsField;
import dev.emissions.schemas.TextField;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AssessorTest {
    @Test
    void cleanEventPassesUnchanged() {
        var event = Given.view(Given.cleanEvent().build());

        Verdict verdict = new Assessor(Thresholds.defaults()).assess(event, Given.APPENDED, Origin.STREAM);

        CleanEvent clean = verdict.event();
        assertThat(clean.eventDate()).isEqualTo(LocalDate.of(2026, 3, 1).toEpochDay());
        assertThat(clean.eventTimeMicros()).isEqualTo(Given.micros(Given.EVENT_TIME));
        assertThat(clean.impressions()).isEqualTo(1000);
        assertThat(clean.nanograms(GramsField.AD_SELECTION)).isEqualTo(200_000_000_000L);
        assertThat(clean.nanograms(GramsField.TOTAL)).isEqualTo(300_000_000_000L);
        assertThat(clean.has(GramsField.CONSUMER_DEVICE)).isFalse();
        assertThat(clean.hasProducerSequence()).isTrue();
        assertThat(clean.producerSequence()).isEqualTo(5);
        for (TextField field : TextField.values()) {
            assertThat(clean.buffer(field)).as(field.column()).isSameAs(event.buffer());
            assertThat(clean.start(field)).as(field.column()).isEqualTo(event.start(field));
            assertThat(clean.length(field)).as(field.column()).isEqualTo(event.length(field));
        }
    }

    @Test
    void rowOfADroppedFileIsRepairedIntoTheContractsTerms() {
        var row = Given.cleanEvent()
                .setDomain("https://News.Example.com/")
                .setCountry("United Kingdom")
                .setDevice("desktop")
                .setFormat("Audio")
                .setAdSize(null)
                .setChannel(null)
                .setImpressions(null)
                .setAdSelectionGrams(0.01)
                .setCreativeDistributionGrams(0.002)
                .setMediaDistributionGrams(0.003)
                .setTotalGrams(0.025)
                .setProducerSequence(null);

        Verdict verdict = Given.assess(row);

        assertThat(verdict.accepted()).isTrue();
        assertThat(Outcome.of(verdict).texts())
                .containsEntry("domain", "news.example.com")
                .containsEntry("country", "GB")
                .containsEntry("device", "pc")
                .containsEntry("format", "audio")
                .doesNotContainKey("channel");
        assertThat(verdict.event().impressions()).isEqualTo(1);
        assertThat(verdict.event().nanograms(GramsField.TOTAL)).isEqualTo(15_000_000);
        assertThat(verdict.event().hasProducerSequence()).isFalse();
        assertThat(verdict.flags()).containsExactly(RuleCatalogue.rule("TOTAL_MISMATCH_LARGE"));
        assertThat(verdict.repairs())
                .containsExactly(
                        new Repair(RuleCatalogue.rule("DOMAIN_NORMALISED"), "domain", "https://News.Example.com/"),
                        new Repair(RuleCatalogue.rule("COUNTRY_NORMALISED"), "country", "United Kingdom"),
                        new Repair(RuleCatalogue.rule("DEVICE_NORMALISED"), "device", "desktop"),
                        new Repair(RuleCatalogue.rule("FORMAT_NORMALISED"), "format", "Audio"),
                        new Repair(RuleCatalogue.rule("TOTAL_MISMATCH"), "total_grams", "0.025"),
                        new Repair(RuleCatalogue.rule("IMPRESSIONS_ABSENT"), "impressions", null));
    }

    @Test
    void standInKeepsWhatTheRecordStated() {
        Verdict verdict = Given.assess(Given.cleanEvent().setCountry("ANZ").setDevice(null));

        assertThat(verdict.accepted()).isTrue();
        assertThat(Outcome.of(verdict).texts()).containsEntry("country", "ZZ").containsEntry("device", "unknown");
        assertThat(verdict.flags())
                .containsExactly(RuleCatalogue.rule("COUNTRY_UNKNOWN"), RuleCatalogue.rule("DEVICE_UNKNOWN"));
        assertThat(verdict.repairs())
                .containsExactly(
                        new Repair(RuleCatalogue.rule("COUNTRY_UNKNOWN"), "country", "ANZ"),
                        new Repair(RuleCatalogue.rule("DEVICE_UNKNOWN"), "device", null));
    }

    @Test
    void missingComponentIsTheRemainder() {
        Verdict verdict = Given.assess(Given.cleanEvent().setMediaDistributionGrams(null));

        assertThat(verdict.event().nanograms(GramsField.MEDIA_DISTRIBUTION)).isEqualTo(60_000_000_000L);
        assertThat(verdict.repairs())
                .containsExactly(new Repair(RuleCatalogue.rule("COMPONENT_MISSING"), "media_distribution_grams", null));
    }

    @Test
    void absentGramsAreNotZeroGrams() {
        var uncovered = Given.cleanEvent()
                .setDomainCoverage("missing")
                .setAdSelectionGrams(null)
                .setCreativeDistributionGrams(null)
                .setMediaDistributionGrams(null)
                .setTotalGrams(null);

        Verdict verdict = Given.assess(uncovered);

        assertThat(verdict.accepted()).isTrue();
        assertThat(verdict.counted()).containsExactly(RuleCatalogue.rule("COVERAGE_MISSING"));
        assertThat(verdict.flags()).isEmpty();
        assertThat(verdict.repairs()).isEmpty();
        for (GramsField field : GramsField.values()) {
            assertThat(verdict.event().has(field)).as(field.column()).isFalse();
        }
    }

    @Test
    void everyReasonIsGivenNotOnlyTheFirst() {
        var event = Given.cleanEvent()
                .setEventId(null)
                .setEventTime(Long.MIN_VALUE)
                .setDomain("localhost")
                .setCountry("ANZ")
                .setImpressions(-1L)
                .setAdSelectionGrams(-1.0)
                .setTotalGrams(Double.NaN);

        Verdict verdict = Given.assess(event);

        assertThat(verdict.accepted()).isFalse();
        assertThat(verdict.rejections().stream().map(Rule::id))
                .containsExactly(
                        "EVENT_ID_MISSING",
                        "EVENT_TIME_INVALID",
                        "DOMAIN_INVALID",
                        "EMISSION_NOT_FINITE",
                        "COMPONENT_NEGATIVE",
                        "IMPRESSIONS_INVALID");
        assertThat(verdict.flags().stream().map(Rule::id)).containsExactly("COUNTRY_UNKNOWN");
        assertThatThrownBy(verdict::event)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Cannot clean an event that was rejected: [EVENT_ID_MISSING,");
    }

    @Test
    void listsOfAVerdictOutliveIt() {
        var assessor = new Assessor(Thresholds.defaults());
        var dirty = Given.view(Given.cleanEvent().setCountry("ANZ").build());
        var clean = Given.view(Given.cleanEvent().build());

        Verdict verdict = assessor.assess(dirty, Given.APPENDED, Origin.STREAM);
        var flags = verdict.flags();
        var repairs = verdict.repairs();
        assessor.assess(clean, Given.APPENDED, Origin.STREAM);

        assertThat(verdict.flags()).isEmpty();
        assertThat(flags).containsExactly(RuleCatalogue.rule("COUNTRY_UNKNOWN"));
        assertThat(repairs).hasSize(1);
    }

    @Test
    void brokerWithoutAppendTimeKeepsTheRulesOfTimeSilent() {
        var event = Given.view(Given.cleanEvent().build());

        Verdict verdict = new Assessor(Thresholds.defaults()).assess(event, -1000, Origin.STREAM);

        assertThat(verdict.accepted()).isTrue();
        assertThat(verdict.flags()).isEmpty();
    }

    @Test
    void sumsOfTheLargestFiguresDoNotOverflow() {
        var event = Given.cleanEvent()
                .setAdSelectionGrams(Double.MAX_VALUE)
                .setCreativeDistributionGrams(Double.MAX_VALUE)
                .setMediaDistributionGrams(Double.MAX_VALUE)
                .setConsumerDeviceGrams(Double.MAX_VALUE)
                .setTotalGrams(-Double.MAX_VALUE);

        assertThat(Given.assess(event).rejections()).containsExactly(RuleCatalogue.rule("UNIT_SUSPECT"));
    }

    @Test
    void largestRowThatIsKeptFitsTheTable() {
        var event = Given.cleanEvent()
                .setImpressions(1_000_000_000_000L)
                .setAdSelectionGrams(4e8)
                .setCreativeDistributionGrams(4e8)
                .setMediaDistributionGrams(1e8)
                .setTotalGrams(null);

        assertThat(Given.assess(event).event().nanograms(GramsField.TOTAL)).isEqualTo(900_000_000_000_000_000L);
    }
}
