"""The notebook runs on the sample, and stands in the repository without what it printed."""

from __future__ import annotations

import os

import nbformat
import pytest
from nbclient import NotebookClient
from product import ROOT, Product

NOTEBOOK = ROOT / "notebooks" / "emissions.ipynb"


def test_notebook_runs(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMISSIONS_STACK", str(product.stack))
    notebook = nbformat.read(NOTEBOOK, as_version=4)

    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()

    printed = "".join(str(cell.get("outputs", "")) for cell in notebook.cells)
    assert "gco2pm" in printed
    assert product.connection()["s3-secret-key"] not in printed
    assert os.environ["EMISSIONS_STACK"] == str(product.stack)


def test_notebook_keeps_no_output() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)

    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
