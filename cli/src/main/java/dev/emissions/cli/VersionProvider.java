package dev.emissions.cli;

import picocli.CommandLine.IVersionProvider;

/** The product's version, as the build wrote it into the jar. */
public final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = VersionProvider.class.getPackage().getImplementationVersion();
        return new String[] {"emissions " + (version == null ? "(not packaged)" : version)};
    }
}
