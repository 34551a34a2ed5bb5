"""docs/queries.md says what its queries answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from product import Product
from queries import DOCUMENT, Question, questions, table, with_answers
from shell import Answer, ask


@pytest.fixture(scope="module")
def asked(product: Product, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> list[Answer]:
    text = DOCUMENT.read_text(encoding="utf-8")
    answers = ask(product, tmp_path_factory.mktemp("queries"), *(question.query for question in questions(text)))
    if pytestconfig.getoption("--write-queries"):
        DOCUMENT.write_text(with_answers(text, answers), encoding="utf-8")
    return answers


def _all() -> list[tuple[int, Question]]:
    return list(enumerate(questions(DOCUMENT.read_text(encoding="utf-8"))))


def test_there_are_twelve_questions() -> None:
    assert [question.title.split(".")[0] for _, question in _all()] == [str(number) for number in range(1, 13)]


@pytest.mark.parametrize("number", [number for number, _ in _all()], ids=lambda number: str(number + 1))
def test_answer_is_that_of_the_document(number: int, asked: list[Answer]) -> None:
    question = _all()[number][1]

    answer = asked[number]

    assert answer.rows
    if question.varies:
        assert question.answer.splitlines()[0] == table(answer).splitlines()[0]
        assert len(question.answer.splitlines()) == len(table(answer).splitlines())
    else:
        assert question.answer == table(answer)


def test_books_of_the_document_balance(asked: list[Answer]) -> None:
    books = dict(zip(asked[11].columns, asked[11].rows[0], strict=True))

    assert books["unaccounted"] == "0"
    assert books["cleaned"] == books["cleaned_rows"]
    assert books["quarantined"] == books["quarantine_rows"]


def test_written_answers_are_read_back() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    answers = [Answer(["name", "value"], [["a|b", str(number)]]) for number in range(12)]

    written = with_answers(text, answers)

    assert [question.query for question in questions(written)] == [question.query for question in questions(text)]
    assert [question.answer for question in questions(written)] == [table(answer) for answer in answers]
    assert Path(DOCUMENT).read_text(encoding="utf-8") == text
