package dev.emissions.stack;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The local stack of one folder: its broker and its S3 server. */
final class Stack {
    private static final Duration START_DEADLINE = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 100;

    private final StackDirectory directory;
    private final Map<String, String> environment;

    Stack(Path directory, Map<String, String> environment) {
        this.directory = new StackDirectory(directory);
        this.environment = Map.copyOf(environment);
    }

    /** Starts what does not run and returns when clients are served; the connection file is there from then on. */
    StackStatus start(StackWishes wishes, StackReport report) {
        return directory.locked(() -> {
            var choice = new SettingsChoice(directory, settings(), new SecureRandom());
            StackSettings settings = choice.choose(wishes);
            PrivateFile.write(directory.settings(), settings.toMap());
            List<Service> services = services(settings, MinioBinary.find(settings.s3(), wishes, environment));
            startTogether(services, report);
            PrivateFile.write(directory.connection(), settings.connection());
            return status();
        });
    }

    /** Stops both processes; returns when they have ended. */
    void stop(StackReport report) {
        if (!directory.exists()) {
            report.notRunning(directory.root());
            return;
        }
        directory.locked(() -> {
            stopProcesses(report);
            return null;
        });
    }

    void stopAndDelete(StackReport report) {
        if (directory.exists()) {
            directory.locked(() -> {
                stopProcesses(report);
                directory.delete();
                return null;
            });
        } else {
            report.notRunning(directory.root());
            directory.delete();
        }
        report.deleted(directory.root());
    }

    StackStatus status() {
        List<StackStatus.Entry> entries = settings().map(this::entries).orElse(List.of());
        return new StackStatus(directory.root(), directory.logs(), directory.connection(), entries);
    }

    private List<StackStatus.Entry> entries(StackSettings settings) {
        return services(settings, Optional.empty()).stream()
                .map(service -> new StackStatus.Entry(
                        service.daemon().name(),
                        service.daemon().running(),
                        service.address(),
                        StackDirectory.bytesBelow(service.data())))
                .toList();
    }

    private Optional<StackSettings> settings() {
        Path file = directory.settings();
        return Files.exists(file) ? Optional.of(StackSettings.of(PrivateFile.read(file))) : Optional.empty();
    }

    private List<Service> services(StackSettings settings, Optional<Path> minioBinary) {
        return List.of(
                new ObjectStore(directory, settings, minioBinary.orElse(Path.of("minio"))),
                new Broker(directory, settings));
    }

    private void startTogether(List<Service> services, StackReport report) {
        List<Service> launched = new ArrayList<>();
        try {
            for (Service service : services) {
                launchUnlessRunning(service, launched, report);
            }
            for (Service service : services) {
                awaitReady(service, launched, report);
            }
        } catch (CommandFailure e) {
            launched.forEach(service -> service.daemon().stop());
            throw e;
        }
        if (launched.isEmpty()) {
            report.alreadyRunning();
        }
    }

    private void launchUnlessRunning(Service service, List<Service> launched, StackReport report) {
        if (service.daemon().running().isPresent()) {
            return;
        }
        if (launched.contains(service)) {
            throw service.daemon().failedToStart("its process ended");
        }
        launched.add(service);
        launch(service, report);
    }

    private void launch(Service service, StackReport report) {
        service.prepare();
        ProcessHandle process = service.daemon().start(service.command(environment), service.processEnvironment());
        report.starting(service.daemon().name(), process.pid());
    }

    /** A process that was found running may be on its way out, so it gets its one launch here. */
    private void awaitReady(Service service, List<Service> launched, StackReport report) {
        Instant deadline = Instant.now().plus(START_DEADLINE);
        while (!service.ready()) {
            launchUnlessRunning(service, launched, report);
            if (Instant.now().isAfter(deadline)) {
                throw service.daemon().failedToStart("not ready after " + START_DEADLINE.toSeconds() + " s");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.UNREACHABLE, "Cannot start the local stack: interrupted", e);
        }
    }

    private void stopProcesses(StackReport report) {
        try {
            Files.deleteIfExists(directory.connection());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + directory.connection(), e);
        }
        var broker = new Daemon("Kafka broker", "broker", directory);
        report.stopped(broker.name(), broker.stop());
        var objectStore = new Daemon("S3 server", "s3", directory);
        report.stopped(objectStore.name(), objectStore.stop());
    }
}
