"""A lake of the tests' own: a local stack in a temporary folder, filled by scripts/sample-lake."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from product import Product


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--events", type=int, default=20_000, help="how many events the sample has")
    parser.addoption("--sample", type=Path, help="folder of a local stack that holds the sample already, and is up")
    parser.addoption("--write-queries", action="store_true", help="write the answers of docs/queries.md anew")


@pytest.fixture(scope="session")
def product(pytestconfig: pytest.Config) -> Iterator[Product]:
    """The product on the sample's lake."""
    for name in [name for name in os.environ if name.startswith("EMISSIONS_")]:
        del os.environ[name]
    sample: Path | None = pytestconfig.getoption("--sample")
    if sample:
        yield Product(sample)
        return
    folder = Path(tempfile.mkdtemp(prefix="emissions-readers-"))
    product = Product(folder / "stack")
    try:
        product.run("sample-lake", str(pytestconfig.getoption("--events")))
        yield product
    finally:
        product.run("emissions", "stack", "stop", "--delete")
        shutil.rmtree(folder, ignore_errors=True)
