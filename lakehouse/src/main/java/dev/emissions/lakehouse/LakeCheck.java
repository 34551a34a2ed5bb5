package dev.emissions.lakehouse;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.logstore.ConditionalPutProbe;
import dev.emissions.logstore.ProbeOutcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hadoop.fs.Path;

/** The checks before a lake is used, cheapest and clearest first. */
final class LakeCheck {
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final Lake lake;
    private final LakeSettings settings;

    LakeCheck(Lake lake, LakeSettings settings) {
        this.lake = lake;
        this.settings = settings;
    }

    /** Connects to the server's port: S3A itself would retry for much longer before it said so. */
    void requireServer() {
        URI endpoint = settings.endpoint();
        if (!settings.isObjectStore() || endpoint == null) {
            return;
        }
        int port = endpoint.getPort() > 0 ? endpoint.getPort() : "https".equals(endpoint.getScheme()) ? 443 : 80;
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.getHost(), port), Math.toIntExact(CONNECT.toMillis()));
        } catch (UnknownHostException e) {
            throw unreachable("host " + endpoint.getHost() + " is not known", e);
        } catch (SocketTimeoutException e) {
            throw unreachable("no answer within " + CONNECT.toSeconds() + " s", e);
        } catch (IOException e) {
            throw unreachable(e.getMessage(), e);
        }
    }

    /** Tries the conditional put that two writers of one table depend on. */
    void requireSafeWrites() {
        if (settings.isObjectStore()) {
            ProbeOutcome outcome = ConditionalPutProbe.probe(new Path(lake.pathOf("ops/probe")), lake.configuration());
            if (outcome.finding() != ProbeOutcome.Finding.HOLDS) {
                throw refusal(outcome, null);
            }
        }
    }

    /** Refuses a lake of a newer format and marks a new one. */
    void claimFormat() {
        try {
            FormatFile.of(lake).claim();
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** Refuses a lake of a newer format. */
    void requireKnownFormat() {
        try {
            FormatFile.of(lake).requireKnown();
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    private CommandFailure refusal(IOException failure) {
        if (settings.isObjectStore()) {
            return refusal(ConditionalPutProbe.outcomeOf(failure), failure);
        }
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "Cannot open lake " + lake.root() + ": " + failure + "; expected a folder that can be read and written",
                failure);
    }

    private CommandFailure refusal(ProbeOutcome outcome, Throwable cause) {
        return switch (outcome.finding()) {
            case NO_BUCKET ->
                failure("there is no bucket " + lake.root().getAuthority() + "; expected one; create it first", cause);
            case ACCESS_DENIED ->
                failure(
                        "access denied (" + outcome.detail() + "); expected keys that may read and write bucket "
                                + lake.root().getAuthority() + "; check --s3-access-key and --s3-secret-key",
                        cause);
            case CONDITION_IGNORED ->
                failure(
                        "the store ignores If-None-Match, so two writers would lose commits; expected one that lets only"
                                + " the first of two conditional puts win; use S3, MinIO, S3Proxy or versitygw",
                        cause);
            case METADATA_LOST ->
                failure(
                        "the store drops user metadata, by which a writer knows its own commit after a lost reply;"
                                + " expected x-amz-meta-* headers back; use S3, MinIO, S3Proxy or versitygw",
                        cause);
            case UNREACHABLE, HOLDS -> unreachable(outcome.detail(), cause);
        };
    }

    private CommandFailure unreachable(String why, Throwable cause) {
        return failure(
                why + "; expected an S3 server; start the local stack (emissions stack start) or check --s3-endpoint",
                cause);
    }

    private CommandFailure failure(String why, Throwable cause) {
        return new CommandFailure(ExitCode.UNREACHABLE, "Cannot open lake " + settings.place() + ": " + why, cause);
    }
}
