"""How a command is run, told, judged and stopped; with scripts in the place of the product."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import emissions_cli
import pytest
from airflow.sdk.exceptions import AirflowException, AirflowFailException
from emissions_cli import Command, EmissionsOperator, environment, secrets

Product = Callable[[str], EmissionsOperator]


@pytest.fixture
def product(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Product:
    """Makes a product whose command is a script, and a task that runs it."""

    def make(script: str) -> EmissionsOperator:
        program = tmp_path / "scripts" / "emissions"
        program.parent.mkdir()
        program.write_text(f"#!/usr/bin/env bash\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("EMISSIONS_HOME", str(tmp_path))
        return EmissionsOperator(task_id="task")

    return make


def test_a_command_gets_its_arguments_as_they_are(product: Product, tmp_path: Path) -> None:
    task = product(f'printf "%s\\n" "$@" >{tmp_path}/arguments')

    task.emissions("ingest", tmp_path / "two words.csv", "$(exit 1)")

    assert (tmp_path / "arguments").read_text().splitlines() == ["ingest", f"{tmp_path}/two words.csv", "$(exit 1)"]


@pytest.mark.parametrize(
    ("code", "final", "meaning"),
    [
        (2, True, "the command line is wrong"),
        (3, False, "something it needs cannot be reached"),
        (4, True, "data or a table breaks its contract"),
        (70, False, "a fault of the product"),
        (99, False, "unknown"),
    ],
)
def test_an_exit_code_decides_whether_there_is_another_try(
    product: Product, code: int, final: bool, meaning: str
) -> None:
    task = product(f"echo Cannot do it: because >&2; exit {code}")

    with pytest.raises(AirflowException) as failure:
        task.emissions("verify")

    assert isinstance(failure.value, AirflowFailException) == final
    assert str(failure.value) == (
        f"emissions verify failed: exit code {code}, {meaning}. Its last lines:\n  Cannot do it: because"
    )


def test_a_killed_command_gets_another_try(product: Product) -> None:
    task = product("kill -9 $$")

    with pytest.raises(AirflowException, match="ended by SIGKILL, it was ended") as failure:
        task.emissions("clean")

    assert not isinstance(failure.value, AirflowFailException)


def test_only_the_last_lines_are_kept(product: Product) -> None:
    task = product("seq 1000; exit 3")

    with pytest.raises(AirflowException) as failure:
        task.emissions("clean")

    assert str(failure.value).splitlines()[1:] == [f"  {line}" for line in range(981, 1001)]


def test_a_product_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EMISSIONS_HOME", str(tmp_path))

    with pytest.raises(AirflowFailException, match=r"Cannot run .*scripts/emissions: No such file.*set EMISSIONS_HOME"):
        EmissionsOperator(task_id="task").emissions("clean")


def test_airflow_s_own_settings_are_kept_from_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN", "postgresql://user:secret@host/db")
    monkeypatch.setenv("EMISSIONS_LAKE", "s3a://lake")

    seen = environment()

    assert seen["EMISSIONS_LAKE"] == "s3a://lake"
    assert not [name for name in seen if name.startswith("AIRFLOW__")]


def test_secrets_of_the_environment_and_of_files_are_masked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text("secret of a file\n")
    monkeypatch.setenv("EMISSIONS_S3_SECRET_KEY_FILE", str(key))
    monkeypatch.setenv("EMISSIONS_S3_ACCESS_KEY", "access of the environment")

    assert sorted(secrets()) == ["access of the environment", "secret of a file"]

    monkeypatch.setenv("EMISSIONS_S3_SECRET_KEY_FILE", str(tmp_path / "none"))
    assert list(secrets()) == ["access of the environment"]


def test_a_stopped_command_seals_its_work_and_is_not_taken_for_done(product: Product, tmp_path: Path) -> None:
    task = product(f"trap 'echo sealed >{tmp_path}/sealed; exit 0' TERM; echo ready; while :; do sleep 0.05; done")
    when_ready(task, lambda: task.on_kill())

    with pytest.raises(AirflowException, match="told to stop before it was done") as failure:
        task.emissions("clean")

    assert not isinstance(failure.value, AirflowFailException)
    assert (tmp_path / "sealed").exists()


def test_a_command_that_does_not_stop_is_ended_by_force(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(emissions_cli, "SECONDS_TO_STOP", 0.2)
    task = product("trap '' TERM; echo ready; while :; do sleep 0.05; done")
    when_ready(task, lambda: task.on_kill())

    with pytest.raises(AirflowException, match="ended by SIGKILL"):
        task.emissions("clean")


def when_ready(task: EmissionsOperator, act: Callable[[], None]) -> None:
    """Acts from another thread once the command has printed its first line."""

    def watch() -> None:
        while not (isinstance(task._command, Command) and task._command.last_lines):
            pass
        act()

    threading.Thread(target=watch, daemon=True).start()
