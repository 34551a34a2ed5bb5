"""The dbt project on the sample: green as it is, red with one damaged row."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake
from emissions_lake import Lake
from product import ROOT, Product

TARGET = ROOT / "dbt" / "target"


@dataclass(frozen=True)
class Dbt:
    """The project, with what it makes of the lake in a database of its own."""

    product: Product
    database: Path

    def __call__(self, *arguments: str) -> tuple[int, str]:
        """Runs scripts/dbt; its exit code, and what it printed."""
        done = self.product.start("dbt", *arguments, EMISSIONS_DBT_DATABASE=str(self.database))
        return done.returncode, re.sub(r"\x1b\[\d*m", "", done.stdout + done.stderr)

    def results(self) -> dict[str, str]:
        """The outcome of each node of the last run, by its name."""
        ran: dict[str, Any] = json.loads((TARGET / "run_results.json").read_text(encoding="utf-8"))
        return {result["unique_id"].split(".")[2]: result["status"] for result in ran["results"]}


@pytest.fixture(scope="module")
def dbt(product: Product, tmp_path_factory: pytest.TempPathFactory) -> Dbt:
    return Dbt(product, tmp_path_factory.mktemp("dbt") / "emissions.duckdb")


def test_project_builds_from_the_lake(dbt: Dbt) -> None:
    code, told = dbt("build")

    assert code == 0, told
    assert {"pass", "success"} == set(dbt.results().values())
    assert dbt.results()["countries_agree_with_the_daily_table"] == "pass"
    assert dbt.results()["domains_agree_with_the_daily_table"] == "pass"


def test_sources_are_fresh(dbt: Dbt) -> None:
    code, told = dbt("source", "freshness")

    assert code == 0, told
    assert "PASS freshness of lake.ledger" in told


def test_documents_are_generated(dbt: Dbt) -> None:
    code, told = dbt("docs", "generate", "--static")

    assert code == 0, told
    assert (TARGET / "static_index.html").stat().st_size > 100_000


def test_metrics_are_valid_and_answer(dbt: Dbt) -> None:
    assert dbt("parse")[0] == 0
    code, told = dbt("mf", "validate-configs")
    assert code == 0, told
    code, told = dbt(
        "mf",
        "query",
        "--metrics",
        "gco2pm,coverage,ad_selection_share",
        "--group-by",
        "cell__framework",
        "--order",
        "cell__framework",
    )

    assert code == 0, told
    assert "scope3" in told


def test_secret_key_is_in_no_log(dbt: Dbt) -> None:
    secret = dbt.product.connection()["s3-secret-key"]

    files = [path for path in TARGET.rglob("*") if path.is_file()]

    assert any(path.name == "dbt.log" for path in files)
    assert [path for path in files if secret.encode() in path.read_bytes()] == []


def test_books_follow_what_was_corrected(dbt: Dbt) -> None:
    """A row fewer in cleaned is a fault, unless a correction took it out."""
    test = ("build", "--select", "stg_events", "stg_batches", "books_agree_with_the_rows")
    lake = Lake.find(dbt.product.environment())
    cleaned = DeltaTable(lake.address("cleaned"), storage_options=lake.storage_options())
    corrections = DeltaTable(lake.address("corrections"), storage_options=lake.storage_options())
    versions = cleaned.version(), corrections.version()
    event = cleaned.to_pyarrow_table(columns=["event_id"]).column(0)[0].as_py()
    moved = corrections.to_pyarrow_table().slice(0, 1)
    for column, disposition in (("from_disposition", "cleaned"), ("to_disposition", "quarantined")):
        at = moved.schema.get_field_index(column)
        moved = moved.set_column(at, moved.schema.field(at), pa.array([disposition]))
    before = dbt(*test)
    try:
        cleaned.delete(f"event_id = '{event}'")
        damaged = dbt(*test)
        write_deltalake(corrections, moved, mode="append")
        corrected = dbt(*test)
    finally:
        cleaned.restore(versions[0])
        corrections.restore(versions[1])

    assert [before[0], damaged[0], corrected[0]] == [0, 1, 0]


def test_one_damaged_row_turns_it_red(dbt: Dbt) -> None:
    """A second row of an event, which no book knows of."""
    lake = Lake.find(dbt.product.environment())
    cleaned = DeltaTable(lake.address("cleaned"), storage_options=lake.storage_options())
    day = [("event_date", "=", datetime.date(2026, 3, 12))]
    write_deltalake(cleaned, cleaned.to_pyarrow_table(filters=day).slice(0, 1), mode="append")

    try:
        code, told = dbt("build")

        assert code == 1, told
        failed = {name for name, status in dbt.results().items() if status == "fail"}
        assert "unique_together_stg_events_event_id__event_date" in failed
    finally:
        cleaned.restore(cleaned.version() - 1)
