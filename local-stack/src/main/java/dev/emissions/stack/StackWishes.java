package dev.emissions.stack;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the user asked of a start; what is absent is the stack's to choose. */
record StackWishes(
        Optional<S3Server> s3, Optional<Path> minioBinary, Optional<Integer> kafkaPort, Optional<Integer> s3Port) {
    StackWishes {
        List<String> violations = new ArrayList<>();
        kafkaPort.filter(port -> !Ports.valid(port)).ifPresent(port -> violations.add(wrongPort("--kafka-port", port)));
        s3Port.filter(port -> !Ports.valid(port)).ifPresent(port -> violations.add(wrongPort("--s3-port", port)));
        if (kafkaPort.isPresent() && kafkaPort.equals(s3Port)) {
            violations.add("--s3-port: expected another port than --kafka-port, got " + s3Port.orElseThrow());
        }
        if (!violations.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "Cannot start the local stack: " + String.join("; ", violations));
        }
    }

    static StackWishes none() {
        return new StackWishes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static String wrongPort(String option, int port) {
        return option + ": expected 1 to 65535, got " + port;
    }
}
