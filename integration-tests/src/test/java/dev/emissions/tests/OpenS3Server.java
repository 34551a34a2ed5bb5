package dev.emissions.tests;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** The stack's S3 server, but without keys: only there can a proxy take a header away, for elsewhere headers are signed. */
record OpenS3Server(Process process, URI endpoint) implements AutoCloseable {
    /** The server's process: takes its data's folder and prints its port. */
    public static void main(String[] arguments) throws Exception {
        S3Proxy server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(arguments[0]))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .stopTimeout(0)
                .build();
        server.start();
        System.out.println(server.getPort());
    }

    /** Starts the server on the data of a folder, each of whose folders is a bucket. */
    static OpenS3Server start(Path data) throws IOException, URISyntaxException {
        Path product = Path.of(System.getProperty("distribution.directory"));
        Path own = Path.of(OpenS3Server.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Stream<String> libraries = Stream.of(Files.readString(product.resolve("classpath/emissions-local-stack"))
                        .strip()
                        .split(":"))
                .map(library -> product.resolve(library).toString());
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        OpenS3Server.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .put(
                        "CLASSPATH",
                        Stream.concat(Stream.of(own.toString()), libraries)
                                .collect(Collectors.joining(File.pathSeparator)));
        Process process = builder.start();
        String port = process.inputReader().readLine();
        return new OpenS3Server(process, URI.create("http://127.0.0.1:" + port));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
