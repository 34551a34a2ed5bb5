"""What the DAGs are: their tasks, order, parameters, and what each task does when it fails."""

from __future__ import annotations

import copy
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from airflow.dag_processing.dagbag import DagBag
from airflow.sdk import DAG, TriggerRule
from airflow.sdk.exceptions import AirflowSkipException, ParamValidationError
from conftest import DAGS, Airflow
from emissions_cli import tell_failure


@pytest.fixture(scope="module")
def dags(airflow: Airflow) -> dict[str, DAG]:
    bag = DagBag(dag_folder=str(DAGS))
    assert bag.import_errors == {}
    return bag.dags


@pytest.fixture
def pipeline(dags: dict[str, DAG]) -> DAG:
    return dags["emissions_pipeline"]


def test_there_are_two_dags(dags: dict[str, DAG]) -> None:
    assert sorted(dags) == ["emissions_pipeline", "emissions_upkeep"]


def test_the_pipeline_s_tasks_follow_one_another(pipeline: DAG) -> None:
    order = ["generate_data", "ingest_to_minio", "clean_data", "process_business_logic", "verify"]

    assert [task.task_id for task in pipeline.topological_sort()] == order
    for task, following in pairwise(order):
        assert pipeline.get_task(task).downstream_task_ids == {following}
    assert pipeline.get_task("ingest_to_minio").trigger_rule == TriggerRule.NONE_FAILED


def test_upkeep_proves_the_lake_after_its_maintenance(dags: dict[str, DAG]) -> None:
    assert [task.task_id for task in dags["emissions_upkeep"].topological_sort()] == ["maintain", "verify"]
    assert dags["emissions_upkeep"].get_task("maintain").downstream_task_ids == {"verify"}


@pytest.mark.parametrize(
    ("run_type", "day", "proves"),
    [("scheduled", 28, False), ("scheduled", 29, True), ("manual", 28, True)],
)
def test_upkeep_proves_the_lake_on_sundays_and_when_asked(
    dags: dict[str, DAG], monkeypatch: pytest.MonkeyPatch, run_type: str, day: int, proves: bool
) -> None:
    verify = dags["emissions_upkeep"].get_task("verify")
    run: list[tuple[str, ...]] = []
    monkeypatch.setattr(type(verify), "emissions", lambda _, *arguments: run.append(arguments))
    dag_run = SimpleNamespace(run_type=run_type, run_after=datetime(2026, 11, day, 3, tzinfo=UTC))

    with nullcontext() if proves else pytest.raises(AirflowSkipException):
        verify.execute({"dag_run": dag_run})

    assert run == ([("verify",)] if proves else [])


def test_one_run_at_a_time_and_none_for_the_past_unasked(dags: dict[str, DAG]) -> None:
    for dag in dags.values():
        assert dag.max_active_runs == 1
        assert not dag.catchup
        assert all(task.max_active_tis_per_dag == 1 for task in dag.tasks)


def test_every_task_retries_with_growing_pauses_and_has_an_end(dags: dict[str, DAG]) -> None:
    for task in (task for dag in dags.values() for task in dag.tasks):
        assert task.retries == 6
        assert task.retry_delay == timedelta(seconds=10)
        assert task.retry_exponential_backoff == 2
        assert task.max_retry_delay == timedelta(minutes=10)
        assert timedelta() < task.execution_timeout <= timedelta(hours=6)
        assert list(task.on_failure_callback) == [tell_failure]


@pytest.mark.parametrize(
    "conf",
    [
        {"day": "20th of November"},
        {"generate": "yes"},
        {"generate_count": 0},
        {"generate_count": 10_000_001},
        {"generate_count": "1; rm -rf /"},
    ],
)
def test_a_parameter_of_another_kind_is_refused(pipeline: DAG, conf: dict[str, Any]) -> None:
    params = copy.deepcopy(pipeline.params)

    with pytest.raises(ParamValidationError):
        params.update(conf)


def test_every_parameter_says_what_it_is(pipeline: DAG) -> None:
    for name in pipeline.params:
        param = pipeline.params.get_param(name)
        assert {"type", "title"} <= param.schema.keys()
        assert param.description


def test_generated_events_are_of_the_day_and_never_of_the_future() -> None:
    from emissions_pipeline_dag import GenerateDay

    day = datetime(2026, 11, 20, tzinfo=UTC)

    assert GenerateDay._start(day, day) == day
    assert GenerateDay._start(day, day + timedelta(days=3)) == day
    assert GenerateDay._start(day, day + timedelta(hours=15)) == day - timedelta(hours=9)
