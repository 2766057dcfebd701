"""What an edit guarantees, in every order of the requests of editors and other writers."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from itertools import combinations
from typing import Any

import httpx
import pytest

from statsig_console import Client, EditConflictError, InvalidArgumentError, models
from statsig_console.fake import Fake
from statsig_console.jobs import edit
from tests.support.schedules import Run, Script, runs

GATE = "new_checkout"
USERS = models.Condition(type="user_id", operator="any", target_value=["u0"])


def rule(name: str) -> dict[str, Any]:
    """Return a rule that passes users."""
    return models.Rule(name=name, pass_percentage=10, conditions=[USERS]).to_dict()


def project() -> Fake:
    """Return a fake with a gate of two rules."""
    fake = Fake()
    body = json.dumps({"name": GATE, "rules": [rule("beta"), rule("staff")]})
    assert fake.respond("POST", "/console/v1/gates", "console-x", body.encode()).status == 201
    return fake


def view(fake: Fake) -> frozenset[str]:
    """Return what the rules of the gate say, in parts that scripts add."""
    found = set()
    for rule in fake.objects("gates")[GATE]["rules"]:
        values = rule["conditions"][0]["targetValue"]
        found |= {f"{rule['name']} {value}" for value in (values if isinstance(values, list) else [values])}
        found.add(f"{rule['name']} {rule['passPercentage']:g}%")
    return frozenset(found)


def client(http: httpx.AsyncClient, key: str) -> Client:
    """Return a client that waits long enough for its turn; those with other keys do not wait for it."""
    return Client(f"console-{key}", http_client=http, deadline=10_000.0, rate_limits=())


def adds(user: str, *, to: str = "beta", key: str = "", **options: Any) -> Script:
    """Return an editor that adds a user to a rule."""

    async def script(http: httpx.AsyncClient) -> None:
        async with client(http, key or user) as made, edit(made.gates, GATE, **options) as gate:
            gate.rule(to).condition(0).add(user)

    return script


def overwrites(user: str, *, to: str = "beta") -> Script:
    """Return a writer that reads all rules, adds a user, and writes all rules."""

    async def script(http: httpx.AsyncClient) -> None:
        async with client(http, user) as made:
            rules = (await made.gates.get(GATE)).rules
            for found in rules:
                if found.name == to:
                    values = found.conditions[0].target_value
                    kept = list(values) if isinstance(values, list) else [values]
                    found.conditions[0].target_value = [*(str(value) for value in kept), user]
            await made.gates.update(GATE, models.GateUpdate(rules=rules))

    return script


def changes(change: Callable[[Any], None], key: str, **options: Any) -> Script:
    """Return an editor that makes a change."""

    async def script(http: httpx.AsyncClient) -> None:
        async with client(http, key) as made, edit(made.gates, GATE, **options) as gate:
            change(gate)

    return script


def examine(run: Run, wanted: Mapping[str, str]) -> Counter[str]:
    """Count what became of each change, and check that every loss has the one form that is allowed."""
    found = Counter[str]()
    for script, change in wanted.items():
        end = run.ends[script]
        if isinstance(end, EditConflictError):
            found["told"] += 1
            continue
        if isinstance(end, Exception):
            raise end
        found["kept" if change in run.events[-1].view else "lost"] += 1
        last = max(number for number, event in enumerate(run.events) if event.script == script)
        assert change in run.events[last].view, f"{script} was told a success: {run.order}"
        # So what removed it came later, and was not its own.
    return found


def count(
    scripts: Mapping[str, Script],
    wanted: Mapping[str, str],
    backend: str = "asyncio",
    *,
    starts: bool = False,
) -> Counter[str]:
    """Run all schedules; count and print those in which a change was lost."""
    total = Counter[str]()
    for run in runs(project, scripts, view, backend, starts=starts):
        found = examine(run, wanted)
        total += found + Counter(schedules=1)
        if found["lost"]:
            print("lost:", run.order)
    print(dict(total))
    return total


def nothing_lost(found: Counter[str], editors: int) -> bool:
    """Return whether each editor kept its change in each schedule, and there were several schedules."""
    return found["schedules"] > 1 and found == {
        "schedules": found["schedules"],
        "kept": editors * found["schedules"],
    }


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_editors_in_one_process_lose_nothing(backend: str) -> None:
    scripts = {user: adds(user, key="same", confirm=0) for user in ("a", "b")}
    wanted = {user: f"beta {user}" for user in scripts}
    assert nothing_lost(count(scripts, wanted, backend, starts=True), 2)


@pytest.mark.long
def test_three_editors_in_one_process_need_a_read_and_a_write_each() -> None:
    scripts = {user: adds(user, key="same", confirm=0) for user in ("a", "b", "c")}
    for run in runs(project, scripts, view, starts=True):
        assert examine(run, {user: f"beta {user}" for user in scripts}) == {"kept": 3}
        assert [event.method for event in run.events] == ["GET", "PATCH"] * 3
        assert all(
            one.script == two.script for one, two in zip(run.events[::2], run.events[1::2], strict=True)
        )


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_lost_change_of_editors_on_two_hosts_was_overwritten_after_the_last_read(backend: str) -> None:
    scripts = {user: adds(user, confirm=1) for user in ("a", "b")}
    found = count(scripts, {user: f"beta {user}" for user in scripts}, backend)
    assert found["schedules"] >= 20
    assert found["kept"] > 10 * found["lost"] > 0
    assert not found["told"]


def test_an_editor_writes_again_what_another_program_overwrote() -> None:
    scripts = {"a": adds("a", confirm=1), "b": overwrites("b")}
    for run in runs(project, scripts, view):
        found = examine(run, {"a": "beta a"})
        later = run.order.rpartition("a:")[2]
        assert not found["lost"] or later == "GET b:PATCH", run.order
        assert len([event for event in run.events if event.script == "a" and event.is_write]) <= 2


def set_share(gate: Any) -> None:
    """Change a percentage."""
    gate.rule("beta").pass_percentage = 25


def add_to_staff(gate: Any) -> None:
    """Add a user to another rule."""
    gate.rule("staff").condition(0).add("u1")


def add_to_beta(gate: Any) -> None:
    """Add a user to the rule whose percentage another editor changes."""
    gate.rule("beta").condition(0).add("u1")


def add_rule(name: str, gate: Any) -> None:
    """Add a rule."""
    gate.add_rule(models.Rule.from_dict(rule(name)))


DISJOINT: dict[str, tuple[Callable[[Any], None], str]] = {
    "share": (set_share, "beta 25%"),
    "staff": (add_to_staff, "staff u1"),
    "user": (add_to_beta, "beta u1"),
    "new": (partial(add_rule, "new"), "new u0"),
    "more": (partial(add_rule, "more"), "more u0"),
}


@pytest.mark.parametrize("pair", [*combinations(DISJOINT, 2)], ids="-".join)
def test_changes_of_different_parts_are_never_lost(pair: tuple[str, str]) -> None:
    scripts = {name: changes(DISJOINT[name][0], name, confirm=0) for name in pair}
    assert nothing_lost(count(scripts, {name: DISJOINT[name][1] for name in pair}), 2)


def test_an_edit_of_a_rule_that_another_editor_removes_is_told() -> None:
    scripts = {
        "share": changes(set_share, "a", confirm=1),
        "gone": changes(lambda gate: gate.remove_rule("beta"), "b", confirm=1),
    }
    ends = Counter[str]()
    for run in runs(project, scripts, view):
        error = run.ends["share"]
        told = isinstance(error, InvalidArgumentError | EditConflictError)
        ends[type(error).__name__] += 1
        last = max(number for number, event in enumerate(run.events) if event.script == "share")
        assert told or "beta 25%" in run.events[last].view, run.order
        assert not any(part.startswith("beta") for part in run.events[-1].view)
    assert set(ends) == {"InvalidArgumentError", "EditConflictError", "NoneType"}


@pytest.mark.long
@pytest.mark.parametrize(
    "confirms", [(2, 2), (1, 1, 0), (0, 0, 0)], ids=lambda confirms: "-".join(map(str, confirms))
)
def test_every_loss_has_one_form_in_long_schedules(confirms: tuple[int, ...]) -> None:
    scripts = {user: adds(user, confirm=confirm) for user, confirm in zip("abc", confirms, strict=False)}
    found = count(scripts, {user: f"beta {user}" for user in scripts})
    assert found["kept"] > found["lost"]


@pytest.mark.long
def test_every_loss_has_one_form_beside_a_program_that_overwrites() -> None:
    scripts = {"a": adds("a", confirm=1), "b": adds("b", confirm=1), "c": overwrites("c")}
    found = count(scripts, {"a": "beta a", "b": "beta b"})
    assert found["kept"] > found["lost"]
