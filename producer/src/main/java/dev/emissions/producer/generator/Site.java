package dev.emissions.producer.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A publisher's domain with the traits that make its ads cost what they cost.
 *
 * @param weight its share of all events (Zipf)
 * @param adPlatforms how many platforms take part in choosing one ad, on average
 * @param home where most of its audience is
 * @param coverage how its emissions are known
 */
record Site(
        String domain,
        double weight,
        Channel channel,
        double adPlatforms,
        Market home,
        String coverage,
        String framework,
        List<String> sellers) {
    private static final double MOST_AD_PLATFORMS = 28;
    private static final double MADE_FOR_ADVERTISING_SHARE = 0.08;
    /** MFA sites +26 % (Ebiquity/Scope3). */
    private static final double MADE_FOR_ADVERTISING_FACTOR = 1.26;

    private static final List<String> FIRST = List.of(
            "daily",
            "northern",
            "river",
            "city",
            "open",
            "green",
            "first",
            "global",
            "metro",
            "harbour",
            "market",
            "silver",
            "morning",
            "sports",
            "tech",
            "travel",
            "family",
            "garden",
            "health",
            "cinema",
            "auto",
            "kitchen");
    private static final List<String> SECOND = List.of(
            "gazette",
            "post",
            "herald",
            "journal",
            "times",
            "hub",
            "world",
            "guide",
            "review",
            "insider",
            "network",
            "weekly",
            "zone",
            "press",
            "channel",
            "portal",
            "magazine",
            "stories",
            "report",
            "live");
    private static final List<String> SELLERS = List.of(
            "exchange-one.example",
            "openbid.example",
            "primessp.example",
            "adgrid.example",
            "directsales.example",
            "videobridge.example");

    /** The sites of a seed, the most visited first; domains are of the reserved kind that belongs to nobody. */
    static List<Site> all(long seed, int count, List<Market> markets) {
        var random = new EventRandom(seed, Stream.SITES);
        var channels = new WeightedChoice<>(Channel.all(), Channel::weight);
        var homes = new WeightedChoice<>(markets, Market::weight);
        Set<String> taken = new HashSet<>();
        List<Site> sites = new ArrayList<>();
        for (int rank = 0; rank < count; rank++) {
            random.at(rank);
            sites.add(new Site(
                    unusedDomain(random, rank, taken),
                    1.0 / (rank + 1),
                    channels.draw(random),
                    adPlatforms(random),
                    homes.draw(random),
                    random.chance(0.55) ? "measured" : "modeled",
                    framework(random),
                    List.of(random.oneOf(SELLERS), random.oneOf(SELLERS))));
        }
        return sites;
    }

    private static String unusedDomain(EventRandom random, int rank, Set<String> taken) {
        String name = random.oneOf(FIRST) + "-" + random.oneOf(SECOND);
        String domain = taken.add(name) ? name : name + "-" + rank;
        return domain + ".example";
    }

    private static double adPlatforms(EventRandom random) {
        double platforms = 3.1 * random.logNormal(0.55);
        double factor = random.chance(MADE_FOR_ADVERTISING_SHARE) ? MADE_FOR_ADVERTISING_FACTOR : 1;
        return Math.min(MOST_AD_PLATFORMS, Math.max(0.4, platforms * factor));
    }

    private static String framework(EventRandom random) {
        double place = random.uniform();
        if (place < 0.70) {
            return Frameworks.SCOPE3;
        }
        return place < 0.95 ? Frameworks.SCOPE3_CONSUMER_DEVICE : Frameworks.GMSF;
    }
}
