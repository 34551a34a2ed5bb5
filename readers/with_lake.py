"""Becomes a command that finds the lake in its environment, as dbt wants it: with_lake.py COMMAND [ARGUMENT]..."""

from __future__ import annotations

import os
import sys
from urllib.parse import urlsplit

from emissions_lake import Lake, extensions


def main() -> None:
    try:
        lake = Lake.find()
    except LookupError as missing:
        print(missing, file=sys.stderr)
        sys.exit(3)
    endpoint = urlsplit(lake.endpoint)
    os.environ |= {
        "EMISSIONS_S3_LAKE": lake.root.replace("s3a://", "s3://", 1),
        "EMISSIONS_S3_HOST": endpoint.netloc,
        "EMISSIONS_S3_TLS": str(endpoint.scheme == "https"),
        "EMISSIONS_S3_REGION": lake.region,
        "EMISSIONS_DUCKDB_EXTENSIONS": str(extensions()),
        "DBT_ENV_SECRET_S3_ACCESS_KEY": lake.access_key,
        "DBT_ENV_SECRET_S3_SECRET_KEY": lake.secret_key,
    }
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606


if __name__ == "__main__":
    main()
