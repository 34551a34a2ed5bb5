"""docs/queries.md: its questions, and how their answers stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from product import ROOT
from shell import Answer

DOCUMENT = ROOT / "docs" / "queries.md"
_SECTION = re.compile(r"(?ms)^(## \d+\. .*?)(?=^## |\Z)")
_QUERY = re.compile(r"(?s)```sql( varies)?\n(.*?)\n```\n")


@dataclass(frozen=True)
class Question:
    """One section of the document.

    `varies` says that the answer depends on when the sample was made, so the document's is an example.
    """

    title: str
    query: str
    varies: bool
    answer: str


def questions(text: str) -> list[Question]:
    return [_question(section) for section in _SECTION.findall(text)]


def _question(section: str) -> Question:
    query = _QUERY.search(section)
    assert query, f"no query in: {section}"
    title = section.splitlines()[0].removeprefix("## ")
    return Question(title, query[2], query[1] is not None, section[query.end() :].strip())


def table(answer: Answer) -> str:
    """The answer as a Markdown table; numbers stand to the right."""
    cells = [[cell.replace("|", "\\|") for cell in row] for row in answer.rows]
    right = [all(re.fullmatch(r"-?[\d.]+|NULL", row[i]) for row in cells) for i in range(len(answer.columns))]
    lines = [answer.columns, ["---:" if is_number else "---" for is_number in right], *cells]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def with_answers(text: str, answers: list[Answer]) -> str:
    """The document with these answers in place of its own."""
    remaining = iter(answers)

    def replace(section: re.Match[str]) -> str:
        query = _QUERY.search(section[1])
        assert query
        return f"{section[1][: query.end()]}\n{table(next(remaining))}\n\n"

    return _SECTION.sub(replace, text).rstrip("\n") + "\n"
