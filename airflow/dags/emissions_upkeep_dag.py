"""Upkeep, every night: small files become larger ones, old ones go; on Sundays a proof of the whole lake follows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from airflow.sdk import DAG, Context, CronTriggerTimetable
from airflow.sdk.exceptions import AirflowSkipException
from emissions_cli import DEFAULTS, EmissionsOperator

SUNDAY = 6


class VerifyLake(EmissionsOperator):
    """Proves the whole lake: after the night to Sunday, and in every run that somebody asked for."""

    def execute(self, context: Context) -> None:
        run = context["dag_run"]
        if run.run_type == "scheduled" and run.run_after.weekday() != SUNDAY:
            raise AirflowSkipException("The whole lake is proven on Sundays; each run of the pipeline proves its part")
        self.emissions("verify")


with DAG(
    "emissions_upkeep",
    description="Small files compacted, old files and log entries removed, and once a week a proof of the whole lake",
    doc_md=__doc__,
    schedule=CronTriggerTimetable("0 3 * * *", timezone="UTC"),
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULTS,
    tags=["emissions"],
) as dag:
    maintain = EmissionsOperator(
        task_id="maintain",
        arguments=["maintain"],
        execution_timeout=timedelta(hours=3),
    )
    verify = VerifyLake(task_id="verify", execution_timeout=timedelta(hours=6))

    maintain >> verify
