package dev.emissions.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line of a JVM with this process's class path; the class path itself travels in the environment. */
record ChildJvm(Class<?> main, List<String> options, Path log, List<String> arguments) {
    /** Variable with JVM options for the stack's processes, separated by spaces; they come last and so win. */
    static final String OPTIONS_VARIABLE = "EMISSIONS_STACK_JVM_OPTIONS";

    List<String> command(Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.timezone=UTC",
                "-Dfile.encoding=UTF-8",
                "-Dlog4j2.configurationFile=classpath:stack-log4j2.properties",
                "-Demissions.stack.log=" + log));
        command.addAll(options);
        String further = environment.getOrDefault(OPTIONS_VARIABLE, "").strip();
        if (!further.isEmpty()) {
            command.addAll(List.of(further.split("\\s+")));
        }
        command.add(main.getName());
        command.addAll(arguments);
        return command;
    }

    static Map<String, String> classPath() {
        return Map.of("CLASSPATH", System.getProperty("java.class.path"));
    }
}
