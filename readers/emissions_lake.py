"""The lake's tables for Python: in DuckDB by `connect()`, and for any reader of Delta by their addresses.

The lake is found as `scripts/emissions` finds it: EMISSIONS_LAKE and EMISSIONS_S3_* of the environment first, or the
files that EMISSIONS_S3_*_FILE name, then the local stack whose folder EMISSIONS_STACK names.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import duckdb

ROOT = Path(__file__).resolve().parents[1]

_GOLD = (
    "daily_by_country",
    "daily_by_domain",
    "daily_by_device",
    "daily_by_format",
    "daily_by_country_device",
    "daily_by_domain_format",
    "top_domains_by_total",
    "top_domains_by_intensity",
    "event_anomalies",
)

#: Where each table lies below the lake's root.
TABLES: Mapping[str, str] = {
    "cleaned": "cleaned/emissions",
    "quarantine": "cleaned/quarantine",
    "ledger": "ops/ledger",
    "corrections": "ops/corrections",
    "archive": "raw/archive",
} | {name: f"output/metrics/{name}" for name in _GOLD}


@dataclass(frozen=True)
class Lake:
    """Where a lake lies and how its S3 server is reached."""

    root: str
    endpoint: str
    region: str
    access_key: str
    secret_key: str = field(repr=False)

    @classmethod
    def find(cls, environment: Mapping[str, str] | None = None) -> Lake:
        """The lake of the environment, or of the local stack; LookupError says what is missing."""
        environment = os.environ if environment is None else environment
        stack = Path(environment.get("EMISSIONS_STACK", ROOT / ".emissions" / "stack")) / "connection.properties"
        told = _properties(stack) if stack.is_file() else {}

        def setting(name: str, default: str = "") -> str:
            variable = "EMISSIONS_" + name.upper().replace("-", "_")
            value = (
                environment.get(variable) or _content(environment.get(f"{variable}_FILE")) or told.get(name) or default
            )
            if not value:
                raise LookupError(
                    f"Cannot find the lake: no {name}; expected {variable}"
                    f" in the environment or a local stack, got no {stack}; hint: scripts/emissions stack start"
                )
            return value

        return cls(
            setting("lake", "s3a://lake").rstrip("/"),
            setting("s3-endpoint"),
            setting("s3-region", "us-east-1"),
            setting("s3-access-key"),
            setting("s3-secret-key"),
        )

    def address(self, table: str) -> str:
        """The table's address as readers other than Hadoop's write it, such as `s3://lake/ops/ledger`."""
        return f"{self.root.replace('s3a://', 's3://', 1)}/{TABLES[table]}"

    def storage_options(self) -> dict[str, str]:
        """How delta-rs reaches the server."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_REGION": self.region,
            "AWS_ACCESS_KEY_ID": self.access_key,
            "AWS_SECRET_ACCESS_KEY": self.secret_key,
            "AWS_ALLOW_HTTP": str(self.endpoint.startswith("http:")).lower(),
            "AWS_VIRTUAL_HOSTED_STYLE_REQUEST": "false",
        }


def extensions() -> Path:
    """The folder of DuckDB's extensions: those that came with this environment's packages, so none is downloaded."""
    from duckdb_extensions import import_extension

    folder = Path(sys.prefix) / "duckdb-extensions"
    with duckdb.connect(config={"extension_directory": str(folder)}) as connection:
        for name in ("httpfs", "delta"):
            import_extension(name, con=connection)
    return folder


def connect(lake: Lake | None = None) -> duckdb.DuckDBPyConnection:
    """DuckDB with a view `emissions.TABLE` of each table that the lake has, as it is now."""
    lake = lake or Lake.find()
    connection = duckdb.connect(config={"extension_directory": str(extensions())})
    connection.execute("SET TimeZone = 'UTC'; LOAD httpfs; LOAD delta")
    # Without a secret the extension would ask the cloud's metadata address for one.
    connection.execute(_secret(lake))
    connection.execute("CREATE SCHEMA emissions")
    for table in TABLES:
        address = lake.address(table)
        if connection.execute("SELECT count(*) FROM glob(?)", [f"{address}/_delta_log/*.json"]).fetchone() != (0,):
            rows = f"delta_scan({_text(address)})"
            connection.execute(f"CREATE VIEW emissions.{table} AS SELECT * FROM {rows}")  # noqa: S608
    return connection


def _secret(lake: Lake) -> str:
    endpoint = urlsplit(lake.endpoint)
    return f"""
        CREATE SECRET lake (
            TYPE s3,
            KEY_ID {_text(lake.access_key)},
            SECRET {_text(lake.secret_key)},
            REGION {_text(lake.region)},
            ENDPOINT {_text(endpoint.netloc)},
            URL_STYLE 'path',
            USE_SSL {str(endpoint.scheme == "https").lower()}
        )"""


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _content(file: str | None) -> str:
    return Path(file).read_text(encoding="utf-8").strip() if file else ""


def _properties(file: Path) -> dict[str, str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    return {key.strip(): value.strip().replace("\\\\", "\\") for key, value in pairs}
