package dev.emissions.sql;

import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.analysis.NoSuchNamespaceException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException;
import org.apache.spark.sql.catalyst.catalog.CatalogDatabase;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.StagedTable;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.delta.catalog.DeltaCatalog;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Delta's catalog, which also knows the tables of a lake by their names in the database {@value #DATABASE}. A table is looked at when a
 * statement names it, so the shell starts as quickly on a large lake as on an empty one.
 *
 * <p>The option {@value #ROOT} says where the lake lies.
 */
@SuppressWarnings(
        "overrides") // Delta's alterTable, in Scala, takes an array for what Spark declares as variable arguments.
public final class LakeCatalog extends DeltaCatalog {
    static final String DATABASE = "emissions";
    static final String ROOT = "lake";

    private static final String DELTA_PATH = "delta";
    private static final String LOG = "_delta_log";

    private String root;

    @Override
    public void initialize(String name, CaseInsensitiveStringMap options) {
        super.initialize(name, options);
        root = options.get(ROOT);
        SessionCatalog session = spark().sessionState().catalog();
        session.createDatabase(
                new CatalogDatabase(
                        DATABASE,
                        "The tables of the lake " + root,
                        session.getDefaultDBPath(DATABASE),
                        scala.collection.immutable.Map$.MODULE$.empty()),
                true);
    }

    @Override
    public Table loadTable(Identifier identifier) {
        return super.loadTable(contract(identifier)
                .filter(this::exists)
                .map(contract -> Identifier.of(new String[] {DELTA_PATH}, path(contract)))
                .orElse(identifier));
    }

    @Override
    public boolean tableExists(Identifier identifier) {
        return contract(identifier).map(this::exists).orElseGet(() -> super.tableExists(identifier));
    }

    @Override
    public Identifier[] listTables(String[] namespace) throws NoSuchNamespaceException {
        List<Identifier> tables = new ArrayList<>(Arrays.asList(super.listTables(namespace)));
        if (isDatabase(namespace)) {
            Tables.all().stream()
                    .filter(this::exists)
                    .map(contract -> Identifier.of(namespace, contract.name()))
                    .forEach(tables::add);
        }
        return tables.toArray(Identifier[]::new);
    }

    @Override
    public boolean dropTable(Identifier identifier) {
        refuse("drop", identifier);
        return super.dropTable(identifier);
    }

    @Override
    public boolean purgeTable(Identifier identifier) {
        refuse("drop", identifier);
        return super.purgeTable(identifier);
    }

    @Override
    public void renameTable(Identifier from, Identifier to) throws NoSuchTableException, TableAlreadyExistsException {
        refuse("rename", from);
        super.renameTable(from, to);
    }

    @Override
    public StagedTable stageReplace(
            Identifier identifier, Column[] columns, Transform[] partitions, Map<String, String> properties) {
        refuse("replace", identifier);
        return super.stageReplace(identifier, columns, partitions, properties);
    }

    @Override
    public StagedTable stageCreateOrReplace(
            Identifier identifier, Column[] columns, Transform[] partitions, Map<String, String> properties) {
        refuse("replace", identifier);
        return super.stageCreateOrReplace(identifier, columns, partitions, properties);
    }

    private static void refuse(String deed, Identifier identifier) {
        if (contract(identifier).isPresent()) {
            throw new UnsupportedOperationException("Cannot " + deed + " " + identifier
                    + ": it is a table of the lake, not of this session; expected a table that was created here");
        }
    }

    private static Optional<TableContract> contract(Identifier identifier) {
        return isDatabase(identifier.namespace())
                ? Tables.named(identifier.name().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static boolean isDatabase(String[] namespace) {
        return namespace.length == 1 && namespace[0].equalsIgnoreCase(DATABASE);
    }

    private String path(TableContract contract) {
        return root + "/" + contract.path();
    }

    private boolean exists(TableContract contract) {
        var log = new Path(path(contract), LOG);
        try {
            return log.getFileSystem(spark().sessionState().newHadoopConf()).exists(log);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for table " + contract.name() + " at " + log, e);
        }
    }
}
