package dev.emissions.tests;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * The stack's S3 server, but without keys: only there can a proxy take a header away, for elsewhere headers are signed. With a
 * certificate it speaks TLS and nothing else.
 */
record OpenS3Server(Process process, URI endpoint) implements AutoCloseable {
    /** The server's process: takes its data's folder, and for TLS a key store and its password; prints its port. */
    public static void main(String[] arguments) throws Exception {
        S3Proxy.Builder builder = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(arguments[0]))
                .stopTimeout(0);
        boolean isTls = arguments.length > 1;
        if (isTls) {
            builder.secureEndpoint(URI.create("https://127.0.0.1:0")).keyStore(arguments[1], arguments[2]);
        } else {
            builder.endpoint(URI.create("http://127.0.0.1:0"));
        }
        S3Proxy server = builder.build();
        server.start();
        System.out.println(isTls ? server.getSecurePort() : server.getPort());
    }

    /** Starts the server on the data of a folder, each of whose folders is a bucket. */
    static OpenS3Server start(Path data) throws IOException, URISyntaxException {
        return over("http", ServerProcess.start(OpenS3Server.class, data.toString()));
    }

    /** As {@link #start(Path)}, but by TLS alone. */
    static OpenS3Server start(Path data, TestCertificate certificate) throws IOException, URISyntaxException {
        return over(
                "https",
                ServerProcess.start(
                        OpenS3Server.class,
                        data.toString(),
                        certificate.keyStore().toString(),
                        certificate.password()));
    }

    private static OpenS3Server over(String scheme, Process process) throws IOException {
        String port = process.inputReader().readLine();
        return new OpenS3Server(process, URI.create(scheme + "://127.0.0.1:" + port));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
