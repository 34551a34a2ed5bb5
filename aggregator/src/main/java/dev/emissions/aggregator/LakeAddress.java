package dev.emissions.aggregator;

import dev.emissions.lakehouse.Lake;
import java.io.Serializable;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Where a lake is, in a form that travels to executors; holds the secret key. */
public record LakeAddress(URI root, TreeMap<String, String> properties) implements Serializable {
    private static final Map<LakeAddress, Lake> OPENED = new ConcurrentHashMap<>();

    static LakeAddress of(Lake lake) {
        return new LakeAddress(lake.root(), new TreeMap<>(lake.properties()));
    }

    /** The lake, opened once per process. */
    public Lake open() {
        return OPENED.computeIfAbsent(this, address -> Lake.of(address.root, address.properties));
    }

    @Override
    public String toString() {
        return "LakeAddress[" + root + "]";
    }
}
