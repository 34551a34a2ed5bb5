"""Upkeep, once a week: small files become larger ones, old ones go, and the whole lake is proven afterwards."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from airflow.sdk import DAG, CronTriggerTimetable
from emissions_cli import DEFAULTS, EmissionsOperator

with DAG(
    "emissions_upkeep",
    description="Small files compacted, old files and log entries removed, and a proof of the whole lake",
    doc_md=__doc__,
    schedule=CronTriggerTimetable("0 3 * * 0", timezone="UTC"),
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
    verify = EmissionsOperator(
        task_id="verify",
        arguments=["verify"],
        execution_timeout=timedelta(hours=6),
    )

    maintain >> verify
