package dev.emissions.cleaner.doctor;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What cleaners and repairs noted in the lake besides rows. */
final class BookChecks {
    static final String RECOVER = "emissions recover sets the checkpoint aside; cleaning then goes on from the ledger";

    private static final int LOOKS = 3;

    private BookChecks() {}

    /**
     * Whether the checkpoint agrees with the ledger.
     *
     * @param look compares them anew; a cleaner that runs may move both between two looks, so only what stays is believed
     */
    static Finding checkpoint(Supplier<Optional<String>> look) {
        Optional<String> before = look.get();
        for (int looks = 1; looks < LOOKS && before.isPresent(); looks++) {
            Optional<String> now = look.get();
            if (now.equals(before)) {
                return Finding.problem("Checkpoint", now.orElseThrow(), RECOVER);
            }
            before = now;
        }
        return Finding.ok("Checkpoint", "it agrees with the ledger, or there is none");
    }

    static Finding batches(List<String> unsealed) {
        return unsealed.isEmpty()
                ? Finding.ok("Batches", "all that were decided are sealed")
                : Finding.warning(
                        "Batches",
                        "not sealed: " + String.join(", ", unsealed),
                        "none if a cleaner runs at this moment; otherwise run emissions clean, which completes them");
    }

    static Finding repairs(Optional<String> unfinished) {
        return unfinished
                .map(repair -> Finding.warning(
                        "Repairs",
                        "not finished: " + repair,
                        "none if it runs at this moment; otherwise run emissions clean, which completes it"))
                .orElseGet(() -> Finding.ok("Repairs", "all that were begun are finished"));
    }
}
