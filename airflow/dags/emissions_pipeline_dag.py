"""The pipeline as one micro-batch a run: dropped files to gold tables, and the books proven.

Every task may run again, at any time: what was done is found done. So a run may be cleared, repeated or backfilled.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from airflow.sdk import DAG, Context, CronDataIntervalTimetable, Param, TriggerRule
from airflow.sdk.exceptions import AirflowSkipException
from emissions_cli import DEFAULTS, EmissionsOperator, drops

# A file that is still being written has one of these names.
UNFINISHED = (".part", ".tmp")
# Files of one ingest command, so that its command line stays short.
FILES_AT_ONCE = 200


def day_of(context: Context) -> datetime:
    """Begin of the day whose files the run takes: the parameter's, else that of its logical date."""
    if day := context["params"]["day"]:
        return datetime.fromisoformat(day).replace(tzinfo=UTC)
    time = moment(context)
    return time.replace(hour=0, minute=0, second=0, microsecond=0)


def moment(context: Context) -> datetime:
    """The run's logical date, in UTC; of a run without one when it was due."""
    dag_run = context["dag_run"]
    return datetime.fromtimestamp((dag_run.logical_date or dag_run.run_after).timestamp(), UTC)


class GenerateDay(EmissionsOperator):
    """Makes a day's file of events; the same run makes the same file."""

    def execute(self, context: Context) -> None:
        if not context["params"]["generate"]:
            raise AirflowSkipException("The parameter 'generate' is off: only files that were dropped are taken")
        day = day_of(context)
        count = context["params"]["generate_count"]
        file = drops(f"{day:%Y-%m-%d}") / f"generated-{count}.jsonl"
        if file.exists():
            self.log.info("%s is there already; nothing to do", file)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_name(file.name + UNFINISHED[0])
        start = self._start(day, moment(context))
        self.emissions(
            *("generate", "--count", str(count), "--seed", f"{day:%Y%m%d}"),
            *("--start", f"{start:%Y-%m-%dT%H:%M:%SZ}", "--span", "24h"),
            *("--output", unfinished, "--format", "jsonl", "--force"),
        )
        unfinished.replace(file)

    @staticmethod
    def _start(day: datetime, time: datetime) -> datetime:
        """The day's begin; for a run in the midst of the day 24 hours before the run: no event is of the future."""
        midst = day < time < day + timedelta(days=1)
        return time - timedelta(days=1) if midst else day


class IngestDay(EmissionsOperator):
    """Puts the files that were dropped for the run's day into the lake, and publishes those rows that were not yet."""

    def execute(self, context: Context) -> None:
        folder = drops(f"{day_of(context):%Y-%m-%d}")
        files = self._finished(folder)
        if not files:
            self.log.info("No file in %s; nothing to do", folder)
        for first in range(0, len(files), FILES_AT_ONCE):
            self.emissions("ingest", *files[first : first + FILES_AT_ONCE])

    @staticmethod
    def _finished(folder: Path) -> list[Path]:
        files = folder.iterdir() if folder.is_dir() else ()
        return sorted(
            file.resolve()
            for file in files
            if file.is_file() and not file.name.startswith(".") and file.suffix not in UNFINISHED
        )


class VerifyBooks(EmissionsOperator):
    """Proves what was sealed since the last run that proved its own began; all of it if there is no such run."""

    def execute(self, context: Context) -> None:
        proven = context["prev_start_date_success"]
        # A stand-in, false where there is no such run, but never None.
        if context["params"]["verify_all"] or not proven:
            self.emissions("verify")
        else:
            since = datetime.fromtimestamp(proven.timestamp(), UTC)
            self.emissions("verify", "--since", f"{since:%Y-%m-%dT%H:%M:%SZ}")


with DAG(
    "emissions_pipeline",
    description="Dropped files to cleaned events and daily tables, and a proof that nothing was lost or counted twice",
    doc_md=__doc__,
    # A run's data interval begins at its logical date, so the run of a day comes when the day is over.
    schedule=CronDataIntervalTimetable(os.environ.get("EMISSIONS_SCHEDULE", "0 0 * * *"), timezone="UTC"),
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=12),
    default_args=DEFAULTS,
    tags=["emissions"],
    params={
        "day": Param(
            None,
            type=["null", "string"],
            format="date",
            title="Day",
            description="Take the files of this day (YYYY-MM-DD). Without it, of the run's logical date.",
        ),
        "generate": Param(
            False,
            type="boolean",
            title="Generate events",
            description="First make a file of the day's events, with known faults and anomalies. For demonstrations.",
        ),
        "generate_count": Param(
            100_000,
            type="integer",
            minimum=1,
            maximum=10_000_000,
            title="Events to generate",
            description="How many. The same day and number always make the same file.",
        ),
        "verify_all": Param(
            False,
            type="boolean",
            title="Verify everything",
            description="Prove the whole lake, not only what was sealed since the last successful run began.",
        ),
    },
) as dag:
    generate_data = GenerateDay(task_id="generate_data", execution_timeout=timedelta(minutes=30))
    ingest_to_minio = IngestDay(
        task_id="ingest_to_minio",
        trigger_rule=TriggerRule.NONE_FAILED,
        execution_timeout=timedelta(hours=1),
    )
    clean_data = EmissionsOperator(
        task_id="clean_data",
        arguments=["clean", "--available-now"],
        execution_timeout=timedelta(hours=2),
    )
    process_business_logic = EmissionsOperator(
        task_id="process_business_logic",
        arguments=["aggregate"],
        execution_timeout=timedelta(hours=1),
    )
    verify = VerifyBooks(task_id="verify", execution_timeout=timedelta(hours=2))

    generate_data >> ingest_to_minio >> clean_data >> process_business_logic >> verify
