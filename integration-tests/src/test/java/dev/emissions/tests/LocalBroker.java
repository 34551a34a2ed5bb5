package dev.emissions.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The process that {@code stack start} starts.
 *
 * @param directory of the stack
 */
record LocalBroker(Path directory, Product product, String bootstrapServers) implements Broker {
    @Override
    public void crash() throws IOException, InterruptedException {
        String pid = Files.readString(directory.resolve("run/broker.pid")).split(" ", 2)[0];
        ProcessHandle broker = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        broker.destroyForcibly();
        broker.onExit().join();
        product.run("stack", "start").succeeded();
    }
}
