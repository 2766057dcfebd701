"""How far the fake goes, operation by operation, and the page that tells it."""

from __future__ import annotations

import re

import pytest

import fake_page
from statsig_console.fake import Fake, _guesses
from statsig_console.fake._guesses import GUESSES
from statsig_console.fake._handlers.call import HANDLERS
from tests.support.fake_project import DOCUMENT, OPERATIONS, prepared

FAKE = Fake()
SEMANTICS = FAKE.semantics()


def test_every_operation_has_a_meaning() -> None:
    assert list(SEMANTICS) == OPERATIONS


def test_modelled_operations_have_code_of_their_own() -> None:
    modelled = {name for name, kind in SEMANTICS.items() if kind == "modelled"}
    places = {f"{each.method} {each.path}": each.id for each in FAKE.document.operations.values()}
    assert modelled == {places.get(each, each) for each in HANDLERS} & set(OPERATIONS)


def test_the_page_tells_what_the_fake_does() -> None:
    text = fake_page.PAGE.read_text()
    assert text == fake_page.page(FAKE), "run `make generate`"
    rows = re.findall(r"^\| `(\w+)` \| `(\w+) (/\S+)` \| (\w+) \|$", text, re.MULTILINE)
    operations = FAKE.document.operations
    assert sorted(rows) == [
        (name, operations[name].method, operations[name].path, kind) for name, kind in SEMANTICS.items()
    ]


def test_the_page_of_guesses_lists_the_marks_in_the_code() -> None:
    text = fake_page.GUESSES_PAGE.read_text()
    assert text == fake_page.guesses_page(), "run `make generate`"
    marks = [guess for guesses in GUESSES.values() for guess in guesses]
    assert len(marks) > 20
    assert sorted(marks) == sorted(line[2:] for line in text.splitlines() if line.startswith("* "))
    assert all(guess.endswith((".", '."')) for guess in marks)


def test_a_guess_leaves_its_function_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    found: dict[str, list[str]] = {}
    monkeypatch.setattr(_guesses, "GUESSES", found)

    @_guesses.guess("It returns one.")
    @_guesses.guess("It returns one.")
    @_guesses.guess("It never fails.")
    def one() -> int:
        return 1

    assert one() == 1
    assert found == {__name__: ["It never fails.", "It returns one."]}


def test_the_summary_adds_up() -> None:
    rows = [line.strip("| ").split("|") for line in fake_page.summary(FAKE).splitlines()[2:]]
    numbers = [[int(cell) for cell in row[1:]] for row in rows]
    assert numbers[-1] == [sum(column) for column in zip(*numbers[:-1], strict=True)]
    assert all(total == sum(rest) for total, *rest in numbers)


@pytest.mark.parametrize("name", [each for each in OPERATIONS if DOCUMENT.operations[each].method != "GET"])
def test_every_change_is_noted_once_and_a_refused_one_is_not(name: str) -> None:
    project, path, query, body = prepared(DOCUMENT.operations[name])
    store = project.fake.store
    moment, before = project.fake.snapshot(), store.noted()
    project.send(name, path, query, body)
    assert store.noted()[1:] == before
    project.fake.restore(moment)
    changes = len(store.changes)
    unknown = dict.fromkeys(path, "gone")
    status, _ = project.ask(name, unknown, {}, body if path else ["not", "an", "object"])
    assert status >= 400
    assert store.noted() == before
    assert len(store.changes) == changes
