package dev.emissions.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
    @Test
    void countriesAreThoseOfIso3166() {
        assertThat(Vocabularies.COUNTRIES.values()).containsExactly(Locale.getISOCountries());
    }

    @Test
    void alpha3CodesMeanTheirCountry() {
        assertThat(Arrays.stream(Locale.getISOCountries()).filter(code -> !Vocabularies.COUNTRIES
                        .valueOf(new Locale("", code).getISO3Country())
                        .equals(java.util.Optional.of(code))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "France, FR",
        "FRANCE, FR",
        "' France ', FR",
        "us, US",
        "USA, US",
        "United States, US",
        "U.S.A., US",
        "UK, GB",
        "United Kingdom, GB",
        "Cote d'Ivoire, CI",
        "C\u00f4te d\u2019Ivoire, CI",
        "Turkey, TR",
        "T\u00fcrkiye, TR",
        "South Korea, KR",
        "'Korea, Republic of', ",
        "Republic of Korea, KR",
        "Bosnia and Herzegovina, BA",
        "Bosnia & Herzegovina, BA",
        "Hong Kong, HK",
        "Russia, RU",
        "NA, NA",
        "ZZ, ",
        "ANZ, ",
        "Europe, ",
        "-, ",
        "'', "
    })
    void countriesAreReadInManySpellings(String spelling, String code) {
        assertThat(Vocabularies.COUNTRIES.valueOf(spelling).orElse(null)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "phone, phone",
        "Phone, phone",
        "mobile, phone",
        "desktop, pc",
        "PC, pc",
        "tablet, tablet",
        "Connected-TV, tv",
        "2, pc",
        "3, tv",
        "4, phone",
        "5, tablet",
        "7, tv",
        "1,",
        "6,",
        "8,",
        "0,",
        "toaster,"
    })
    void devicesAreReadInManySpellings(String spelling, String device) {
        assertThat(Vocabularies.DEVICES.valueOf(spelling).orElse(null)).isEqualTo(device);
    }

    @ParameterizedTest
    @CsvSource({"banner, banner", "Video, video", "in-stream video, video", "podcast, audio", "skywriting,"})
    void formatsAreReadInManySpellings(String spelling, String format) {
        assertThat(Vocabularies.FORMATS.valueOf(spelling).orElse(null)).isEqualTo(format);
    }

    @Test
    void smallVocabulariesHoldTheContractsValues() {
        assertThat(Vocabularies.DEVICES.values()).containsExactly("phone", "tablet", "pc", "tv");
        assertThat(Vocabularies.FORMATS.values()).containsExactly("banner", "display", "native", "video", "audio");
        assertThat(Vocabularies.CHANNELS.values())
                .containsExactly("web", "app", "streaming-video", "social", "ctv-bvod", "digital-audio");
        assertThat(Vocabularies.NETWORKS.values()).containsExactly("fixed", "mobile");
        assertThat(Vocabularies.FRAMEWORKS.values()).containsExactly("scope3", "scope3-consumer-device", "gmsf");
        assertThat(Vocabularies.COVERAGES.values()).containsExactly("measured", "modeled", "missing", "unknown");
        assertThat(Vocabularies.AD_SERVER_DOMAINS.values()).contains("doubleclick.net");
    }

    @Test
    void onlyTheExactTextIsAValue() {
        assertThat(Vocabularies.DEVICES.contains("pc")).isTrue();
        assertThat(Vocabularies.DEVICES.contains("PC")).isFalse();
        assertThat(Vocabularies.DEVICES.contains("desktop")).isFalse();
    }

    @Test
    void spellingWithTwoMeaningsIsRefused() {
        assertThatThrownBy(() -> Vocabulary.of(List.of("a,x", "b,X")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot read a vocabulary: \"X\" means both a and b; expected one meaning");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "phone", ",alias"})
    void lineThatIsNoPairIsRefused(String line) {
        assertThatThrownBy(() -> Vocabulary.of(List.of(line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot read a vocabulary: expected a line value,alias, got \"" + line + "\"");
    }
}
