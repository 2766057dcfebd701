"""The rules of gates and dynamic configs: read, add, update and delete single rules."""

from __future__ import annotations

from .._document.document import Json
from .._handlers.call import Call, answers
from .._handlers.conditions import same_rule
from .._handlers.crud import change, find
from .._http.response import invalid, refuse

__all__ = ["find_rule"]


@answers("dynamic_configs_list_rules")
def _list(call: Call) -> list[Json]:
    return list(find(call)["rules"])


@answers("dynamic_configs_get_rule")
def _get(call: Call) -> Json:
    return find_rule(call)


@answers("gates_list_rules")
def _list_of_gate(call: Call) -> Json:
    def single(rule: Json) -> Json:
        plain = {name: value for name, value in rule.items() if name not in ("environments", "baseID")}
        return plain | {"environment": rule["environments"][0]} if rule["environments"] else plain

    return {"rules": [single(rule) for rule in find(call)["rules"]]}


def _rule_key(call: Call) -> str:
    return call.path.get("ruleID") or call.path.get("ruleId") or ""


def find_rule(call: Call) -> Json:
    """Return the rule in the path, by id, base id or name; refuse if there is none."""
    for rule in find(call)["rules"]:
        if (
            rule["name"] == call.path["ruleName"]
            if "ruleName" in call.path
            else same_rule(rule, _rule_key(call))
        ):
            return dict(rule)
    raise refuse("Rule not found.", 404)


@answers("gates_add_rule", "gates_add_rules", "dynamic_configs_add_rule", "dynamic_configs_add_rules")
def _add_rules(call: Call) -> Json:
    new = call.body["rules"] if "rules" in call.operation.body_properties else [call.body]
    return change(call, rules=[*find(call)["rules"], *new])


@answers("gates_update_rule", "dynamic_configs_update_rule", "dynamic_configs_update_rule_by_name")
def _update_rule(call: Call) -> Json:
    return change(call, rules=_with(find(call)["rules"], find_rule(call)["baseID"], call.body))


@answers("gates_delete_rule", "dynamic_configs_delete_rule", "dynamic_configs_delete_rule_by_name")
def _delete_rule(call: Call) -> Json:
    gone = find_rule(call)["baseID"]
    return change(call, rules=[rule for rule in find(call)["rules"] if rule["baseID"] != gone])


@answers("gates_update_rules", "dynamic_configs_update_rules")
def _update_rules(call: Call) -> Json:
    rules: list[Json] = find(call)["rules"]
    given = [sent.get("baseID") or sent.get("id") for sent in call.body["rules"]]
    if len(given) != len(set(given)):
        raise invalid([("rules", "Duplicate rule IDs given")], "Duplicate rule IDs given")
    for sent in call.body["rules"]:
        names = [name for name in (sent.get("baseID"), sent.get("id")) if name]
        base = next((rule["baseID"] for rule in rules for name in names if same_rule(rule, name)), None)
        if base is None:
            raise refuse("A provided rule ID does not match an existing rule ID")
        rules = _with(rules, base, sent)
    return change(call, rules=rules)


def _with(rules: list[Json], base: str, sent: Json) -> list[Json]:
    fields = {name: value for name, value in sent.items() if name not in ("id", "baseID")}
    return [rule | fields if rule["baseID"] == base else rule for rule in rules]
