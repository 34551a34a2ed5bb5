package dev.emissions.stack;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.security.SecureRandom;
import java.util.Optional;

/** Brings together what a stack was started with before and what is wished now. */
record SettingsChoice(StackDirectory directory, Optional<StackSettings> before, SecureRandom random) {
    StackSettings choose(StackWishes wishes) {
        StackSettings settings =
                before.orElseGet(() -> StackSettings.generate(wishes.s3().orElse(S3Server.S3PROXY), random));
        wishes.s3().filter(wished -> wished != settings.s3()).ifPresent(wished -> refuse(wished, settings.s3()));
        return withS3Port(withKafkaPorts(settings, wishes.kafkaPort()), wishes.s3Port());
    }

    private static void refuse(S3Server wished, S3Server present) {
        throw new CommandFailure(
                ExitCode.UNREACHABLE,
                "Cannot start the local stack with " + wished + ": its data was written by another server; expected "
                        + present + ", got " + wished
                        + "; hint: another --directory, or emissions stack stop --delete first");
    }

    private StackSettings withKafkaPorts(StackSettings settings, Optional<Integer> wished) {
        if (new Broker(directory, settings).daemon().running().isPresent()) {
            refuseMove("Kafka broker", settings.kafkaPort(), wished);
            return settings;
        }
        int port = pick("Kafka broker", settings.kafkaPort(), wished, settings.s3Port());
        return settings.withKafkaPorts(
                port, pick("Kafka controller", settings.controllerPort(), Optional.empty(), port));
    }

    private StackSettings withS3Port(StackSettings settings, Optional<Integer> wished) {
        if (new Daemon("S3 server", "s3", directory).running().isPresent()) {
            refuseMove("S3 server", settings.s3Port(), wished);
            return settings;
        }
        return settings.withS3Port(pick("S3 server", settings.s3Port(), wished, settings.kafkaPort()));
    }

    private int pick(String name, int usual, Optional<Integer> wished, int taken) {
        if (wished.isPresent() && !Ports.isFree(wished.orElseThrow())) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot start the " + name + ": its port is in use; expected a free port, got "
                            + wished.orElseThrow());
        }
        return wished.orElseGet(
                () -> usual != taken && Ports.isFree(usual) ? usual : new Ports(random).freeBeside(taken));
    }

    private static void refuseMove(String name, int running, Optional<Integer> wished) {
        wished.filter(port -> port != running).ifPresent(port -> {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot move the " + name + " to another port: it runs; expected " + running + ", got " + port
                            + "; hint: emissions stack stop first");
        });
    }
}
