"""scripts/spark-sql: Spark's shell, ready for the lake."""

from __future__ import annotations

import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from product import ROOT, Product
from shell import Answer, ask, fails

MOST_SECONDS = 15


@pytest.fixture(scope="module")
def answers(product: Product, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    statements = {
        "tables": "SHOW TABLES IN emissions",
        "columns": "DESCRIBE emissions.daily_by_country",
        "history": "DESCRIBE HISTORY emissions.daily_by_country",
        "now": "SELECT sum(events) AS events FROM emissions.daily_by_country",
        "before": "SELECT sum(events) AS events FROM emissions.daily_by_country VERSION AS OF 1",
        "by name": "SELECT count(*) AS rows FROM EMISSIONS.Cleaned",
        "newest": "SELECT max(event_date) AS day FROM emissions.cleaned",
        "database": "USE emissions",
        "here": "SELECT count(*) AS rows FROM ledger",
        "secrets": "SET",
    }
    asked = ask(product, tmp_path_factory.mktemp("shell"), *statements.values())
    return dict(zip(statements, asked, strict=True))


def test_shell_knows_the_tables_that_the_lake_has(product: Product, answers: dict[str, Answer]) -> None:
    listed = {row["table"] for row in product.show("--list") if row["version"] is not None}

    # The shell prints names only, whatever the header says.
    assert {row[0] for row in answers["tables"].rows} == listed
    assert {"cleaned", "quarantine", "ledger", "corrections", "daily_by_country"} <= listed


def test_table_is_described_with_its_history(answers: dict[str, Answer]) -> None:
    # The shell pads what it describes to equal widths.
    assert "gco2pm" in [name.rstrip() for name in answers["columns"].column("col_name")]
    versions = [int(version) for version in answers["history"].column("version")]
    assert versions == sorted(versions, reverse=True)
    assert len(versions) >= 3


def test_table_is_read_as_it_was(answers: dict[str, Answer]) -> None:
    assert 0 < int(answers["before"].rows[0][0]) < int(answers["now"].rows[0][0])


def test_names_are_found_in_either_case_and_without_the_database(answers: dict[str, Answer]) -> None:
    assert int(answers["by name"].rows[0][0]) > 0
    assert int(answers["here"].rows[0][0]) > 0


def test_newest_date_is_told(answers: dict[str, Answer]) -> None:
    assert answers["newest"].rows[0][0].startswith("2026-03-")


def test_secret_key_is_nowhere_to_be_seen(product: Product, answers: dict[str, Answer], tmp_path: Path) -> None:
    secret = product.connection()["s3-secret-key"]
    log = tmp_path / "log"
    seen = []
    # Into a file: a pipe that nobody empties yet would hold the shell up.
    with log.open("wb") as told:
        shell = subprocess.Popen(
            [ROOT / "scripts" / "spark-sql", "-e", "SELECT count(*) FROM emissions.cleaned"],
            env=product.environment() | {"EMISSIONS_JVM_OPTIONS": "-Demissions.log.libraries=debug"},
            stdout=told,
            stderr=subprocess.STDOUT,
        )
        while shell.poll() is None:
            seen.append(Path(f"/proc/{shell.pid}/cmdline").read_bytes().decode())
            time.sleep(0.2)
    logged = log.read_text(encoding="utf-8", errors="replace")

    assert shell.returncode == 0, logged[-5000:]
    assert any("dev.emissions.sql.Main" in line for line in seen)
    assert not any(secret in line for line in seen)
    assert "DEBUG" in logged
    assert secret not in logged
    assert not any(secret in cell for row in answers["secrets"].rows for cell in row)


def test_table_of_the_lake_is_not_dropped(product: Product) -> None:
    refused = fails(product, "DROP TABLE emissions.ledger")

    assert "Cannot drop" in refused.stderr
    assert product.show("ledger", "--limit", "1")


def test_statement_that_fails_is_told_in_the_exit_code(product: Product) -> None:
    refused = fails(product, "SELECT * FROM emissions.no_such_table")

    assert "TABLE_OR_VIEW_NOT_FOUND" in refused.stderr


def test_lake_that_cannot_be_reached_is_told_in_one_line(product: Product, tmp_path: Path) -> None:
    done = product.start("spark-sql", "--stack", str(tmp_path), "-e", "SELECT 1")

    assert done.returncode == 2
    assert done.stderr.startswith("--s3-endpoint: got nothing")


def test_shell_leaves_nothing_where_it_was_called(product: Product, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    statements = "CREATE TABLE mine USING parquet AS SELECT 1 AS one; SELECT * FROM mine"

    done = subprocess.run(
        [ROOT / "scripts" / "spark-sql", "-S", "-e", statements],
        cwd=tmp_path,
        env=product.environment() | {"EMISSIONS_JVM_OPTIONS": f"-Djava.io.tmpdir={temporary}"},
        capture_output=True,
        text=True,
        check=False,
    )

    # What the shell prints for a statement without rows has a header, too.
    assert (done.returncode, done.stdout.splitlines()) == (0, ["Response code", "one", "1"]), done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["temporary"]
    assert not list(temporary.glob("emissions*"))


def test_two_shells_that_write_lose_nothing(product: Product, tmp_path: Path) -> None:
    """Each adds rows to one table on S3; a store without conditional commits loses some of them."""
    rounds = 8
    product.run("spark-sql", "-e", "CREATE TABLE delta.`s3a://lake/tests/shell` (writer INT, n INT) USING DELTA")

    def write(writer: int) -> str:
        file = tmp_path / f"{writer}.sql"
        insert = "INSERT INTO delta.`s3a://lake/tests/shell` VALUES ({}, {});\n"
        file.write_text("".join(insert.format(writer, n) for n in range(rounds)), encoding="utf-8")
        return product.run("spark-sql", "-f", str(file))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, (1, 2)))

    counted = product.run(
        "spark-sql", "-S", "-e", "SELECT count(*), count(DISTINCT writer, n) FROM delta.`s3a://lake/tests/shell`"
    )
    assert counted.splitlines()[-1].split() == [str(2 * rounds), str(2 * rounds)]


def test_one_query_is_answered_soon(product: Product) -> None:
    begun = time.monotonic()
    product.run("spark-sql", "-e", "SELECT * FROM emissions.daily_by_country LIMIT 5")
    seconds = time.monotonic() - begun

    print(f"one query took {seconds:.1f} s")
    assert seconds < MOST_SECONDS * float(os.environ.get("READERS_PATIENCE", "2"))
