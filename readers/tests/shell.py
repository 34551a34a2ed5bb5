"""Statements and their answers, through scripts/spark-sql."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from product import Product

_MARK = "answer_follows"


@dataclass(frozen=True)
class Answer:
    """What a statement printed: the columns' names and rows of texts."""

    columns: list[str]
    rows: list[list[str]]

    def column(self, name: str) -> list[str]:
        return [row[self.columns.index(name)] for row in self.rows]


def ask(product: Product, folder: Path, *statements: str) -> list[Answer]:
    """Runs all statements in one shell, which must accept them."""
    file = folder / "statements.sql"
    file.write_text("".join(f"SELECT 1 AS {_MARK};\n{statement};\n" for statement in statements), encoding="utf-8")
    return _answers(product.run("spark-sql", "-f", str(file)))


def _answers(printed: str) -> list[Answer]:
    answers = []
    for part in printed.split(f"{_MARK}\n1\n")[1:]:
        lines = [line.split("\t") for line in part.splitlines()]
        answers.append(Answer(lines[0] if lines else [], lines[1:]))
    return answers


def fails(product: Product, statement: str) -> subprocess.CompletedProcess[str]:
    """Runs one statement, which the shell must refuse."""
    done = product.start("spark-sql", "-e", statement)
    assert done.returncode == 1, done.stdout + done.stderr
    return done
