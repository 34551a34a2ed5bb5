package dev.emissions.lakehouse;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.LakeOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a lake lies and how its object store is reached; valid by construction.
 *
 * @param root {@code s3a://BUCKET[/PREFIX]} or {@code file:///FOLDER}, without a slash at its end
 * @param endpoint address of the S3 server, or null for Amazon's own of the region
 * @param region region that requests are signed for
 * @param accessKey access key, or null to take credentials from the environment
 * @param secretKey secret of the access key, null without one; never printed
 */
public record LakeSettings(URI root, URI endpoint, String region, String accessKey, String secretKey) {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]+");

    public LakeSettings {
        List<String> violations = new ArrayList<>();
        checkRoot(violations, root);
        if (root != null && "s3a".equals(root.getScheme())) {
            checkEndpoint(violations, endpoint, accessKey);
            if (region == null || !REGION.matcher(region).matches()) {
                violations.add("--s3-region: got " + shown(region) + ", expected a name like us-east-1");
            }
            checkKeys(violations, accessKey, secretKey);
        }
        if (!violations.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, String.join(System.lineSeparator(), violations));
        }
        root = withoutSlashAtEnd(root);
    }

    /** The settings that the options give; throws {@link CommandFailure} with one line for each violation. */
    public static LakeSettings of(LakeOptions options) {
        return new LakeSettings(
                options.lake(), options.endpoint(), options.region(), options.accessKey(), options.secretKey());
    }

    boolean isObjectStore() {
        return "s3a".equals(root.getScheme());
    }

    /** The lake and its server, for messages. */
    String place() {
        return endpoint == null ? root.toString() : root + " at " + endpoint;
    }

    @Override
    public String toString() {
        return "LakeSettings[root=" + root + ", endpoint=" + endpoint + ", region=" + region + ", accessKey="
                + accessKey + ", secretKey=" + (secretKey == null ? "null" : "***") + "]";
    }

    private static void checkRoot(List<String> violations, URI root) {
        if (!isBucket(root) && !isFolder(root)) {
            violations.add("--lake: got " + shown(root) + ", expected s3a://BUCKET[/PREFIX] or file:///FOLDER");
        }
    }

    private static boolean isBucket(URI root) {
        return root != null
                && "s3a".equals(root.getScheme())
                && root.getAuthority() != null
                && BUCKET.matcher(root.getAuthority()).matches()
                && isPlain(root);
    }

    private static boolean isFolder(URI root) {
        return root != null
                && "file".equals(root.getScheme())
                && root.getAuthority() == null
                && root.getPath() != null
                && root.getPath().length() > 1
                && isPlain(root);
    }

    private static boolean isPlain(URI uri) {
        return uri.getQuery() == null && uri.getFragment() == null;
    }

    private static void checkEndpoint(List<String> violations, URI endpoint, String accessKey) {
        if (endpoint == null) {
            if (accessKey == null) {
                violations.add("--s3-endpoint: got nothing, expected the URL of the S3 server;"
                        + " a running local stack supplies it (emissions stack start)");
            }
            return;
        }
        boolean isHttp = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
        if (!isHttp || endpoint.getHost() == null || endpoint.getUserInfo() != null) {
            violations.add("--s3-endpoint: got " + endpoint.getScheme() + "://" + shown(endpoint.getHost())
                    + ", expected http://HOST:PORT or https://HOST[:PORT]");
        }
    }

    private static void checkKeys(List<String> violations, String accessKey, String secretKey) {
        if (isGiven(accessKey) && !isGiven(secretKey)) {
            violations.add("--s3-secret-key: got nothing, expected the secret of access key " + accessKey);
        }
        if (isGiven(secretKey) && !isGiven(accessKey)) {
            violations.add("--s3-access-key: got nothing, expected the key that the given secret belongs to");
        }
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }

    private static String shown(Object value) {
        return value == null || value.toString().isEmpty() ? "nothing" : value.toString();
    }

    static URI withoutSlashAtEnd(URI uri) {
        String text = uri.toString();
        return text.endsWith("/") ? URI.create(text.replaceAll("/+$", "")) : uri;
    }
}
