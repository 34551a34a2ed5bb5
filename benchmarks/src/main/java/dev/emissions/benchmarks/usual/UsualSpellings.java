package dev.emissions.benchmarks.usual;

import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import dev.emissions.schemas.Vocabularies;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/** Standard spellings as columns; null where there is none. What is spelled well already costs one look. */
final class UsualSpellings {
    private static final String HOST_NAME =
            "^(?!www\\.)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]$";

    /** A map of hundreds of aliases in the plan would cost more than all rules together. */
    private static final UserDefinedFunction COUNTRY = lookup(
            text -> text == null ? null : Vocabularies.COUNTRIES.valueOf(text).orElse(null));

    private static final UserDefinedFunction DEVICE = lookup(
            text -> text == null ? null : Vocabularies.DEVICES.valueOf(text).orElse(null));
    private static final UserDefinedFunction FORMAT = lookup(
            text -> text == null ? null : Vocabularies.FORMATS.valueOf(text).orElse(null));

    private UsualSpellings() {}

    private static UserDefinedFunction lookup(UDF1<String, String> function) {
        return udf(function, DataTypes.StringType);
    }

    static Column host(Column domain) {
        Column host = normalised(domain);
        return when(domain.rlike(HOST_NAME), domain).otherwise(when(host.rlike(HOST_NAME), host));
    }

    /** Without scheme, path, port, {@code www.} and a dot at the end, in lower case. */
    private static Column normalised(Column domain) {
        Column withoutScheme = regexp_replace(lower(trim(domain)), "^(?:[a-z][a-z0-9+.-]*:)?//", "");
        return regexp_replace(withoutScheme, "^www\\.|\\.?(?::\\d*)?(?:[/?#].*)?$", "");
    }

    static Column country(Column text) {
        return COUNTRY.apply(text);
    }

    static Column device(Column text) {
        return DEVICE.apply(text);
    }

    static Column format(Column text) {
        return FORMAT.apply(text);
    }

    static Column isAdServer(Column host) {
        Object[] servers = Vocabularies.AD_SERVER_DOMAINS.values().toArray();
        return substring_index(host, ".", -2).isin(servers);
    }
}
