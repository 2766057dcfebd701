"""Jobs and exclusive use without async: every job is there, with its arguments, text and guarantees."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from types import ModuleType
from typing import Any

import pytest

from statsig_console import Client as AsyncClient
from statsig_console import InvalidArgumentError, NotFoundError, jobs, models
from statsig_console.pytest_plugin import FakeConsole
from statsig_console.sync import Client, bulk, poll
from statsig_console.sync import jobs as sync_jobs
from statsig_console.sync._jobs import blocking, plain_text
from statsig_console.sync.jobs import check, edit
from tests.support.tiers import examples


def functions(module: ModuleType, path: str = "jobs") -> Iterator[str]:
    """Yield the dotted names of the public functions of a module and of its public modules."""
    for name in module.__all__:
        found = getattr(module, name)
        if inspect.ismodule(found):
            yield from functions(found, f"{path}.{name}")
        elif inspect.isroutine(found):
            yield f"{path}.{name}"


def find(root: object, name: str) -> Any:
    """Return the object with a dotted name."""
    for part in name.split(".")[1:]:
        root = getattr(root, part)
    return root


@pytest.mark.parametrize("name", list(functions(jobs)))
def test_a_job_has_the_same_arguments_and_text(name: str) -> None:
    function, expected = find(sync_jobs, name), find(jobs, name)
    assert not inspect.iscoroutinefunction(function)
    assert [
        str(one.replace(annotation=one.empty)) for one in inspect.signature(function).parameters.values()
    ] == [str(one.replace(annotation=one.empty)) for one in inspect.signature(expected).parameters.values()]
    assert function.__doc__ == plain_text(expected.__doc__)
    assert "await" not in function.__doc__


def test_all_names_of_jobs_are_there() -> None:
    assert set(sync_jobs.__all__) == set(jobs.__all__)
    for name in jobs.__all__:
        found = getattr(jobs, name)
        if inspect.ismodule(found):
            assert set(getattr(sync_jobs, name).__all__) == set(found.__all__)
        elif inspect.isclass(found):
            assert getattr(sync_jobs, name) is found


@pytest.fixture
def client(fake_console: FakeConsole) -> Iterator[Client]:
    """A client of a fake with the gate new_checkout, which passes a user."""
    with fake_console.sync_client() as made:
        condition = models.Condition(type="user_id", operator="any", target_value=["u0"])
        rules = [models.Rule(name="beta", pass_percentage=10, conditions=[condition])]
        made.gates.create(models.GateCreate(name="new_checkout", rules=rules))
        yield made


def users(fake: FakeConsole) -> set[str]:
    """Return the users that the gate passes."""
    return set(fake.objects("gates")["new_checkout"]["rules"][0]["conditions"][0]["targetValue"])


def test_an_edit_is_written_at_the_end_of_its_block(client: Client, fake_console: FakeConsole) -> None:
    with edit(client.gates, "new_checkout", confirm=0) as gate:
        gate.rule("beta").pass_percentage = 25
        gate.rule("beta").condition(0).add("u1")
    assert users(fake_console) == {"u0", "u1"}
    assert check.gate(client, "new_checkout", rollout_max=25)
    assert not check.gate(client, "new_checkout", rollout_max=10)


def test_an_edit_whose_block_raises_writes_nothing(client: Client, fake_console: FakeConsole) -> None:
    before = len(fake_console.requests)

    def interrupted() -> None:
        with edit(client.gates, "new_checkout", confirm=0) as gate:
            gate.rule("beta").pass_percentage = 25
            raise LookupError

    with pytest.raises(LookupError):
        interrupted()
    assert len(fake_console.requests) == before + 1
    with edit(client.gates, "new_checkout", confirm=0):
        pass


def test_an_edit_of_nothing_raises(client: Client) -> None:
    with pytest.raises(NotFoundError), edit(client.gates, "no_such_gate"):
        pytest.fail("the block was entered")
    with pytest.raises(InvalidArgumentError, match=r"statsig_console\.sync"):
        edit("gates", "new_checkout")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    with pytest.raises(InvalidArgumentError, match=r"statsig_console\.sync"):
        check.gate("client", "new_checkout")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_edits_in_threads_lose_nothing(client: Client, fake_console: FakeConsole) -> None:
    names = [f"u{number}" for number in range(1, examples(10, 40))]

    def add(name: str) -> None:
        with edit(client.gates, "new_checkout", confirm=0) as gate:
            gate.rule("beta").condition(0).add(name)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, names[: len(names) // 2]))
    assert bulk(add, names[len(names) // 2 :]).failed == []
    assert users(fake_console) == {"u0", *names}


def test_a_thread_that_would_wait_for_itself_is_told(client: Client) -> None:
    with client.exclusive("gates", "new_checkout"):
        with client.exclusive("gates", "other"):
            pass
        with (
            pytest.raises(InvalidArgumentError, match="exclusive use of it already"),
            edit(client.gates, "new_checkout"),
        ):
            pytest.fail("the block was entered")
    with client.exclusive("gates", "new_checkout"):
        assert client.gates.get("new_checkout").id == "new_checkout"


def test_a_sync_of_ids_reads_a_generator(client: Client) -> None:
    client.segments.create(models.SegmentCreate(name="vip", type="id_list", id_type="userID"))
    wanted = (f"u{number}" for number in range(800))
    told = list[sync_jobs.SyncProgress]()
    report = sync_jobs.sync_segment_ids(client, "vip", wanted, progress=told.append)
    assert (report.added, report.unknown) == (800, 0)
    assert told[-1].done == 800
    assert set(sync_jobs.segment_ids(client, "vip")) == {f"u{number}" for number in range(800)}
    with pytest.raises(InvalidArgumentError, match="allow_empty"):
        client.segments.reset_ids("vip", {"ids": []})
    client.segments.reset_ids("vip", {"ids": []}, allow_empty=True)
    assert sync_jobs.segment_ids(client, "vip") == []


def test_an_inventory_is_an_iterator(client: Client) -> None:
    rows = [row for row in sync_jobs.inventory(client, ["gate"]) if row["rules"] == 1]
    assert [row["id"] for row in rows] == ["new_checkout"]
    assert next(iter(sync_jobs.inventory(client)))["kind"] == "gate"
    client.experiments.create(models.ExperimentCreate(name="colors"))
    assert sync_jobs.results.rows(client, "colors") == []


def enter(context: AbstractContextManager[object]) -> None:
    """Enter and leave a context manager."""
    with context:
        pass


FIRST_USES: dict[str, Callable[[Client], object]] = {
    "edit": lambda client: enter(edit(client.gates, "new_checkout", confirm=0)),
    "exclusive": lambda client: enter(client.exclusive("gates", "new_checkout")),
    "operation in bulk": lambda client: bulk(client.gates.get, ["new_checkout"]),
    "list in bulk": lambda client: bulk(lambda gate: gate.id, client.gates.list(), key=lambda gate: gate.id),
    "operation in poll": lambda client: poll(partial(client.gates.get, "new_checkout"), bool),
    "job": lambda client: check.gate(client, "new_checkout"),
    "list": lambda client: next(iter(client.gates.list())),
}


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize("first", FIRST_USES)
def test_whatever_is_used_first_the_client_stays_usable(fake_console: FakeConsole, first: str) -> None:
    with fake_console.sync_client() as other:
        FIRST_USES[first](other)
        assert other.gates.get("new_checkout").id == "new_checkout"


def test_exclusive_use_ends_after_its_client(client: Client, fake_console: FakeConsole) -> None:
    with fake_console.sync_client() as other:
        with other.exclusive("gates", "new_checkout"):
            other.close()
        context = client.exclusive("gates", "new_checkout")
        with context:
            pass
        with pytest.raises(RuntimeError, match="was not entered"):
            context.__exit__(None, None, None)


def test_a_job_may_be_an_iterator_and_take_lists(client: Client) -> None:
    async def names(client: AsyncClient, wanted: Any) -> AsyncIterator[str]:
        """Yield ids with `async for`."""
        async for gate in wanted:
            yield (await client.gates.get(gate.id)).id

    async def count(client: AsyncClient, *, wanted: Any) -> int:
        """Count."""
        return len([item async for item in wanted])

    assert list(blocking(names)(client, client.gates.list())) == ["new_checkout"]
    assert blocking(names).__doc__ == "Yield ids with `for`."
    assert blocking(count)(client, wanted=client.gates.list()) == 1
    assert blocking(count)(client, wanted=(client.gates.get(id) for id in ["new_checkout"])) == 1
    assert blocking(count)(client, wanted=iter(range(800))) == 800
