package dev.emissions.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One of the stack's two servers, with the settings it runs by. */
interface Service {
    Daemon daemon();

    /** Where clients reach it, as shown to people. */
    String address();

    Path data();

    /** Writes what the process reads at its start. */
    void prepare();

    List<String> command(Map<String, String> environment);

    Map<String, String> processEnvironment();

    /** Whether clients are served now; quick and silent when they are not. */
    boolean ready();
}
