package dev.emissions.faults;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * A request that came to the proxy.
 *
 * @param method such as {@code PUT}
 * @param path decoded, such as {@code /bucket/key}
 * @param query as it came, without its question mark; empty if there is none
 */
public record Request(String method, String path, String query) {
    static Request of(Head head) {
        String[] line = head.lines().get(0).split(" ", 3);
        String[] target = line[1].split("\\?", 2);
        // In a path a plus is a plus.
        String path = URLDecoder.decode(target[0].replace("+", "%2B"), StandardCharsets.UTF_8);
        return new Request(line[0], path, target.length == 2 ? target[1] : "");
    }

    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }
}
