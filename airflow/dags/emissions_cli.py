"""Runs the commands of the product as Airflow tasks.

Where things are is said by the environment of the Airflow worker:
EMISSIONS_HOME    folder of the product; by default the one that this file lies in
EMISSIONS_DROPS   folder of dropped files, with a folder YYYY-MM-DD for each day; by default .emissions/drops in it
and by the variables that the commands know themselves, such as EMISSIONS_STACK or EMISSIONS_BOOTSTRAP_SERVERS.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from airflow.sdk import BaseOperator, Context
from airflow.sdk.exceptions import AirflowException, AirflowFailException
from airflow.sdk.log import mask_secret

OK = 0
MEANINGS = {
    OK: "done",
    2: "the command line is wrong",
    3: "something it needs cannot be reached",
    4: "data or a table breaks its contract",
    70: "a fault of the product",
}
# What another try would not change.
FINAL = {2, 4}
# Options of the commands that may stand in the environment and must not stand in a log.
SECRETS = ("EMISSIONS_S3_SECRET_KEY", "EMISSIONS_S3_ACCESS_KEY")
LAST_LINES = 20
# For how long a command may seal its work when it is told to end: the cleaner gives a batch two minutes.
SECONDS_TO_STOP = 150


def home() -> Path:
    """Folder of the product."""
    return Path(os.environ.get("EMISSIONS_HOME") or Path(__file__).resolve().parents[2])


def drops(day: str) -> Path:
    """Folder of the files that were dropped for a day."""
    return Path(os.environ.get("EMISSIONS_DROPS") or home() / ".emissions" / "drops") / day


class Command:
    """One command as a process: its lines are told while it runs, the last of them are kept."""

    def __init__(self, line: Sequence[str | Path], environment: Mapping[str, str], tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._told_to_stop = False
        self.last_lines: deque[str] = deque(maxlen=LAST_LINES)
        # A session of its own: who ends this task by force does not cut off the command that is sealing its work.
        self._process = subprocess.Popen(
            [str(word) for word in line],
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="backslashreplace",
            start_new_session=True,
        )

    @property
    def was_stopped(self) -> bool:
        """Whether it was told to end before it was done."""
        return self._told_to_stop

    def wait(self) -> int:
        """Tells its lines until it ends; its exit code, negative for the signal that ended it."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.last_lines.append(line.rstrip())
            self._tell(line.rstrip())
        return self._process.wait()

    def stop(self) -> None:
        """Tells it to end, and ends it by force if it takes too long."""
        self._told_to_stop = True
        self._signal(signal.SIGTERM)
        try:
            self._process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self._signal(signal.SIGKILL)

    def _signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)


class EmissionsOperator(BaseOperator):
    """Runs one command of the product; its exit code decides whether the task succeeds, tries again or fails."""

    ui_color = "#d5f0dc"
    template_fields: Sequence[str] = ("arguments",)

    def __init__(self, *, arguments: Sequence[str] = (), **options: Any) -> None:
        super().__init__(**options)
        self.arguments = list(arguments)
        self._command: Command | None = None

    def execute(self, context: Context) -> None:
        self.emissions(*self.arguments)

    def emissions(self, *arguments: str | Path) -> None:
        """Runs `emissions ARGUMENT...` to its end.

        :raises AirflowFailException: if it failed in a way that another try would not change
        :raises AirflowException: if it failed otherwise
        """
        program = home() / "scripts" / "emissions"
        words = [str(argument) for argument in arguments]
        for secret in secrets():
            mask_secret(secret)
        self.log.info("Running: emissions %s", " ".join(words))
        try:
            self._command = Command([program, *words], environment(), self.log.info)
        except OSError as e:
            hint = "set EMISSIONS_HOME to the product's folder"
            raise AirflowFailException(f"Cannot run {program}: {e.strerror}; expected a program; hint: {hint}") from e
        code = self._command.wait()
        if code != OK or self._command.was_stopped:
            raise failure(f"emissions {words[0]}", code, self._command)

    def on_kill(self) -> None:
        if self._command is not None:
            self.log.warning("Telling the command to end; it seals what it has begun")
            self._command.stop()


def environment() -> dict[str, str]:
    """What a command sees of this process's environment: all but Airflow's own settings, which hold its secrets."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("AIRFLOW__", "_AIRFLOW"))}


def secrets() -> Iterator[str]:
    """The values that must not stand in a log, of the environment or of the files that it names."""
    for name in SECRETS:
        if secret := os.environ.get(name):
            yield secret
        elif file := os.environ.get(f"{name}_FILE"):
            # A file that cannot be read is told by the command.
            with suppress(OSError):
                yield Path(file).read_text().strip()


def failure(name: str, code: int, command: Command) -> AirflowException:
    """What to raise about a command that was not done."""
    how = f"ended by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
    meaning = MEANINGS.get(code, "it was ended" if code < 0 or code > 128 else "unknown")
    if command.was_stopped:
        meaning = "it was told to stop before it was done"
    lines = "\n".join(f"  {line}" for line in command.last_lines) or "  (nothing)"
    message = f"{name} failed: {how}, {meaning}. Its last lines:\n{lines}"
    return AirflowFailException(message) if code in FINAL else AirflowException(message)


def tell_failure(context: Context) -> None:
    """Callback for a task that failed for good: one line to find in the logs. The place to call for a person."""
    task = context["ti"]
    task.task.log.error(
        "FAILED %s.%s of run %s, try %d: %s",
        task.dag_id,
        task.task_id,
        context["run_id"],
        task.try_number,
        context.get("exception"),
    )


# What the tasks of all DAGs have in common.
DEFAULTS: dict[str, Any] = {
    "owner": "emissions",
    "retries": 6,
    # With the growing pauses ten to twenty minutes in all: as long as a broker or an S3 server takes to come back.
    "retry_delay": timedelta(seconds=10),
    "retry_exponential_backoff": 2.0,
    "max_retry_delay": timedelta(minutes=10),
    # Runs of a backfill are not counted by the limit of a DAG's runs.
    "max_active_tis_per_dag": 1,
    "on_failure_callback": tell_failure,
}
