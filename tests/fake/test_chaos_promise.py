"""Under all faults at once, the outcomes of bulk agree with the fake, and no write is applied twice."""

from __future__ import annotations

from collections import Counter

import pytest
from promise import KINDS, START, Change, changes, make, project

from statsig_console import Client, Outcome, bulk
from statsig_console.fake import Chaos, Fake
from tests.support.fake_faults import fail_in_each_form, proxy_page, varying_delays

pytestmark = pytest.mark.anyio


def plan(seed: int) -> Chaos:
    """Return faults of every kind, which happen to about half of all requests."""
    chaos = Chaos(seed)
    varying_delays(chaos, 0.3, rate=0.1)
    fail_in_each_form(chaos, 4, START, rate=0.08)
    chaos.drop(applied=True, stage="body", rate=0.05)
    for applied in (False, True):
        chaos.delay(70, applied=applied, rate=0.05)
        chaos.fail(500, applied=applied, rate=0.05)
        chaos.fail(503, applied=applied, retry_after=2, rate=0.05)
        chaos.fail(502, applied=applied, rate=0.05, **proxy_page(502))
        chaos.drop(applied=applied, rate=0.05)
    chaos.invent("type", "ETERNAL", rate=0.1)
    chaos.invent("newer", [1], rate=0.1)
    return chaos


def is_made(fake: Fake, change: Change) -> bool:
    """Tell whether the fake holds what a change is to leave."""
    kind, id = change
    gate = fake.objects("gates").get(id)
    if kind == "tags_create":
        return id in [each["name"] for each in fake.objects("tags").values()]
    if kind == "gates_delete":
        return gate is None
    if gate is None:
        return False
    made: dict[str, bool] = {
        "gates_create": True,
        "gates_update": gate["description"] == f"of {id}",
        "gates_archive": gate["status"] == "Archived",
        "gates_enable": gate["isEnabled"],
        "gates_add_rule": [rule["name"] for rule in gate["rules"]] == [id],
    }
    return made[kind]


def times_made(fake: Fake) -> Counter[str]:
    """Return how often each object was changed, as the audit log has it."""
    return Counter(entry["name"] for _, entry in fake.store.noted())


@pytest.mark.parametrize("seed", range(3))
async def test_word_and_deed_agree(seed: int) -> None:
    wanted = changes(43 * len(KINDS))
    fake = project(wanted)
    assert not any(is_made(fake, change) for change in wanted)
    fake.follow(plan(seed))
    async with fake.http() as http, Client("console-test", http_client=http) as client:
        report = await bulk(lambda change: make(client, change), wanted)
    made = times_made(fake)
    for outcome in report:
        check(fake, outcome, made[outcome.item.id])
    states = Counter(outcome.state for outcome in report)
    assert sum(states.values()) == len(wanted)
    assert min(states["done"], states["recovered"], states["unknown"]) > 10, states


def check(fake: Fake, outcome: Outcome[Change, object], made: int) -> None:
    """Hold what was told of one change against the state and the audit log."""
    safety = KINDS[outcome.item.kind]
    assert made <= 1 or safety == "replace", outcome
    if outcome.state != "unknown":
        assert is_made(fake, outcome.item) == (outcome.state in ("done", "recovered")), outcome
    assert is_made(fake, outcome.item) == (made > 0), outcome
