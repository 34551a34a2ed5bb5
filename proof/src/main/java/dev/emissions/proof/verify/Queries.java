package dev.emissions.proof.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for the queries that wrote the ledger. */
final class Queries {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> ids = new ArrayList<>();

    synchronized int number(String id) {
        return numbers.computeIfAbsent(id, unused -> {
            ids.add(id);
            return ids.size() - 1;
        });
    }
}
