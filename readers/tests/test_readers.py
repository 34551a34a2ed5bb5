"""Other readers of Delta see what Spark sees, in every column of every table."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from deltalake import DeltaTable
from emissions_lake import TABLES, Lake, connect
from product import Product
from shell import Answer, ask

#: By a column's type in DuckDB, a figure that nearly any change of its values changes: for DuckDB and for Spark.
_FIGURES = {
    "VARCHAR": ("sum(length({0}))", "sum(length({0}))"),
    "BLOB": ("sum(octet_length({0}))", "sum(octet_length({0}))"),
    "DATE": ("sum({0} - DATE '1970-01-01')", "sum(unix_date({0}))"),
    "TIMESTAMP WITH TIME ZONE": ("sum(epoch_us({0})::hugeint)", "sum(cast(unix_micros({0}) AS DECIMAL(38, 0)))"),
    "LIST": ("sum(len({0}))", "sum(CASE WHEN {0} IS NOT NULL THEN size({0}) END)"),
    "BIGINT": ("sum({0})", "sum(cast({0} AS DECIMAL(38, 0)))"),
    "NUMBER": ("sum({0})", "sum({0})"),
}


@pytest.fixture(scope="module")
def lake(product: Product) -> Lake:
    return Lake.find(product.environment())


@pytest.fixture(scope="module")
def tables(lake: Lake) -> duckdb.DuckDBPyConnection:
    return connect(lake)


@pytest.fixture(scope="module")
def names(tables: duckdb.DuckDBPyConnection) -> list[str]:
    found = tables.execute("SELECT view_name FROM duckdb_views() WHERE schema_name = 'emissions'").fetchall()
    return sorted(name for (name,) in found)


@pytest.fixture(scope="module")
def by_spark(
    product: Product,
    names: list[str],
    tables: duckdb.DuckDBPyConnection,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Answer]:
    statements = [_figures(tables, name, engine=1) for name in names]
    return dict(zip(names, ask(product, tmp_path_factory.mktemp("spark"), *statements), strict=True))


def _columns(tables: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in tables.execute(f"DESCRIBE emissions.{table}").fetchall()]


def _figures(tables: duckdb.DuckDBPyConnection, table: str, engine: int) -> str:
    """The query of a table's figures, for DuckDB (0) or Spark (1): rows, then values and figure of each column."""
    figures = ["count(*) AS total_rows"]
    for column, type_ in _columns(tables, table):
        kind = "LIST" if type_.endswith("[]") else type_ if type_ in _FIGURES else "NUMBER"
        quoted = f'"{column}"' if engine == 0 else f"`{column}`"
        figures += [f"count({quoted})", _FIGURES[kind][engine].format(quoted)]
    return f"SELECT {', '.join(figures)} FROM emissions.{table}"  # noqa: S608


def test_tables_are_those_of_the_product(product: Product, names: list[str]) -> None:
    listed = product.show("--list")

    assert set(TABLES) == {row["table"] for row in listed}
    assert names == sorted(row["table"] for row in listed if row["version"] is not None)


def test_duckdb_sees_what_spark_sees(
    names: list[str], tables: duckdb.DuckDBPyConnection, by_spark: dict[str, Answer]
) -> None:
    assert "cleaned" in names
    for name in names:
        figures = tables.execute(_figures(tables, name, engine=0)).fetchone()
        assert figures
        assert ["NULL" if figure is None else str(figure) for figure in figures] == by_spark[name].rows[0], name


def test_delta_rs_sees_what_duckdb_sees(lake: Lake, names: list[str], tables: duckdb.DuckDBPyConnection) -> None:
    for name in names:
        rows = DeltaTable(lake.address(name), storage_options=lake.storage_options()).to_pyarrow_table()
        tables.register("arrow_rows", rows)
        figures = _figures(tables, name, engine=0)
        expected = tables.execute(figures).fetchone()
        assert tables.execute(figures.replace(f"FROM emissions.{name}", "FROM arrow_rows")).fetchone() == expected, name


def test_delta_rs_reads_a_table_as_it_was(lake: Lake) -> None:
    def events(version: int | None) -> int:
        table = DeltaTable(lake.address("daily_by_country"), version, storage_options=lake.storage_options())
        return sum(table.to_pyarrow_table(columns=["events"])["events"].to_pylist())

    assert 0 < events(1) < events(None)


def test_nested_values_are_read(tables: duckdb.DuckDBPyConnection) -> None:
    repairs = tables.execute("SELECT unnest(repairs).rule AS rule FROM emissions.cleaned").fetchall()
    reasons = tables.execute("SELECT unnest(reasons) FROM emissions.quarantine").fetchall()

    assert ("DOMAIN_NORMALISED",) in repairs
    assert ("DOMAIN_MISSING",) in reasons


def test_missing_lake_is_told(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="Cannot find the lake: no s3-endpoint"):
        Lake.find({"EMISSIONS_STACK": str(tmp_path)})


def test_secret_key_is_not_printed(lake: Lake) -> None:
    assert lake.secret_key not in repr(lake)


def test_secret_key_is_read_from_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden\n", encoding="utf-8")
    told = {"EMISSIONS_S3_ENDPOINT": "http://127.0.0.1:9", "EMISSIONS_S3_ACCESS_KEY": "key"}

    lake = Lake.find(told | {"EMISSIONS_STACK": str(tmp_path), "EMISSIONS_S3_SECRET_KEY_FILE": str(secret)})

    assert (lake.root, lake.secret_key) == ("s3a://lake", "hidden")
