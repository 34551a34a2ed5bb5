package dev.emissions.producer.generator;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A way in which ads reach people, with the devices and formats that occur there.
 *
 * @param text as it stands in an event
 * @param weight its share of all ads, any unit
 * @param mediaGramsPerImpression what running the medium itself costs, per ad shown
 */
record Channel(
        String text,
        double weight,
        double mediaGramsPerImpression,
        WeightedChoice<Device> devices,
        WeightedChoice<Format> formats) {
    private static final List<Channel> ALL = List.of(
            new Channel("web", 58, 0.049, devices(55, 38, 7, 0), formats(35, 35, 15, 15, 0)),
            new Channel("app", 21, 0.049, devices(85, 0, 15, 0), formats(40, 25, 15, 20, 0)),
            new Channel("streaming-video", 8, 0.09, devices(35, 25, 15, 25), formats(0, 0, 0, 1, 0)),
            new Channel("social", 6, 0.049, devices(85, 10, 5, 0), formats(0, 10, 50, 40, 0)),
            new Channel("ctv-bvod", 4, 0.28, devices(0, 0, 0, 1), formats(0, 0, 0, 1, 0)),
            new Channel("digital-audio", 3, 0.049, devices(70, 20, 10, 0), formats(0, 0, 0, 0, 1)));

    static List<Channel> all() {
        return ALL;
    }

    Device drawDevice(EventRandom random) {
        return devices.draw(random);
    }

    Format drawFormat(EventRandom random) {
        return formats.draw(random);
    }

    private static WeightedChoice<Device> devices(double phone, double pc, double tablet, double tv) {
        ToDoubleFunction<Device> weight = device -> switch (device) {
            case PHONE -> phone;
            case PC -> pc;
            case TABLET -> tablet;
            case TV -> tv;
        };
        return new WeightedChoice<>(List.of(Device.values()), weight);
    }

    private static WeightedChoice<Format> formats(
            double banner, double display, double plain, double video, double audio) {
        ToDoubleFunction<Format> weight = format -> switch (format) {
            case BANNER -> banner;
            case DISPLAY -> display;
            case NATIVE -> plain;
            case VIDEO -> video;
            case AUDIO -> audio;
        };
        return new WeightedChoice<>(List.of(Format.values()), weight);
    }
}
