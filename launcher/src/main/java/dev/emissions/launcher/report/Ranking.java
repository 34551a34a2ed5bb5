package dev.emissions.launcher.report;

import java.util.List;

/**
 * The first of a ranking of one day and framework.
 *
 * @param day as in the table
 */
public record Ranking(String day, String framework, List<TopDomain> domains) {
    public Ranking {
        domains = List.copyOf(domains);
    }
}
