package dev.emissions.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where processes listen, as Linux tells it below {@code /proc}. */
final class ListeningPorts {
    private static final String LISTENING = "0A";
    private static final Pattern LOOPBACK = Pattern.compile("(?:.{6}7F|0{16}FFFF0000.{6}7F|0{24}01000000):[0-9A-F]{4}");

    private ListeningPorts() {}

    /** The addresses, as the kernel writes them, at which others than this machine could reach one of the processes. */
    static List<String> beyondLoopback(Collection<ProcessHandle> processes) throws IOException {
        Set<String> sockets = new HashSet<>();
        for (ProcessHandle process : processes) {
            sockets.addAll(sockets(process.pid()));
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("/proc/net/tcp")));
        lines.addAll(Files.readAllLines(Path.of("/proc/net/tcp6")));
        return lines.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields[3].equals(LISTENING) && sockets.contains(fields[9]))
                .map(fields -> fields[1])
                .filter(address -> !LOOPBACK.matcher(address).matches())
                .toList();
    }

    /** Inodes of the sockets that the process has open; none if it is gone. */
    private static Set<String> sockets(long pid) throws IOException {
        Set<String> inodes = new HashSet<>();
        Path opened = Path.of("/proc", Long.toString(pid), "fd");
        if (Files.isReadable(opened)) {
            try (Stream<Path> files = Files.list(opened)) {
                for (Path file : files.toList()) {
                    socket(file).ifPresent(inodes::add);
                }
            }
        }
        return inodes;
    }

    private static Optional<String> socket(Path file) {
        try {
            String target = Files.readSymbolicLink(file).toString();
            return target.startsWith("socket:[")
                    ? Optional.of(target.substring("socket:[".length(), target.length() - 1))
                    : Optional.empty();
        } catch (IOException e) {
            // Closed meanwhile.
            return Optional.empty();
        }
    }
}
