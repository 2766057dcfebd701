"""The rules of gates and dynamic configs: read, add, update and delete single rules."""

from __future__ import annotations

from .._document.document import Json
from .._guesses import guess
from .._handlers.call import Call, answers
from .._handlers.crud import change, find
from .._handlers.rules import check_unique, same_rule, unknown_rule
from .._http.response import Refusal, refuse

__all__: list[str] = []


@answers("dynamic_configs_list_rules")
def _list(call: Call) -> list[Json]:
    return list(find(call)["rules"])


@answers("dynamic_configs_get_rule")
@guess('Reading a rule of a dynamic config that does not exist is answered with 404 "Rule not found."')
def _get(call: Call) -> Json:
    return _rule(call, refuse("Rule not found.", 404))


@answers("gates_list_rules")
def _list_of_gate(call: Call) -> Json:
    def single(rule: Json) -> Json:
        plain = {name: value for name, value in rule.items() if name not in ("environments", "baseID")}
        return plain | {"environment": rule["environments"][0]} if rule["environments"] else plain

    return {"rules": [single(rule) for rule in find(call)["rules"]]}


def _means(call: Call, rule: Json) -> bool:
    if "ruleName" in call.path:
        return bool(rule["name"] == call.path["ruleName"])
    return same_rule(rule, call.path.get("ruleID") or call.path.get("ruleId") or "")


def _rule(call: Call, missing: Refusal) -> Json:
    """Return the rule that the path names by id, base id or name; refuse when there is none."""
    for rule in find(call)["rules"]:
        if _means(call, rule):
            return dict(rule)
    raise missing


@answers("gates_add_rule", "gates_add_rules", "dynamic_configs_add_rule", "dynamic_configs_add_rules")
def _add_rules(call: Call) -> Json:
    new = call.body["rules"] if "rules" in call.operation.body_properties else [call.body]
    return change(call, rules=[*find(call)["rules"], *new])


@answers("gates_update_rule", "dynamic_configs_update_rule", "dynamic_configs_update_rule_by_name")
@guess("An unknown rule of a dynamic config is refused like that of a gate, also where it is given by name.")
@guess("Changing a single rule ignores an id and a base id in the body.")
def _update_rule(call: Call) -> Json:
    base = _rule(call, unknown_rule())["baseID"]
    return change(call, rules=_with(find(call)["rules"], base, call.body))


@answers("gates_delete_rule", "dynamic_configs_delete_rule", "dynamic_configs_delete_rule_by_name")
def _delete_rule(call: Call) -> Json:
    gone = _rule(call, unknown_rule())["baseID"]
    return change(call, rules=[rule for rule in find(call)["rules"] if rule["baseID"] != gone])


@answers("gates_update_rules", "dynamic_configs_update_rules")
def _update_rules(call: Call) -> Json:
    """Change the rules that are listed; add and delete none."""
    rules: list[Json] = find(call)["rules"]
    check_unique(call.body["rules"])
    for sent in call.body["rules"]:
        names = [name for name in (sent.get("baseID"), sent.get("id")) if name]
        base = next((rule["baseID"] for rule in rules for name in names if same_rule(rule, name)), None)
        if base is None:
            raise unknown_rule()
        rules = _with(rules, base, sent)
    return change(call, rules=rules)


def _with(rules: list[Json], base: str, sent: Json) -> list[Json]:
    fields = {name: value for name, value in sent.items() if name not in ("id", "baseID")}
    return [rule | fields if rule["baseID"] == base else rule for rule in rules]
