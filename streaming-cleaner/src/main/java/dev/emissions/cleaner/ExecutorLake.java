package dev.emissions.cleaner;

import dev.emissions.lakehouse.Lake;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The lakes that this process has opened, so that the tasks of all batches share their connections. */
final class ExecutorLake {
    private static final Map<URI, Lake> OPEN = new ConcurrentHashMap<>();

    private ExecutorLake() {}

    static Lake of(URI root, Map<String, String> properties) {
        return OPEN.compute(
                root,
                (unused, open) ->
                        open != null && open.properties().equals(properties) ? open : Lake.of(root, properties));
    }
}
