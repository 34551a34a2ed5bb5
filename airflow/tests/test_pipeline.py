"""The pipeline, run by Airflow on a real broker and a real S3 server."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from conftest import ROOT, SCRATCH, Airflow, Lake
from services import Services, ask_for_backfill

HEADER = (
    "date,domain,format,country,ad_size,device,adSelectionEmissions,creativeDistributionEmissions,"
    "mediaDistributionEmissions,totalEmissions,domainCoverage"
)
ROW = "11/02/2026,news-{n}.example,banner,FR,300x250,desktop,0.01,0.02,0.03,0.06,full"


@pytest.fixture
def drop() -> Path:
    """A file that was dropped for 2 November, and one that is still being written."""
    folder = SCRATCH / "drops" / "2026-11-02"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "publisher.csv"
    file.write_text("\n".join([HEADER, *(ROW.format(n=n) for n in range(50))]) + "\n")
    (folder / "half.csv.part").write_text(HEADER)
    return file


def test_a_run_takes_the_day_s_files_to_gold_tables_and_again_adds_nothing(
    airflow: Airflow, lake: Lake, drop: Path
) -> None:
    conf = {"generate": True, "generate_count": 4000}

    told = airflow.test("emissions_pipeline", "2026-11-02", conf=conf)

    assert f"{drop}: 50 rows published" in told
    assert "half.csv" not in told
    books = lake.books()
    assert books["offsets"] == 4050
    assert books["cleaned"] + books["quarantined"] + books["duplicates"] == 4050
    days = {row["event_date"] for row in lake.rows("show", "daily_by_country", "--limit", "1000")}
    assert "2026-11-02" in days
    tables = lake.tables()

    again = airflow.test("emissions_pipeline", "2026-11-02", conf=conf)

    assert "its rows were published to emissions.events before" in again
    assert lake.tables() == tables


def test_a_day_without_files_succeeds(airflow: Airflow, tmp_path: Path) -> None:
    product = product_of(tmp_path, "exit 0")

    told = airflow.test("emissions_pipeline", "2026-11-03", EMISSIONS_HOME=str(product))

    assert "2026-11-03; nothing to do" in told
    assert [line.split("Running: ")[1].split()[:2] for line in told.splitlines() if "Running: " in line] == [
        ["emissions", "clean"],
        ["emissions", "aggregate"],
        ["emissions", "verify"],
    ]


def test_a_cleaner_killed_in_the_midst_is_tried_again_and_counts_nothing_twice(
    airflow: Airflow, lake: Lake, tmp_path: Path
) -> None:
    before = lake.books()
    report = tmp_path / "batches.jsonl"
    product = product_of(
        tmp_path,
        f"""
        if [[ $1 == clean && ! -e {report} ]]; then
          "$real" "$@" --max-events-per-batch 1000 --report {report} &
          until [[ -s {report} ]]; do sleep 0.05; done
          kill -9 $! $$
        fi
        """,
    )

    told = airflow.test(
        "emissions_pipeline",
        "2026-11-04",
        conf={"generate": True, "generate_count": 5000},
        EMISSIONS_HOME=str(product),
    )

    assert "emissions clean failed: ended by SIGKILL" in told
    sealed_before_the_kill = len(report.read_text().splitlines())
    assert 1 <= sealed_before_the_kill < 5
    after = lake.books()
    assert after["offsets"] - before["offsets"] == 5000
    read = sum(after[name] - before[name] for name in ("cleaned", "quarantined", "duplicates"))
    assert read == 5000
    assert "The books balance" in lake.emissions("verify")


def test_what_another_try_would_not_change_fails_at_once_and_is_told(airflow: Airflow, tmp_path: Path) -> None:
    product = product_of(tmp_path, "[[ $1 == verify ]] || exit 0; echo 'The books do not balance'; exit 4")

    done = airflow("dags", "test", "emissions_pipeline", "2026-11-05", EMISSIONS_HOME=str(product))

    told = done.stdout + done.stderr
    assert done.returncode != 0
    assert told.count("Running: emissions verify") == 1
    assert "FAILED emissions_pipeline.verify of run manual__" in told
    assert "exit code 4, data or a table breaks its contract. Its last lines:" in told


def test_a_time_out_lets_the_cleaner_seal_its_work(airflow: Airflow, tmp_path: Path) -> None:
    dags = tmp_path / "dags"
    dags.mkdir()
    (dags / "short_dag.py").write_text(
        textwrap.dedent(
            """
            from datetime import datetime, timedelta, timezone
            from airflow.sdk import DAG
            from emissions_cli import EmissionsOperator

            with DAG("short", schedule=None, start_date=datetime(2026, 1, 1, tzinfo=timezone.utc)) as dag:
                EmissionsOperator(task_id="clean", arguments=["clean"], execution_timeout=timedelta(seconds=2))
            """
        )
    )
    product = product_of(tmp_path, f"trap 'echo sealed >{tmp_path}/sealed; exit 0' TERM; while :; do sleep 0.05; done")

    done = airflow(
        *("dags", "test", "short", "2026-11-05"),
        AIRFLOW__CORE__DAGS_FOLDER=str(dags),
        EMISSIONS_HOME=str(product),
        PYTHONPATH=str(ROOT / "airflow" / "dags"),
    )

    assert done.returncode != 0
    assert "AirflowTaskTimeout" in done.stdout + done.stderr
    assert (tmp_path / "sealed").exists()


def test_a_backfill_takes_three_past_days(airflow: Airflow, lake: Lake) -> None:
    before = lake.books()

    conf = {"generate": True, "generate_count": 2000}
    ask_for_backfill(airflow, "emissions_pipeline", "2026-10-10", "2026-10-12", conf=conf)
    with Services(airflow) as services:
        runs = services.backfilled(timeout_seconds=900)
        listening = services.listening()

    assert runs == {"2026-10-10": "success", "2026-10-11": "success", "2026-10-12": "success"}
    assert listening
    assert all(address.startswith("127.") for address in listening)
    assert lake.books()["offsets"] - before["offsets"] == 6000
    days = {row["event_date"] for row in lake.rows("show", "daily_by_country", "--limit", "100000")}
    assert {"2026-10-10", "2026-10-11", "2026-10-12"} <= days


def test_upkeep_proves_the_whole_lake(airflow: Airflow, lake: Lake) -> None:
    told = airflow.test("emissions_upkeep", "2026-11-08")

    assert "The books balance" in told


def test_no_secret_is_in_a_log_or_in_airflow_s_database(airflow: Airflow, lake: Lake) -> None:
    settings = (SCRATCH / "stack" / "connection.properties").read_text().splitlines()
    secret = dict(line.split("=", 1) for line in settings if "=" in line)["s3-secret-key"].encode()

    leaks = [file for file in airflow.home.rglob("*") if file.is_file() and secret in file.read_bytes()]

    assert len(secret) >= 16
    assert leaks == []


def product_of(folder: Path, script: str) -> Path:
    """A product that first does what the script says, then what the real one does."""
    program = folder / "product" / "scripts" / "emissions"
    program.parent.mkdir(parents=True)
    real = ROOT / "scripts" / "emissions"
    program.write_text(
        f'#!/usr/bin/env bash\nset -euo pipefail\nreal={real}\n{textwrap.dedent(script)}\nexec "$real" "$@"\n'
    )
    program.chmod(0o755)
    return folder / "product"
