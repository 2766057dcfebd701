"""Schemathesis over all operations: each request, valid or not, gets an answer that the document has."""

from __future__ import annotations

import os
from random import Random
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.support.fake_project import DOCUMENT, OPERATIONS, prepared

FEW = 2
EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", FEW))
"""How many requests each operation gets; with more of them, others come in each run."""
# A body with rules in it takes a second to be broken, so that is left to longer searches.
DEEP = {"rules", "change", "phases", "conditions", "widgets", "definitionMetricsJson"}
Requested = Case[Any]
KEY = {"statsig-api-key": "console-test-key"}
BASE_URL = "http://fake/console/v1"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT.content)
FOUND = {
    each.ok().definition.raw["operationId"]: each.ok()
    for each in SCHEMA.get_all_operations()
    if isinstance(each, Ok)
}


def mixed(case: Requested, body: Any, query: Any, chance: Random) -> None:
    """Put some of what was generated into a request that succeeds, so that more of them get far."""
    if isinstance(body, dict) and isinstance(case.body, dict):
        case.body = body | {name: value for name, value in case.body.items() if chance.random() < 0.3}
    case.query = query | {name: each for name, each in (case.query or {}).items() if chance.random() < 0.3}


def requests(name: str, path: Any, modes: list[GenerationMode]) -> st.SearchStrategy[Requested]:
    """Return a strategy of requests that keep to the document or, if they can, break with it."""
    return st.one_of(
        [FOUND[name].as_strategy(mode, path_parameters=path or None, headers=KEY) for mode in modes]
    )


def test_schemathesis_knows_all_operations() -> None:
    assert sorted(FOUND) == OPERATIONS


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_answer_is_one_of_the_document(name: str) -> None:
    operation = DOCUMENT.operations[name]
    project, path, query, body = prepared(operation)
    moment = project.fake.snapshot()
    can_break = operation.body is not None or any(each.place == "query" for each in operation.parameters)
    modes = [GenerationMode.POSITIVE]
    if can_break and (EXAMPLES > FEW or DEEP.isdisjoint(operation.body_properties)):
        modes.append(GenerationMode.NEGATIVE)

    @settings(
        max_examples=EXAMPLES if can_break else 1,
        database=None,
        derandomize=EXAMPLES == FEW,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
    @given(case=requests(name, path, modes), chance=st.randoms(use_true_random=False))
    def holds(case: Requested, chance: Random) -> None:
        project.fake.restore(moment)
        if chance.random() < 0.4:
            mixed(case, body, query, chance)
        case.call_and_validate(BASE_URL, app=project.fake, checks=CHECKS)

    holds()
