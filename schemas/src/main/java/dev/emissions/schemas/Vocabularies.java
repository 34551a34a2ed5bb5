package dev.emissions.schemas;

/** The vocabularies of the event's dimensions; their data files stand beside this class. */
public final class Vocabularies {
    /** ISO 3166-1 alpha-2 codes; aliases are alpha-3 codes and English names. */
    public static final Vocabulary COUNTRIES = Vocabulary.load("countries.csv", "country-aliases.csv");

    /**
     * phone, tablet, pc, tv; aliases include the AdCOM device types that mean exactly one of them. Types 1 (phone or tablet), 6 (any
     * connected device) and 8 (out of home) do not, so they stay unknown.
     */
    public static final Vocabulary DEVICES = Vocabulary.load("devices.csv");

    public static final Vocabulary FORMATS = Vocabulary.load("formats.csv");
    public static final Vocabulary CHANNELS = Vocabulary.load("channels.csv");
    public static final Vocabulary NETWORKS = Vocabulary.load("networks.csv");
    public static final Vocabulary FRAMEWORKS = Vocabulary.load("frameworks.csv");
    public static final Vocabulary COVERAGES = Vocabulary.load("coverages.csv");

    /** Domains that serve ads and are no publisher; a subdomain of one counts as well. */
    public static final Vocabulary AD_SERVER_DOMAINS = Vocabulary.load("ad-server-domains.csv");

    private Vocabularies() {}
}
