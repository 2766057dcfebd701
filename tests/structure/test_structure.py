"""The structure of the package: layers, import cycles, sizes, names and docstrings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.support.structure_checks import (
    PACKAGE,
    LineBudget,
    Module,
    Rules,
    check_cycles,
    check_docstrings,
    check_function_sizes,
    check_layers,
    check_line_budgets,
    check_module_sizes,
    check_names,
    check_paths,
    check_private_packages,
    check_public_names,
    find_cycle,
    read_modules,
    read_tree,
    show,
)

RULES = Rules(
    layers=[
        ["_errors", "_codec", "_clock", "_version", "_page_signs"],
        ["_operation", "_config", "_polling", "_exclusive"],
        ["_pagination", "_limits", "_transport"],
        ["_http", "_blocking"],
        ["_calls"],
        ["_generated"],
        ["_client", "models", "_bulk", "_jsonable", "_openapi"],
        [""],
        ["jobs", "conditions", "fake"],
        ["sync"],
        ["__main__", "cli", "demo", "pytest_plugin"],
    ],
    only={
        "_generated": [
            "_blocking.groups",
            "_blocking.pages",
            "_blocking.runner",
            "_codec",
            "_operation",
            "_pagination",
            "_http.conditions",
            "_http.request_body",
            "_http.sent_secrets",
        ],
        "fake": [],
        "jobs": ["", "models", "conditions"],
        "conditions": ["", "models"],
    },
    readers={"_generated": ["_client", "models", "sync", "cli"]},
    planned=[],
)

CYCLES: dict[tuple[str, str], str] = {}
"""Imports, each of which closes a cycle and must go: importer and imported."""

FACADE = ["_client", "_errors", "_codec", "_operation", "_pagination", "_page_signs", "_config"]
FACADE += ["_calls", "_http"]
BUDGETS = {
    "facade": LineBudget(
        FACADE,
        3600,
        held=5970,
        reason="Typed errors with hints and reasons, secrets in models, reading back, the signs of a last "
        "page, mappings as bodies, short reprs and tables came after the target was set. Checking "
        "conditions before sending, exclusive use, and deadlines for HTTP clients of the user came later. "
        "Requests are sent as bytes, and headers of responses are decoded late. Models of large "
        "responses are made in a thread.",
    ),
    "_limits": LineBudget(
        ["_limits"],
        1500,
        held=1850,
        reason="The option RateLimits came here with its checks. One queue serves all event loops and "
        "threads, each client keeps its own limits there, and the shared file outlasts damage and forks. "
        "Calls without limits skip the queue.",
    ),
    "_bulk": LineBudget(["_bulk"], 1600),
    "_transport": LineBudget(
        ["_transport"],
        1500,
        held=2900,
        reason="Clients send bytes, and users of httpx its requests. Two drivers, for asyncio and for trio, "
        "TLS within TLS, proxies, and grace periods without tasks. The parser and the "
        "state of a connection have 700 lines together.",
    ),
}
"""Lines that subjects may have together."""

SMALL = {
    "__main__": "It is `python -m statsig_console`.",
    "_bulk.grace_period": "It has one class, which both the workers and the items use.",
    "fake._guesses": "It marks code in every part of the fake.",
    "fake._clock": "It holds one class, which tests can set.",
    "fake._control.page": "It holds one page of HTML.",
    "fake._document.reviewed": "It lists the changes that a review can propose.",
    "fake._document.routing": "It finds the operation of a request and nothing else.",
    "fake._faults.chance": "It holds the random numbers of faults.",
    "fake._handlers.examples": "Both objects and echoes of groups without code use it.",
    "fake._handlers.lists": "It filters lists of every group.",
    "fake._handlers.review_rules": "Handlers of every group that has reviews import it.",
    "fake._handlers.semantics": "It says how far each operation is modelled.",
    "fake._handlers.uses": "Gates and segments share it.",
    "fake._http.transport": "It connects an httpx client and nothing else.",
    "fake._resources.registration": "It imports all groups once.",
    "fake._state.snapshots": "It copies a state and restores it.",
    "_blocking.blocked_loop": "It holds one warning.",
    "_http.headers": "It holds one class.",
    "_calls.trace": "Bulk runs import it without importing calls.",
    "_openapi": "It holds one public function.",
    "_polling": "It holds one public function.",
    "_transport.http1.request": "It encodes a request and nothing else.",
    "_version": "The build reads the version from this file.",
    "cli.completion": "It is one command.",
    "cli.groups": "Commands are found by the name of its attributes.",
    "cli.program": "It runs a command and nothing else.",
    "cli.prompts": "Commands that change many objects share it.",
    "demo.display": "The demo runs with rich and without it, and this is the difference.",
    "demo.stale": "The demo prints this file.",
    "jobs._rows": "It holds one public function.",
    "sync.jobs.check": "It wraps each function of jobs.check.",
    "sync.jobs.results": "It wraps each function of jobs.results.",
    "sync.jobs.stale": "It wraps each function of jobs.stale.",
    "jobs._rules": "Both the changes and the calls compare rules by it.",
    "models": "It holds public names.",
}
LARGE = {
    "_errors": "It is one tree of errors, which users read in one place.",
    "_pagination": "Lists by page number and lists by cursor share their base and their checks.",
}
LARGE_FUNCTIONS = {
    "fake.__main__:_arguments": "It declares the options of the command one after the other.",
}


@cache
def all_modules() -> Mapping[str, Module]:
    """Return every module of the package."""
    return read_modules()


def own_modules() -> Mapping[str, Module]:
    """Return what is written by hand; generated models import each other where schemas do."""
    return {name: module for name, module in all_modules().items() if name.partition(".")[0] != "_generated"}


@cache
def scripts() -> Mapping[str, Module]:
    """Return the modules below `scripts`."""
    return read_tree(PACKAGE.parents[1] / "scripts", without=["templates"])


def report(problems: Sequence[str]) -> None:
    """Fail with one line for each problem."""
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


def test_imports_go_downwards() -> None:
    report(check_layers(all_modules(), RULES))


def test_jobs_use_public_names_only() -> None:
    report(check_public_names(all_modules(), "jobs"))


def test_no_module_imports_itself_through_others() -> None:
    report(check_cycles(own_modules(), CYCLES))


def test_subjects_keep_to_their_sums_of_lines() -> None:
    print(show(all_modules(), BUDGETS))
    report(check_line_budgets(all_modules(), BUDGETS))


def test_modules_have_a_size_that_can_be_read() -> None:
    report(check_module_sizes(own_modules(), SMALL, LARGE))
    report(check_module_sizes(scripts(), {}, {}, least=0))


def test_functions_are_short() -> None:
    report(check_function_sizes(own_modules(), LARGE_FUNCTIONS))
    report(check_function_sizes(scripts(), {}))


def test_private_packages_name_their_modules() -> None:
    report(check_private_packages(own_modules()))


def test_names_of_modules_say_something() -> None:
    report(check_names({**own_modules(), **scripts()}))


def test_modules_say_what_they_are_for() -> None:
    report(check_docstrings(own_modules()))
    report(check_docstrings(scripts()))


@pytest.mark.parametrize("name", ["docs/architecture.md", "docs/development.md", "CONTRIBUTING.md"])
def test_docs_name_files_that_exist(name: str) -> None:
    root = PACKAGE.parents[1]
    report(check_paths((root / name).read_text(), [root, PACKAGE]))


def tree(root: Path, files: Mapping[str, str]) -> dict[str, Module]:
    """Write files below a folder and return the modules of the package `made`."""
    for name, text in {"__init__.py": "", **files}.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return read_tree(root, "made")


LAYERS = [["low"], ["middle", "beside"], [""]]


@pytest.mark.parametrize(
    "statement",
    [
        "from .middle.part import x",
        "from .middle import part",
        "from . import middle",
        "import made.middle.part",
        "from made.middle import part",
        "def later():\n    from .middle import part",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .middle import part",
    ],
)
def test_an_import_upwards_is_found(tmp_path: Path, statement: str) -> None:
    modules = tree(
        tmp_path, {"low.py": statement, "middle/__init__.py": "", "middle/part.py": "", "beside.py": ""}
    )
    (problem,) = check_layers(modules, Rules(LAYERS, {}, {}))
    assert "low (layer 1) imports middle" in problem
    assert "(layer 2): move what both need to a lower layer" in problem


def test_imports_downwards_and_of_other_packages_are_fine(tmp_path: Path) -> None:
    files = {
        "low.py": "import httpx\nfrom os import path\nfrom middle import x",
        "middle/__init__.py": "",
        "middle/part.py": "from .. import low\nfrom ..beside import y\nfrom made.low import z",
        "beside.py": "",
        "__init__.py": "from .middle.part import x",
    }
    assert check_layers(tree(tmp_path, files), Rules(LAYERS, {}, {})) == []


def test_an_import_of_the_public_names_from_below_is_found(tmp_path: Path) -> None:
    modules = tree(tmp_path, {"low.py": "", "middle/part.py": "from .. import Client", "beside.py": ""})
    (problem,) = check_layers(modules, Rules(LAYERS, {}, {}))
    assert problem.startswith("middle.part (layer 2) imports __init__ (layer 3)")


def test_units_of_one_layer_that_import_each_other_are_found(tmp_path: Path) -> None:
    files = {
        "low.py": "",
        "middle/one.py": "from ..beside import x",
        "middle/two.py": "",
        "beside.py": "from .middle import two",
    }
    (problem,) = check_layers(tree(tmp_path, files), Rules(LAYERS, {}, {}))
    assert problem.startswith("beside → middle → beside: units of one layer that import each other")


def test_a_layer_list_that_does_not_fit_is_found(tmp_path: Path) -> None:
    modules = tree(tmp_path, {"low.py": "", "beside.py": "", "extra.py": ""})
    rules = Rules([*LAYERS, ["later", "soon"]], {}, {}, planned=["later", "beside"])
    assert check_layers(modules, rules, most=3) == [
        "4 layers, at most 3: merge layers, do not add one",
        "layers: 'beside' exists now: delete it from the planned ones",
        "layers: 'middle' does not exist: delete it from the list",
        "layers: 'soon' does not exist: delete it from the list",
        "extra stands in no layer: add it, or move it into a package",
    ]


def test_an_import_that_a_rule_forbids_is_found(tmp_path: Path) -> None:
    files = {
        "low.py": "",
        "middle/part.py": "from ..low import x",
        "middle/one.py": "from . import part",
        "beside.py": "",
    }
    modules = tree(tmp_path, files)
    assert check_layers(modules, Rules(LAYERS, {"middle": ["low"]}, {"low": ["middle"]})) == []
    assert check_layers(modules, Rules(LAYERS, {"middle": ["beside"]}, {})) == [
        "middle.part imports low: middle may import beside"
    ]
    assert check_layers(modules, Rules(LAYERS, {"middle": []}, {})) == [
        "middle.part imports low: middle may import nothing outside of itself"
    ]
    assert check_layers(modules, Rules(LAYERS, {}, {"low": ["beside"]})) == [
        "middle.part imports low: only beside may import low"
    ]


PUBLIC = {
    "__init__.py": "from ._client import Client\n__all__ = ['Client', 'poll']",
    "_client.py": "class Client:\n    def __init__(self):\n        self._session = 1",
    "models.py": "",
    "jobs/__init__.py": "from ._editing import edit",
    "jobs/_editing.py": "from .. import Client, models, poll\nfrom ._rules import _own\n"
    "def edit(group):\n    return group.__class__, _own",
    "jobs/_rules.py": "_own = 1\nclass Rule:\n    def __init__(self):\n        self._draft = 2\n"
    "    def same(self, other):\n        return self._draft == other._draft",
}


def test_a_unit_that_uses_public_names_is_fine(tmp_path: Path) -> None:
    assert check_public_names(tree(tmp_path, PUBLIC), "jobs") == []


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("client._session", "_session"),
        ("client._session = 1", "_session"),
        ("getattr(client, '_session')", "_session"),
        ("setattr(client, '_session', 1)", "_session"),
        ("from .._client import Client", "_client"),
        ("from made._client import Client", "_client"),
        ("from .. import _client", "_client"),
        ("import httpx\nhttpx._client", "_client"),
        ("from httpx import _client", "_client"),
    ],
)
def test_a_private_name_that_a_unit_uses_is_found(tmp_path: Path, statement: str, name: str) -> None:
    modules = tree(tmp_path, {**PUBLIC, "jobs/bad.py": statement})
    assert f"jobs.bad uses {name}: jobs may use public names only" in check_public_names(modules, "jobs")


def test_a_name_that_is_not_listed_as_public_is_found(tmp_path: Path) -> None:
    modules = tree(tmp_path, {**PUBLIC, "jobs/bad.py": "from .. import Client, helper"})
    (problem,) = check_public_names(modules, "jobs")
    assert problem == "jobs.bad imports helper, which __all__ of the package does not list"


CYCLE = {"a.py": "from . import b", "b.py": "def later():\n    from .c import x", "c.py": "from .a import y"}


def test_an_import_cycle_is_found(tmp_path: Path) -> None:
    modules = tree(tmp_path, CYCLE)
    (problem,) = check_cycles(modules, {})
    assert problem.startswith("import cycle a → b → c → a: move what both need to a module below both")
    assert '("c", "a"): "…",' in problem
    assert check_cycles(modules, {("c", "a"): "This must go soon."}) == []


def test_an_allowed_import_that_is_not_needed_is_found(tmp_path: Path) -> None:
    modules = tree(tmp_path, {**CYCLE, "b.py": ""})
    allowed = {("c", "a"): "This must go soon.", ("b", "a"): "This must go soon.", ("gone", "a"): "Later"}
    assert check_cycles(modules, allowed) == [
        'cycles: delete ("b", "a"): this import does not exist',
        'cycles: delete ("gone", "a"): this import does not exist',
        'cycles: delete ("c", "a"): it closes no cycle any more',
        "cycles: the reason of ('gone', 'a') is not a sentence",
    ]


def test_find_cycle() -> None:
    assert find_cycle({}) is None
    assert find_cycle({"a": ["b", "c"], "b": ["c"], "c": []}) is None
    assert find_cycle({"a": ["b"], "b": ["c", "d"], "c": [], "d": ["b"]}) == ["b", "d", "b"]


def test_a_sum_of_lines_that_is_too_large_is_found(tmp_path: Path) -> None:
    modules = tree(tmp_path, {"a.py": "x = 1\n" * 5, "b/c.py": "x = 1\n" * 6, "d.py": "x = 1\n" * 100})
    assert check_line_budgets(modules, {"both": LineBudget(["a", "b"], 11)}) == []
    (problem,) = check_line_budgets(modules, {"both": LineBudget(["a", "b"], 10)})
    assert problem.startswith("both: 11 lines, at most 10: delete or move code")
    assert check_line_budgets(modules, {"both": LineBudget(["a", "b"], 10, 12, "It is not finished.")}) == []
    assert show(modules, {"both": LineBudget(["a", "b"], 10)}) == "both             11 lines, at most     10"


def test_a_line_budget_that_is_not_needed_is_found(tmp_path: Path) -> None:
    modules = tree(tmp_path, {"a.py": "x = 1\n" * 5})
    assert check_line_budgets(modules, {"one": LineBudget(["a", "b"], 5, held=9, reason="because")}) == [
        "one: b does not exist: delete it from the units",
        "one: 5 lines: delete `held` and `reason`, the target holds",
        "one: say in a sentence why it is above the target",
    ]


def test_a_module_of_unusual_size_is_found(tmp_path: Path) -> None:
    modules = tree(
        tmp_path, {"small.py": "x = 1\n" * 59, "large.py": "x = 1\n" * 401, "good.py": "x = 1\n" * 60}
    )
    found = check_module_sizes(modules, {}, {})
    assert [problem.rpartition("or give the reason: ")[2] for problem in found] == [
        '"small": "…",',
        '"large": "…",',
    ]
    assert "merge it with its subject" in found[0]
    assert "split it by subject" in found[1]
    reason = "It holds public names."
    assert check_module_sizes(modules, {"small": reason}, {"large": reason}) == []


def test_a_reason_for_a_size_that_is_not_needed_is_found(tmp_path: Path) -> None:
    modules = tree(tmp_path, {"good.py": "x = 1\n" * 60, "small.py": "x = 1\n"})
    assert check_module_sizes(modules, {"small": "constant"}, {"good": "It holds public names."}) == [
        "small modules: the reason of small is not a sentence",
        'large modules: delete "good": it does not exist, or needs no reason',
    ]


def test_a_module_that_was_moved_keeps_its_reason_in_the_line_to_paste(tmp_path: Path) -> None:
    modules = tree(tmp_path, {"_state/_clock.py": "x = 1\n"})
    pasted, deleted = check_module_sizes(modules, {"clock": "It holds one class."}, {})
    assert pasted.endswith('"_state._clock": "It holds one class.",')
    assert 'delete "clock"' in deleted


def test_a_long_function_is_found(tmp_path: Path) -> None:
    body = "\n".join(["        x = 1"] * 40)
    docstring = '        """Do it.\n\n        In\n        five\n        lines.\n        """\n'
    fine = f"class A:\n    def f(\n        self,\n    ):\n{docstring}{body}\n"
    assert check_function_sizes(tree(tmp_path, {"a.py": fine}), {}) == []
    long = tree(tmp_path, {"a.py": f"{fine}        x = 1\n"})
    (problem,) = check_function_sizes(long, {})
    assert problem.startswith("large functions: a:A.f has 41 lines, above 40 lines: extract a function")
    assert check_function_sizes(long, {"a:A.f": "It is one long table."}) == []


def test_a_reason_for_a_function_that_is_not_needed_is_found(tmp_path: Path) -> None:
    modules = tree(tmp_path, {"a.py": "def f(): ..."})
    (problem,) = check_function_sizes(modules, {"a:f": "It is one long table."})
    assert problem.startswith('large functions: delete "a:f"')


DOCSTRING = (
    '"""Queues: what waits.\n\nqueue, heap: the waiters.\nclock: the time.\nThe rest is: prose.\n"""\n'
)


def test_a_private_package_names_its_modules_and_holds_nothing_else(tmp_path: Path) -> None:
    files = {
        "_p/__init__.py": DOCSTRING,
        "_p/queue.py": "",
        "_p/heap.py": "",
        "_p/clock.py": "",
        "q/__init__.py": "x = 1",
    }
    assert check_private_packages(tree(tmp_path, files)) == []


def test_a_docstring_names_modules_in_sentences_too(tmp_path: Path) -> None:
    files = {
        "_p/__init__.py": '"""Two.\n\n`one` waits, `two` does not.\n"""',
        "_p/one.py": "",
        "_p/two.py": "",
    }
    assert check_private_packages(tree(tmp_path, files)) == []


def test_a_package_with_a_module_for_each_group_need_not_name_them(tmp_path: Path) -> None:
    files = {"_p/__init__.py": '"""Groups.\n\nEach module\nis a group.\n"""'}
    files |= {f"_p/group{number}.py": "" for number in range(21)}
    modules = tree(tmp_path, files)
    assert check_private_packages(modules) == []
    (problem,) = check_private_packages(modules, many=21)
    assert "does not name group0, group1," in problem


@pytest.mark.parametrize(
    ("files", "text"),
    [
        ({"_p/__init__.py": f"{DOCSTRING}from .queue import x\n"}, "a docstring and nothing else"),
        ({"_p/__init__.py": ""}, "a docstring and nothing else"),
        ({"_p/__init__.py": '"""Queues.\n\nqueue, heap: a. clock: b.\n"""'}, "4 lines: write 5 to 10"),
        ({"_p/__init__.py": DOCSTRING[:-4] + "more\n" * 5 + '"""'}, "11 lines: write 5 to 10"),
        ({"_p/lock.py": ""}, "does not name lock: say what each does"),
        ({"_p/inner/__init__.py": ""}, "does not name inner: say what each does"),
        ({"_p/__init__.py": DOCSTRING.replace("heap", "heap, bag")}, "names bag: there is no such module"),
        ({"q/_r/__init__.py": ""}, "q._r: its __init__ holds a docstring"),
    ],
)
def test_a_private_package_that_breaks_a_rule_is_found(
    tmp_path: Path, files: Mapping[str, str], text: str
) -> None:
    good = {"_p/__init__.py": DOCSTRING, "_p/queue.py": "", "_p/heap.py": "", "_p/clock.py": ""}
    assert text in "\n".join(check_private_packages(tree(tmp_path, {**good, **files})))


