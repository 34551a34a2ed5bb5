package dev.emissions.aggregator.daily;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellKeyTest {
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_535, 65_536, 20_500, 2_932_896})
    void keyIsReadBackFromItsSortableForm(int day) {
        CellKey key = new CellKey(Cube.COUNTRY_DEVICE, day, "scope3", "DE", "");

        assertThat(CellKey.parse(key.sortable())).isEqualTo(key);
    }

    @Test
    void shorterNameSortsBeforeTheLongerThatStartsWithIt() {
        String shorter = new CellKey(Cube.DOMAIN_FORMAT, 1, "scope3", "a.example", "video").sortable();
        String longer = new CellKey(Cube.DOMAIN_FORMAT, 1, "scope3", "a.example.com", "audio").sortable();

        assertThat(shorter).isLessThan(longer);
    }
}
