"""An Airflow of the tests' own, in a folder of its own, on a local stack of its own; all on the loopback address."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
DAGS = ROOT / "airflow" / "dags"
SCRATCH = Path(tempfile.mkdtemp(prefix="emissions-airflow-"))

# Before the first import of Airflow, which reads them then.
for _name in [name for name in os.environ if name.startswith(("AIRFLOW", "EMISSIONS_"))]:
    del os.environ[_name]
os.environ |= {
    "AIRFLOW_HOME": str(SCRATCH / "airflow"),
    "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
    "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    "AIRFLOW__CORE__PARALLELISM": "2",
    "AIRFLOW__API_AUTH__JWT_SECRET": secrets.token_urlsafe(48),
    "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
    "EMISSIONS_HOME": str(ROOT),
    # So few events are done before the second compiler is worth its while.
    "EMISSIONS_JVM_OPTIONS": "-XX:TieredStopAtLevel=1",
    "EMISSIONS_STACK": str(SCRATCH / "stack"),
    "EMISSIONS_DROPS": str(SCRATCH / "drops"),
}
sys.path.insert(0, str(DAGS))


def pytest_unconfigure() -> None:
    shutil.rmtree(SCRATCH, ignore_errors=True)


@dataclass(frozen=True)
class Airflow:
    """The Airflow of the tests, driven by its own commands."""

    home: Path = SCRATCH / "airflow"
    environment: dict[str, str] = field(default_factory=lambda: dict(os.environ))

    def __call__(self, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
        """Runs `airflow ARGUMENT...`; changes are those to the environment."""
        return subprocess.run(
            self.line(*arguments), env=self.environment | changes, capture_output=True, text=True, check=False
        )

    def test(self, dag: str, day: str, *, conf: dict[str, Any] | None = None, **changes: str) -> str:
        """Runs a DAG for a day by `airflow dags test`, which must succeed; what it printed."""
        done = self("dags", "test", dag, day, "--conf", json.dumps(conf or {}), **changes)
        told = done.stdout + done.stderr
        assert done.returncode == 0, told[-20_000:]
        return told

    def line(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "airflow", *arguments]


@dataclass(frozen=True)
class Lake:
    """The lake of the tests' local stack, seen by the commands of the product."""

    def emissions(self, *arguments: str) -> str:
        done = subprocess.run([ROOT / "scripts" / "emissions", *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def rows(self, *arguments: str) -> list[dict[str, Any]]:
        """The rows that a command prints."""
        return [json.loads(line) for line in self.emissions(*arguments, "--format", "json").splitlines() if line]

    def tables(self) -> dict[str, dict[str, Any]]:
        """Rows, files and version of each table that there is."""
        return {row["table"]: row for row in self.rows("show", "--list") if row.get("version") is not None}

    def books(self) -> dict[str, int]:
        """How many offsets were read, and what became of them."""
        totals = self.rows("ledger") if "ledger" in self.tables() else []
        books = {name: sum(int(row[name]) for row in totals) for name in ("cleaned", "quarantined", "duplicates")}
        return books | {"offsets": sum(int(row["until"]) - int(row["from"]) for row in totals)}


@pytest.fixture(scope="session")
def airflow() -> Airflow:
    airflow = Airflow()
    done = airflow("db", "migrate")
    assert done.returncode == 0, done.stdout + done.stderr
    return airflow


@pytest.fixture(scope="session")
def lake() -> Iterator[Lake]:
    lake = Lake()
    lake.emissions("stack", "start")
    yield lake
    lake.emissions("stack", "stop", "--delete")
