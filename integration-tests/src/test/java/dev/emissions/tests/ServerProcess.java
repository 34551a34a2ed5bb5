package dev.emissions.tests;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts servers of the tests' own, with the libraries of the built local stack. */
final class ServerProcess {
    private ServerProcess() {}

    /** A process of that main class; its errors are thrown away. */
    static Process start(Class<?> main, String... arguments) throws IOException, URISyntaxException {
        return start(main.getName(), own(main), arguments);
    }

    /** A process of a main class of the local stack. */
    static Process start(String main, String... arguments) throws IOException {
        return start(main, ownJarOfStack(), arguments);
    }

    private static Process start(String main, Path own, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .put(
                        "CLASSPATH",
                        Stream.concat(Stream.of(own.toString()), libraries())
                                .collect(Collectors.joining(File.pathSeparator)));
        return builder.start();
    }

    private static Stream<String> libraries() throws IOException {
        Path product = product();
        return Stream.of(Files.readString(product.resolve("classpath/emissions-local-stack"))
                        .strip()
                        .split(":"))
                .map(library -> product.resolve(library).toString());
    }

    private static Path ownJarOfStack() throws IOException {
        try (Stream<Path> jars = Files.list(product().resolve("lib"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("emissions-local-stack-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path own(Class<?> main) throws URISyntaxException {
        return Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static Path product() {
        return Path.of(System.getProperty("distribution.directory"));
    }
}
