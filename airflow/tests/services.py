"""Airflow's API server, scheduler and DAG processor, for as long as a test needs them."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import time
from contextlib import suppress
from types import TracebackType
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import psutil
from conftest import Airflow


def ask_for_backfill(airflow: Airflow, dag: str, first: str, last: str, *, conf: dict[str, Any]) -> None:
    """Asks for the runs of the days from first to last, both inclusive; the scheduler is to carry them out."""
    days = ("--from-date", first, "--to-date", last, "--max-active-runs", "1")
    for command in (
        ("dags", "reserialize"),
        ("backfill", "create", "--dag-id", dag, *days, "--dag-run-conf", json.dumps(conf)),
        ("dags", "unpause", dag, "--yes"),
    ):
        done = airflow(*command)
        assert done.returncode == 0, done.stdout + done.stderr


class Services:
    """Each is a process group of its own, listens on 127.0.0.1 alone, and is gone when the test ends."""

    def __init__(self, airflow: Airflow) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._address = f"http://127.0.0.1:{port}"
        changes = {
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{self._address}/execution/",
            # A busy machine answers late.
            "AIRFLOW__WORKERS__EXECUTION_API_TIMEOUT": "60",
        }
        self._airflow = Airflow(airflow.home, airflow.environment | changes)
        self._commands = (
            ("api-server", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"),
            # Its server of logs would listen on all addresses.
            ("scheduler", "--skip-serve-logs"),
            ("dag-processor",),
        )
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Services:
        for command in self._commands:
            with (self._airflow.home / f"{command[0]}.log").open("wb") as log:
                self._processes.append(
                    subprocess.Popen(
                        self._airflow.line(*command),
                        env=self._airflow.environment,
                        stdout=log,
                        stderr=subprocess.STDOUT,
                        start_new_session=True,
                    )
                )
        self._wait_until(self._is_healthy, "Airflow's services to be healthy", 180)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        members = [member for process in self._processes for member in family(process.pid)]
        for process in self._processes:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
        _, alive = psutil.wait_procs(members, timeout=30)
        for member in alive:
            with suppress(psutil.NoSuchProcess):
                member.kill()
        for process in self._processes:
            process.wait()

    def backfilled(self, *, timeout_seconds: float) -> dict[str, str]:
        """The backfill's days and how their runs ended, once all of them have."""
        runs = "select date(logical_date), state from dag_run where backfill_id is not null"

        def ended() -> bool:
            found = self._query(runs)
            return bool(found) and all(state in ("success", "failed") for _, state in found)

        self._wait_until(ended, "the backfill to end", timeout_seconds)
        return dict(self._query(runs))

    def listening(self) -> set[str]:
        """Addresses on which any of the processes listens."""
        return {
            connection.laddr.ip
            for process in self._processes
            for member in family(process.pid)
            for connection in member.net_connections(kind="inet")
            if connection.status == psutil.CONN_LISTEN
        }

    def _is_healthy(self) -> bool:
        ended = [process for process in self._processes if process.poll() is not None]
        assert not ended, f"ended at once, see the logs: {ended}"
        try:
            with urlopen(f"{self._address}/api/v2/monitor/health", timeout=5) as answer:
                health = json.load(answer)
        except (URLError, ConnectionError, TimeoutError):
            return False
        return all(health[name]["status"] == "healthy" for name in ("metadatabase", "scheduler", "dag_processor"))

    def _query(self, statement: str, *values: str) -> list[tuple[Any, ...]]:
        database = sqlite3.connect(f"file:{self._airflow.home}/airflow.db?mode=ro", uri=True, timeout=30)
        try:
            return database.execute(statement, values).fetchall()
        finally:
            database.close()

    @staticmethod
    def _wait_until(holds: Any, what: str, timeout_seconds: float) -> None:
        end = time.monotonic() + timeout_seconds
        while not holds():
            assert time.monotonic() < end, f"Waited {timeout_seconds} s in vain for {what}"
            time.sleep(1)


def family(pid: int) -> list[psutil.Process]:
    """A process and all that come of it."""
    try:
        process = psutil.Process(pid)
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []
