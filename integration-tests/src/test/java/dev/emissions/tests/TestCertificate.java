package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A certificate for servers on 127.0.0.1 that vouches for itself, made by the JDK's own tool.
 *
 * @param keyStore the server's key and certificate, PKCS12
 * @param password of both stores
 * @param pem the certificate, for clients that trust it
 * @param trustStore the same as a store for a JVM
 */
record TestCertificate(Path keyStore, String password, Path pem, Path trustStore) {
    private static final String ALIAS = "server";

    static TestCertificate make(Path folder) throws IOException, InterruptedException {
        var made = new TestCertificate(
                folder.resolve("server.p12"),
                "only-for-tests",
                folder.resolve("server.pem"),
                folder.resolve("trust.p12"));
        made.keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-validity",
                "2",
                "-keystore",
                made.keyStore.toString());
        made.keytool("-exportcert", "-rfc", "-keystore", made.keyStore.toString(), "-file", made.pem.toString());
        made.keytool("-importcert", "-noprompt", "-keystore", made.trustStore.toString(), "-file", made.pem.toString());
        return made;
    }

    /** What a JVM must be told to trust this certificate and no other. */
    String jvmOptions() {
        return "-Djavax.net.ssl.trustStore=" + trustStore + " -Djavax.net.ssl.trustStorePassword=" + password;
    }

    private void keytool(String command, String... arguments) throws IOException, InterruptedException {
        List<String> line = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                command,
                "-alias",
                ALIAS,
                "-storetype",
                "PKCS12",
                "-storepass",
                password));
        line.addAll(List.of(arguments));
        Path log = Files.createTempFile("keytool", ".log");
        int code = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(log)).isZero();
        Files.delete(log);
    }
}
