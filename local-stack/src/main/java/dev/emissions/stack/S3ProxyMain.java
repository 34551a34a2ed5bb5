package dev.emissions.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The S3 server's process: each bucket is a folder, each object a file. */
public final class S3ProxyMain {
    private static final Logger LOG = LoggerFactory.getLogger(S3ProxyMain.class);
    private static final int THREADS = 64;

    /** A signed request that is not sent in chunks is held in memory to check its signature. */
    private static final long LARGEST_UNCHUNKED_BYTES = 32L << 20;

    private S3ProxyMain() {}

    /** Takes the properties file: endpoint, data, access-key, secret-key. */
    public static void main(String[] arguments) throws Exception {
        Properties configuration = PrivateFile.read(Path.of(arguments[0]));
        Path data = Path.of(configuration.getProperty("data"));
        LOG.atInfo().addKeyValue("files", Leftovers.sweep(data)).log("Leftovers of a killed server removed");
        S3Proxy server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(data.toString()))
                .endpoint(URI.create(configuration.getProperty("endpoint")))
                .awsAuthentication(
                        AuthenticationType.AWS_V4,
                        configuration.getProperty("access-key"),
                        configuration.getProperty("secret-key"))
                .jettyMaxThreads(THREADS)
                .v4MaxNonChunkedRequestSize(LARGEST_UNCHUNKED_BYTES)
                .stopTimeout(0)
                .build();
        server.start();
        LOG.atInfo().addKeyValue("port", server.getPort()).log("S3 server serves");
    }
}
