package dev.emissions.aggregator.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.ObjIntConsumer;

/** The profiles of one group of events, day by day; made for few days. */
final class DayProfiles {
    private int[] days = new int[1];
    private Profile[] profiles = new Profile[1];
    private int size;

    /** The profile of the day (since 1970-01-01), empty at first. */
    Profile of(int day) {
        for (int i = 0; i < size; i++) {
            if (days[i] == day) {
                return profiles[i];
            }
        }
        if (size == days.length) {
            days = Arrays.copyOf(days, 2 * size);
            profiles = Arrays.copyOf(profiles, 2 * size);
        }
        days[size] = day;
        profiles[size] = new Profile();
        return profiles[size++];
    }

    void forEach(ObjIntConsumer<Profile> action) {
        for (int i = 0; i < size; i++) {
            action.accept(profiles[i], days[i]);
        }
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeInt(days[i]);
            profiles[i].writeTo(out);
        }
    }

    /** Adds the profiles that {@link #writeTo} wrote. */
    void addFrom(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            of(in.readInt()).addFrom(in);
        }
    }
}
