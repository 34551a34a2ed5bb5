package dev.emissions.cleaner.repair;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.quality.Rule;
import dev.emissions.quality.RuleCatalogue;
import io.delta.kernel.expressions.AlwaysTrue;
import io.delta.kernel.expressions.And;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which rows of quarantine are meant; what is empty does not matter.
 *
 * @param rules ids of rules of which one at least spoke against the record
 * @param since first Kafka time
 * @param until Kafka time that is no longer meant
 * @param domain the event's domain as the record states it
 * @param source path of the dropped file that the record came from
 * @param positions the records themselves
 */
record RecordFilter(
        Set<String> rules,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<String> domain,
        Optional<String> source,
        Optional<String> topic,
        Set<Position> positions) {

    static RecordFilter of(Set<Position> positions) {
        return new RecordFilter(
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                positions);
    }

    /** Whether every record is meant. */
    boolean isEmpty() {
        return equals(of(Set.of()));
    }

    /** Throws {@link CommandFailure} if no record was found and a rule is unknown: it must be misspelt. */
    void requireKnownRules(long found) {
        Set<String> known = RuleCatalogue.rules().stream().map(Rule::id).collect(Collectors.toSet());
        if (found == 0 && !known.containsAll(rules)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Cannot find records by --rule: expected rules of the catalogue (docs/rules.md), got "
                            + String.join(",", rules));
        }
    }

    boolean accepts(TableRow row) {
        Instant time = (Instant) row.value(QuarantineTable.KAFKA_TIMESTAMP);
        return (rules.isEmpty() || Rejected.reasons(row).stream().anyMatch(rules::contains))
                && since.map(first -> !time.isBefore(first)).orElse(true)
                && until.map(end -> time.isBefore(end)).orElse(true)
                && matches(domain, row.value(QuarantineTable.DOMAIN))
                && matches(source, row.value(QuarantineTable.SOURCE_FILE))
                && matches(topic, row.value(QuarantineTable.KAFKA_TOPIC))
                && (positions.isEmpty() || positions.contains(Position.of(row)));
    }

    private static boolean matches(Optional<String> wanted, Object actual) {
        return wanted.map(text -> text.equals(actual)).orElse(true);
    }

    /** What spares files that hold no such row. */
    Predicate files() {
        List<Predicate> conditions = new ArrayList<>();
        since.ifPresent(first -> conditions.add(compare(">=", QuarantineTable.INGEST_DATE, day(first))));
        until.ifPresent(end -> conditions.add(compare("<=", QuarantineTable.INGEST_DATE, day(end))));
        if (!positions.isEmpty()) {
            long first = positions.stream().mapToLong(Position::offset).min().orElseThrow();
            long last = positions.stream().mapToLong(Position::offset).max().orElseThrow();
            conditions.add(compare(">=", QuarantineTable.KAFKA_OFFSET, Literal.ofLong(first)));
            conditions.add(compare("<=", QuarantineTable.KAFKA_OFFSET, Literal.ofLong(last)));
        }
        return conditions.stream().reduce(And::new).orElse(AlwaysTrue.ALWAYS_TRUE);
    }

    private static Predicate compare(String how, String column, Literal value) {
        return new Predicate(how, List.of(new Column(column), value));
    }

    private static Literal day(Instant time) {
        return Literal.ofDate(
                Math.toIntExact(LocalDate.ofInstant(time, ZoneOffset.UTC).toEpochDay()));
    }
}
