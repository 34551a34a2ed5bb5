package dev.emissions.producer.generator;

import dev.emissions.schemas.EmissionEvent;

/** Grams CO2e per stage of an ad's life, from physical magnitudes (Scope3's and GMSF's published methods). */
final class EmissionModel {
    private static final double GRAMS_PER_AD_PLATFORM = 0.114;
    private static final double FIXED_KILOWATT_HOURS_PER_GIGABYTE = 0.0165;
    private static final double MOBILE_KILOWATT_HOURS_PER_GIGABYTE = 0.117;
    private static final double WATT_SECONDS_PER_KILOWATT_HOUR = 3.6e6;
    /** Where the range of real sites ends; beyond it a figure is doubtful. */
    private static final double MOST_GRAMS_PER_IMPRESSION = 4.75;

    private static final double SPREAD = 0.16;

    private EmissionModel() {}

    /** Fills the event's grams for the number of impressions that it states; a stage that its framework leaves out stays absent. */
    static void emit(EmissionEvent event, Placement placement, double level, EventRandom random) {
        Site site = placement.site();
        double grid = placement.market().gridGramsPerKilowattHour();
        double adSelection = site.adPlatforms() * GRAMS_PER_AD_PLATFORM * random.logNormal(SPREAD);
        double creative =
                placement.format().gigabytes() * kilowattHoursPerGigabyte(placement) * grid * random.logNormal(SPREAD);
        double media = site.channel().mediaGramsPerImpression() * random.logNormal(SPREAD / 2);
        double device = (placement.device().embodiedGrams() + secondsCost(placement) * grid) * random.logNormal(SPREAD);
        boolean withMedia = !site.framework().equals(Frameworks.GMSF);
        boolean withDevice = !site.framework().equals(Frameworks.SCOPE3);
        double whole = adSelection + creative + (withMedia ? media : 0) + (withDevice ? device : 0);
        double factor = Math.min(level, MOST_GRAMS_PER_IMPRESSION / whole) * event.getImpressions();
        event.setAdSelectionGrams(Grams.rounded(adSelection * factor));
        event.setCreativeDistributionGrams(Grams.rounded(creative * factor));
        event.setMediaDistributionGrams(withMedia ? Double.valueOf(Grams.rounded(media * factor)) : null);
        event.setConsumerDeviceGrams(withDevice ? Double.valueOf(Grams.rounded(device * factor)) : null);
        event.setTotalGrams(Grams.sum(event));
    }

    private static double kilowattHoursPerGigabyte(Placement placement) {
        return placement.mobileNetwork() ? MOBILE_KILOWATT_HOURS_PER_GIGABYTE : FIXED_KILOWATT_HOURS_PER_GIGABYTE;
    }

    private static double secondsCost(Placement placement) {
        return placement.format().seconds() * placement.device().watts() / WATT_SECONDS_PER_KILOWATT_HOUR;
    }

    /** Where and how an ad is shown. */
    record Placement(Site site, Market market, Device device, Format format, boolean mobileNetwork) {}
}
