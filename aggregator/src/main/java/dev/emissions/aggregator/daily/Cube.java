package dev.emissions.aggregator.daily;

import dev.emissions.aggregator.events.CleanedEvent;
import dev.emissions.lakehouse.GoldTables;
import dev.emissions.lakehouse.TableContract;

/** A finest daily table and the two that are rolled up from it. */
enum Cube {
    DOMAIN_FORMAT,
    COUNTRY_DEVICE;

    /** By both dimensions. */
    TableContract fine() {
        return switch (this) {
            case DOMAIN_FORMAT -> GoldTables.DAILY_BY_DOMAIN_FORMAT;
            case COUNTRY_DEVICE -> GoldTables.DAILY_BY_COUNTRY_DEVICE;
        };
    }

    /** By the first dimension alone. */
    TableContract byFirst() {
        return switch (this) {
            case DOMAIN_FORMAT -> GoldTables.DAILY_BY_DOMAIN;
            case COUNTRY_DEVICE -> GoldTables.DAILY_BY_COUNTRY;
        };
    }

    /** By the second dimension alone, which has few values. */
    TableContract bySecond() {
        return switch (this) {
            case DOMAIN_FORMAT -> GoldTables.DAILY_BY_FORMAT;
            case COUNTRY_DEVICE -> GoldTables.DAILY_BY_DEVICE;
        };
    }

    CellKey keyOf(CleanedEvent event) {
        return switch (this) {
            case DOMAIN_FORMAT -> new CellKey(this, event.day(), event.framework(), event.domain(), event.format());
            case COUNTRY_DEVICE -> new CellKey(this, event.day(), event.framework(), event.country(), event.device());
        };
    }
}