def test_a_name_that_says_nothing_is_found(tmp_path: Path) -> None:
    modules = tree(tmp_path, {"_utils.py": "", "core/__init__.py": "", "base_url.py": "", "a/helpers.py": ""})
    assert check_names(modules) == [
        "_utils: name the module after what it holds, not 'utils'",
        "a.helpers: name the module after what it holds, not 'helpers'",
        "core: name the module after what it holds, not 'core'",
    ]


def test_a_module_without_a_docstring_is_found(tmp_path: Path) -> None:
    modules = tree(tmp_path, {"__init__.py": '"""It is fine."""', "a.py": "x = 1"})
    assert check_docstrings(modules) == ["a: begin it with a docstring that says what it is for"]


def test_a_path_that_does_not_exist_is_found(tmp_path: Path) -> None:
    tree(tmp_path, {"_http/request.py": "", "_clock.py": ""})
    text = (
        "`_http/`, `_http/request.py`, `_clock.py` and `GET /gates/{id}`; `_http/body.py`, `_time.py`, `old/`"
    )
    assert check_paths(text, [tmp_path / "elsewhere", tmp_path]) == [
        "_http/body.py does not exist: write where it is now",
        "_time.py does not exist: write where it is now",
        "old/ does not exist: write where it is now",
    ]
