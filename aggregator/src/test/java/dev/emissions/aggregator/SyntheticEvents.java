package dev.emissions.aggregator;

import dev.emissions.aggregator.events.CleanedEvent;
import dev.emissions.aggregator.events.Footprint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Seeded events of realistic magnitudes, some of them made anomalies on purpose, with the truth about which. */
public final class SyntheticEvents {
    private static final List<String> COUNTRIES =
            List.of("US", "GB", "DE", "FR", "JP", "CA", "AU", "BR", "IN", "SE", "PL", "ZA");
    private static final double[] GRID = {384, 216, 342, 44, 484, 185, 554, 106, 709, 36, 615, 714};
    private static final List<String> DEVICES = List.of("phone", "tablet", "pc", "tv");
    private static final double[] WATTS = {4.7, 5.0, 55, 137};
    private static final List<String> FORMATS = List.of("banner", "display", "native", "video", "audio");
    private static final double[] GIGABYTES = {0.0002, 0.0005, 0.0004, 0.004, 0.001};
    private static final double[] SECONDS = {3, 4, 3, 18, 20};
    private static final double SPREAD = 0.16;

    private final Random random;
    private final double[] platforms;
    private final int[] homes;
    private final boolean[] withDevice;
    private final double[] popularity;
    private final Map<String, String> labels = new HashMap<>();

    public SyntheticEvents(long seed, int domains) {
        this.random = new Random(seed);
        this.platforms = new double[domains];
        this.homes = new int[domains];
        this.withDevice = new boolean[domains];
        this.popularity = new double[domains];
        double sum = 0;
        for (int i = 0; i < domains; i++) {
            platforms[i] = Math.min(28, Math.max(0.4, 3.1 * noise(0.55)));
            homes[i] = random.nextInt(COUNTRIES.size());
            withDevice[i] = random.nextDouble() < 0.3;
            sum += 1.0 / (i + 1);
            popularity[i] = sum;
        }
    }

    /** What was done to which event: {@code spike}, {@code dip} or {@code component_swap} by event id. */
    public Map<String, String> labels() {
        return labels;
    }

    /** Events of the days from {@code firstDay} on, evenly many a day. */
    public List<CleanedEvent> events(int firstDay, int days, int perDay, double anomalyRate) {
        List<CleanedEvent> events = new ArrayList<>();
        for (int day = firstDay; day < firstDay + days; day++) {
            for (int i = 0; i < perDay; i++) {
                events.add(event(day, anomalyRate));
            }
        }
        return events;
    }

    private CleanedEvent event(int day, double anomalyRate) {
        int site = site();
        int country = random.nextDouble() < 0.8 ? homes[site] : random.nextInt(COUNTRIES.size());
        int device = Math.min(random.nextInt(6), DEVICES.size() - 1);
        int format = random.nextInt(FORMATS.size());
        boolean mobile = device == 0 && random.nextDouble() < 0.6;
        double adSelection = platforms[site] * 0.114 * noise(SPREAD);
        double creative = GIGABYTES[format] * (mobile ? 0.117 : 0.0165) * GRID[country] * noise(SPREAD);
        double media = 0.049 * noise(SPREAD / 2);
        double screen =
                withDevice[site] ? (0.02 + SECONDS[format] * WATTS[device] / 3.6e6 * GRID[country]) * noise(SPREAD) : 0;
        String id = "%016x".formatted(random.nextLong());
        if (random.nextDouble() < anomalyRate) {
            String kind = random.nextBoolean() ? "spike" : random.nextBoolean() ? "dip" : "component_swap";
            labels.put(id, kind);
            double factor = 3 * Math.pow(4, random.nextDouble());
            if (kind.equals("component_swap")) {
                double swapped = adSelection;
                adSelection = creative;
                creative = swapped;
            } else {
                double scale = kind.equals("spike") ? factor : 1 / factor;
                adSelection *= scale;
                creative *= scale;
                media *= scale;
                screen *= scale;
            }
        }
        long impressions = 1L + random.nextInt(2000);
        Footprint footprint = footprint(impressions, adSelection, creative, media, screen);
        return new CleanedEvent(
                day,
                id,
                withDevice[site] ? "scope3-consumer-device" : "scope3",
                "2026.01",
                COUNTRIES.get(country),
                "site" + site + ".example",
                DEVICES.get(device),
                mobile ? "mobile" : "fixed",
                FORMATS.get(format),
                impressions,
                true,
                footprint);
    }

    private static Footprint footprint(long impressions, double... gramsPerImpression) {
        long[] nanograms = new long[gramsPerImpression.length];
        long total = 0;
        for (int i = 0; i < nanograms.length; i++) {
            nanograms[i] = Math.round(gramsPerImpression[i] * impressions * 1e9);
            total += nanograms[i];
        }
        return new Footprint(nanograms[0], nanograms[1], nanograms[2], nanograms[3], total);
    }

    private int site() {
        double place = random.nextDouble() * popularity[popularity.length - 1];
        int found = Arrays.binarySearch(popularity, place);
        return found >= 0 ? found : -found - 1;
    }

    private double noise(double deviation) {
        return StrictMath.exp(deviation * random.nextGaussian());
    }
}
