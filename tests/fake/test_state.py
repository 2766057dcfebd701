"""The state of the fake: snapshots, undoing and files."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statsig_console.fake import Fake
from statsig_console.fake._state import files as state_file
from statsig_console.fake._state.undo import KEPT
from tests.support.fake_project import DOCUMENT, OPERATIONS, prepared

NOW = 1_790_000_000.0
Json = dict[str, Any]

CHANGES = [name for name in OPERATIONS if DOCUMENT.operations[name].method != "GET"]


def state(fake: Fake) -> str:
    """Return the whole state as it would stand in a file."""
    return state_file.text(fake.store, fake.clock)


def ask(fake: Fake, method: str, path: str, body: object = None) -> tuple[int, Any]:
    """Send one request and return the status and the body of its answer."""
    content = b"" if body is None else json.dumps(body).encode()
    answer = fake.respond(method, f"/console/v1{path}", "console-test-key", content)
    return answer.status, json.loads(answer.body)


def reloaded(fake: Fake, folder: Path) -> Fake:
    """Return a fake with the state of another, by way of a file."""
    fake.save(folder / "state.json")
    return Fake.load(folder / "state.json", clock=fake.clock.read)


@pytest.fixture
def fake() -> Fake:
    """A fake with a few objects of each kind."""
    made = Fake(seed=3, clock=lambda: NOW)
    made.seed(gates=12, dynamic_configs=3, experiments=3, autotunes=2, segments=4)
    return made


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_can_be_undone_and_made_again(name: str) -> None:
    project, path, query, body = prepared(DOCUMENT.operations[name])
    fake = project.fake
    before, moment, changes = state(fake), fake.snapshot(), len(fake.store.changes)
    answer = project.ask(name, path, query, body)
    after = state(fake)
    assert len(fake.store.changes) - changes == int(before != after)
    if before != after:
        fake.rewind()
        assert state(fake) == before
        assert project.ask(name, path, query, body) == answer
    fake.restore(moment)
    assert state(fake) == before
    assert project.ask(name, path, query, body) == answer
    assert state(fake) == after


@pytest.mark.parametrize("tag", sorted({DOCUMENT.operations[name].tag for name in OPERATIONS}))
def test_what_a_file_holds_answers_as_before(tag: str, tmp_path: Path) -> None:
    for name in OPERATIONS:
        if DOCUMENT.operations[name].tag == tag:
            project, path, query, body = prepared(DOCUMENT.operations[name])
            twin = reloaded(project.fake, tmp_path)
            answer = project.ask(name, path, query, body)
            project.fake, first = twin, project.fake
            assert project.ask(name, path, query, body) == answer
            assert state(twin) == state(first)


GATES = [f"gate_{number}" for number in range(4)]
TAGS = ["Core", "Web"]
gate = st.sampled_from(GATES)
STEPS: dict[str, st.SearchStrategy[Any]] = {
    "create": gate,
    "archive": gate,
    "unarchive": gate,
    "disable": gate,
    "delete": gate,
    "tag": st.tuples(gate, st.lists(st.sampled_from(TAGS), unique=True)),
    "refer": st.tuples(gate, gate),
    "rename": st.sampled_from(TAGS),
    "rewind": st.integers(0, 4),
    "mark": st.none(),
    "restore": st.none(),
}
LISTS = ["", "?rolloutRate=100", "?tags=Core", "?includeArchived=true", "?limit=2&page=2"]
steps = st.lists(
    st.one_of([st.tuples(st.just(word), values) for word, values in STEPS.items()]), min_size=3, max_size=25
)


def requests_for(word: str, value: Any) -> tuple[str, str, Any]:
    """Return the request of a step."""
    made: dict[str, Callable[[], tuple[str, str, Any]]] = {
        "create": lambda: ("POST", "/gates", {"name": value}),
        "delete": lambda: ("DELETE", f"/gates/{value}", None),
        "tag": lambda: ("PATCH", f"/gates/{value[0]}", {"tags": value[1]}),
        "refer": lambda: ("PATCH", f"/gates/{value[0]}", {"rules": [rule(value[1])]}),
        "rename": lambda: ("PATCH", f"/tags/tag_{value}", {"name": value + " two"}),
    }
    return made[word]() if word in made else ("PUT", f"/gates/{value}/{word}", {"forceArchive": True})


def rule(other: str) -> Json:
    """Return a rule for those who pass another gate."""
    condition = {"type": "passes_gate", "targetValue": other}
    return {"name": "Depends", "passPercentage": 100, "conditions": [condition]}


def index(fake: Fake) -> tuple[dict[Any, int], dict[Any, Any]]:
    """Return what the store finds names and references by."""
    return dict(fake.store.names), {gate: dict(by) for gate, by in fake.store.referring.items() if by}


def check_lists(fake: Fake) -> None:
    """Check that each list that was kept up to date is what a search finds."""
    table = fake.store.table("objects", "gates")
    for view in table._views.values():
        test = view._test or bool
        assert list(view) == view[:] == [each for each in table.values() if test(each)]
    for query in LISTS:
        ask(fake, "GET", f"/gates{query}")
    assert len(table._views) == len(LISTS) - 1


@settings(max_examples=40)
@given(steps=steps)
def test_any_walk_leads_back(steps: list[tuple[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> None:
    fake = Fake(clock=lambda: NOW)
    for name in TAGS:
        fake.objects("tags")[f"tag_{name}"] = {"id": f"tag_{name}", "name": name, "description": ""}
    for name in GATES:
        ask(fake, "POST", "/gates", {"name": name})
    fake.restore(fake.snapshot())
    past = [state(fake)]
    marks = [(fake.snapshot(), past[0])]
    for word, value in steps:
        if word == "rewind":
            count = min(value, len(past) - 1)
            fake.rewind(count)
            del past[len(past) - count :]
        elif word == "mark":
            marks.append((fake.snapshot(), past[-1]))
        elif word == "restore":
            fake.restore(marks[-1][0])
            past = [marks[-1][1]]
        else:
            ask(fake, *requests_for(word, value))
            if (now := state(fake)) != past[-1]:
                past.append(now)
        assert state(fake) == past[-1]
        assert len(fake.store.changes) == len(past) - 1
        check_lists(fake)
    twin = reloaded(fake, tmp_path_factory.getbasetemp())
    assert index(twin) == index(fake)
    for gate in GATES:
        path = f"/gates/{gate}/gate_references"
        assert ask(fake, "GET", path) == ask(twin, "GET", path)


def test_a_gate_comes_back_to_its_place_in_a_list(fake: Fake) -> None:
    before = [each["id"] for each in ask(fake, "GET", "/gates")[1]["data"]]
    for gate in before:
        ask(fake, "PUT", f"/gates/{gate}/archive", {"forceArchive": True})
        assert gate not in [each["id"] for each in ask(fake, "GET", "/gates")[1]["data"]]
        ask(fake, "PUT", f"/gates/{gate}/unarchive")
        assert [each["id"] for each in ask(fake, "GET", "/gates")[1]["data"]] == before


def test_a_snapshot_does_not_learn_what_comes_after_it() -> None:
    fake = Fake(clock=lambda: NOW)
    for name in GATES:
        ask(fake, "POST", "/gates", {"name": name})
    ask(fake, "PATCH", "/gates/gate_0", {"rules": [rule("gate_3")]})
    moment, before = fake.snapshot(), state(fake)
    for _ in range(2):
        ask(fake, "PATCH", "/gates/gate_1", {"rules": [rule("gate_3")]})
        ask(fake, "DELETE", "/gates/gate_2")
        fake.restore(moment)
        assert state(fake) == before
        found = ask(fake, "GET", "/gates/gate_3/gate_references")[1]["data"]
        assert [each["id"] for each in found] == ["gate_0"]


def test_the_same_seed_makes_the_same_bytes() -> None:
    def run(seed: int) -> str:
        fake = Fake(seed=seed, clock=lambda: NOW)
        fake.seed(gates=40, dynamic_configs=5, experiments=5, autotunes=3, segments=5)
        ask(fake, "POST", "/gates", {"name": "new_checkout", "rules": [rule("old_checkout")]})
        return state(fake)

    assert run(1) == run(1) != run(2)


def test_only_so_many_changes_can_be_undone(fake: Fake) -> None:
    with pytest.raises(ValueError, match="cannot rewind 1 changes: 0 can be undone"):
        fake.rewind()
    with pytest.raises(ValueError, match="cannot rewind -1 changes"):
        fake.rewind(-1)
    gate = next(iter(fake.objects("gates")))
    for number in range(KEPT + 5):
        ask(fake, "PATCH", f"/gates/{gate}", {"description": str(number)})
    fake.rewind(KEPT)
    assert fake.objects("gates")[gate]["description"] == "4"
    with pytest.raises(ValueError, match="0 can be undone"):
        fake.rewind()


def test_what_was_put_by_hand_is_undone_with_the_change_before_it(fake: Fake) -> None:
    before = state(fake)
    ask(fake, "POST", "/gates", {"name": "new_checkout"})
    assert ask(fake, "POST", "/gates", {"name": "new_checkout"})[0] == 400
    gates = fake.objects("gates")
    gates["old_checkout"] = gates["new_checkout"] | {"id": "old_checkout", "name": "old_checkout"}
    assert ask(fake, "POST", "/gates", {"name": "old_checkout"})[0] == 400
    fake.rewind()
    assert state(fake) == before
    assert ask(fake, "POST", "/gates", {"name": "old_checkout"})[0] == 201


def test_what_the_clock_brought_about_comes_again_after_a_rewind() -> None:
    fake = Fake(clock=lambda: NOW)
    ask(fake, "POST", "/segments", {"name": "vips", "type": "id_list"})
    ids = {"ids": [f"user_{number}" for number in range(60_000)]}
    ask(fake, "PATCH", "/segments/vips/id_list", ids)
    assert ask(fake, "GET", "/segments/vips/idlist_metadata")[1]["data"]["isUpdating"]
    moment = fake.snapshot()
    for _ in range(2):
        fake.advance(60)
        assert not ask(fake, "GET", "/segments/vips/idlist_metadata")[1]["data"]["isUpdating"]
        assert ask(fake, "GET", "/segments/vips/id_list")[1]["data"]["count"] == 60_000
        fake.restore(moment)
    assert ask(fake, "GET", "/segments/vips/idlist_metadata")[1]["data"]["isUpdating"]
    ask(fake, "POST", "/gates", {"name": "new_checkout"})
    fake.advance(60)
    assert ask(fake, "GET", "/segments/vips/id_list")[1]["data"]["count"] == 60_000
    fake.rewind()
    assert fake.store.part("segments", "vips", "updating")
    assert ask(fake, "GET", "/segments/vips/id_list")[1]["data"]["count"] == 60_000
    assert not fake.objects("gates")


def test_what_waits_for_the_clock_is_kept_in_a_file(tmp_path: Path) -> None:
    fake = Fake(clock=lambda: NOW)
    ask(fake, "POST", "/segments", {"name": "vips", "type": "id_list"})
    ask(fake, "PATCH", "/segments/vips/id_list", {"ids": [f"user_{number}" for number in range(60_000)]})
    fake.advance(0.5)
    twin = reloaded(fake, tmp_path)
    assert twin.store.now() == fake.store.now()
    twin.advance(60)
    assert ask(twin, "GET", "/segments/vips/id_list")[1]["data"]["count"] == 60_000


def test_a_snapshot_holds_what_the_limits_have_counted() -> None:
    fake = Fake(clock=lambda: NOW, limits=[(2, 10)])
    fake.seed(gates=1)
    path = f"/gates/{next(iter(fake.objects('gates')))}"
    moment = fake.snapshot()
    for _ in range(2):
        found = [ask(fake, "PATCH", path, {"description": "a"})[0] for _ in range(3)]
        assert found == [200, 200, 429]
        fake.restore(moment)


def test_a_snapshot_may_be_restored_in_another_fake(fake: Fake) -> None:
    moment = fake.snapshot()
    twin = Fake(seed=9, clock=lambda: NOW)
    twin.restore(moment)
    assert state(twin) == state(fake)
    ask(twin, "POST", "/gates", {"name": "new_checkout"})
    assert "new_checkout" not in fake.objects("gates")
    assert repr(moment).startswith("<Snapshot of ")


def test_clear_makes_it_new(fake: Fake) -> None:
    gates = fake.objects("gates")
    fake.clear()
    assert state(fake) == state(Fake(seed=3, clock=lambda: NOW))
    fake.seed(gates=2)
    assert len(gates) == 2


def test_the_clock_goes_forward_only(fake: Fake) -> None:
    before = fake.store.now()
    fake.advance(1.5)
    assert fake.store.now() == before + 1500
    for wrong in (-1, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="only goes forward"):
            fake.advance(wrong)


def test_seeding_takes_no_negative_number(fake: Fake) -> None:
    with pytest.raises(ValueError, match="gates=-1"):
        fake.seed(gates=-1)


def test_objects_can_be_changed_as_in_any_dict(fake: Fake) -> None:
    gates = fake.objects("gates")
    first, some = next(iter(gates)), dict(gates)
    assert gates.pop(first) == some[first]
    assert gates.pop(first, None) is None
    with pytest.raises(KeyError):
        gates.pop(first)
    gates.update({first: some[first]})
    assert gates.setdefault(first, {}) == some[first]
    assert gates.popitem() == (first, some[first])
    assert gates.setdefault(first, some[first]) == some[first]
    gates.update(other=some[first])
    assert list(gates)[-2:] == [first, "other"]
    gates.clear()
    assert (
        not fake.store.names.total()
        - sum(
            len(fake.objects(tag))
            for tag in ("dynamic_configs", "experiments", "autotunes", "segments", "tags")
        )
        - len(fake.objects("unit_id_types"))
    )
    assert ask(fake, "GET", "/gates")[1]["data"] == []


def test_a_file_is_written_whole_or_not_at_all(fake: Fake, tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    fake.save(path)
    before = path.read_bytes()
    fake.objects("gates")["odd"] = {"id": "odd", "value": {1, 2}}
    with pytest.raises(TypeError, match="set is not JSON"):
        fake.save(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_file_alone(
    fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.json"
    fake.save(path)
    before = path.read_bytes()

    def full(file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ask(fake, "POST", "/gates", {"name": "new_checkout"})
    with pytest.raises(OSError, match="No space left"):
        fake.save(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_deleted_takes_along_what_belongs_to_it(fake: Fake) -> None:
    path = "/gates/new_checkout"
    for _ in range(2):
        ask(fake, "POST", "/gates", {"name": "new_checkout"})
        assert ask(fake, "GET", f"{path}/reviews")[1]["data"] == []
        assert len(ask(fake, "GET", f"{path}/versions")[1]["data"]) == 1
        overrides = ask(fake, "GET", f"{path}/overrides")[1]["data"]
        assert overrides["passingUserIDs"] == []
        made = ask(fake, "POST", f"{path}/reviews", {"description": "Off", "change": {"is_enabled": False}})
        assert made[0] == 201, made
        ask(fake, "POST", f"{path}/overrides", {"passingUserIDs": ["user_1"], "failingUserIDs": []})
        assert ask(fake, "GET", f"{path}/overrides")[1]["data"]["passingUserIDs"] == ["user_1"]
        assert ask(fake, "DELETE", path)[0] == 200


def test_a_damaged_or_foreign_file_is_named(fake: Fake, tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    whole = json.loads(state(fake))
    wrong: list[tuple[Any, str]] = [
        ({}, "was not written by a fake"),
        ([], "was not written by a fake"),
        (whole | {"format": "journal"}, "was not written by a fake"),
        (whole | {"version": 2}, "has version 2 of the format; this package reads 1"),
        *((({n: v for n, v in whole.items() if n != name}), "damaged|written|version") for name in whole),
        (whole | {"seed": "a"}, "is damaged: ValueError"),
        (whole | {"tables": [["objects", "gates", "", {"a": 1}]]}, "gates a is not an object"),
        (whole | {"tables": [["objects", "gates", "", ["a"]]]}, "is damaged"),
        (whole | {"tables": [["objects", "gates"]]}, "is damaged"),
        (whole | {"tables": [["cakes", "gates", "", {}]]}, "the kind cakes is unknown"),
        (
            whole | {"tables": [["due", "", "", {"1": [1, "os.remove", []]}]]},
            "os.remove is unknown",
        ),
        (whole | {"tables": [["history", "gates", "", {"a": [None]}]]}, "is damaged"),
    ]
    for content, reason in wrong:
        path.write_text(json.dumps(content))
        with pytest.raises(ValueError, match=reason) as caught:
            Fake.load(path)
        assert str(path) in str(caught.value)
    with pytest.raises(FileNotFoundError):
        Fake.load(tmp_path / "none.json")
    with pytest.raises(TypeError, match="seed"):
        Fake.load(path, seed=1)


@given(share=st.floats(0, 1, exclude_max=True))
@settings(max_examples=30)
def test_a_file_that_was_cut_is_named(share: float, tmp_path_factory: pytest.TempPathFactory) -> None:
    fake = Fake(clock=lambda: NOW)
    fake.seed(gates=2)
    whole = state(fake).rstrip().encode()
    path = tmp_path_factory.getbasetemp() / "cut.json"
    path.write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(ValueError, match="not a state of a fake, or is damaged"):
        Fake.load(path)
