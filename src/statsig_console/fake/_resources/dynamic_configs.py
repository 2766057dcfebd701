"""Dynamic configs: values, states and the texts that repeat a value as JSON5."""

from __future__ import annotations

import json

from .._document.document import Json
from .._guesses import guess
from .._handlers.call import Call, answers
from .._handlers.crud import API_NAME, API_USER, change, find
from .._handlers.kinds import Kind, register
from .._handlers.rules import former_rule, kept_rules
from .._http.response import invalid
from .._http.strict_json import read_json
from .release_pipelines import begin

__all__ = ["new_config", "settle_config"]


def new_config(call: Call) -> Json:
    """Return the fields of a dynamic config that were not sent."""
    return {
        "description": "",
        "idType": "userID",
        "isEnabled": True,
        "status": "Enabled",
        "type": "TEMPORARY",
        "typeReason": "NONE",
        "isPermanent": False,
        "isTemplate": False,
        "rules": [],
        "defaultValue": {},
        "schema": None,
        "schemaJson5": None,
        "targetApps": [],
        "holdoutIDs": [],
        "owner": {"ownerID": API_USER, "ownerType": "SDK_KEY", "ownerName": API_NAME, "ownerEmail": ""},
        "team": None,
        "teamID": None,
        "releasePipelineID": None,
        "checksPerHour": 0,
    }


def settle_config(call: Call, made: Json, before: Json | None) -> None:
    """Check a new state of a dynamic config and make its fields consistent."""
    made.setdefault("permalink", f"https://console.statsig.com/project_1/dynamic_configs/{made['id']}")
    before = before or {}
    made |= _agreeing(made, before, "defaultValue", "defaultValueJson5", "defaultValueJson5")
    if made["rules"] is not before.get("rules"):
        former = before.get("rules", ())
        agreed = [
            _with_value(rule, former_rule(rule, former) or {}, number)
            for number, rule in enumerate(made["rules"])
        ]
        made["rules"] = kept_rules(call, agreed, former)
    if made["status"] != "Archived":
        made["status"] = "Enabled" if made["isEnabled"] else "Disabled"
    made["isPermanent"] = made["type"] == "PERMANENT"


def _agreeing(made: Json, before: Json, name: str, text_name: str, at: str) -> Json:
    """Return the value and the text of a field. The changed one of the two decides."""
    value, text = made.get(name, {}), made.get(text_name)
    if isinstance(text, str) and text != before.get(text_name) and value == before.get(name, {}):
        try:
            return {name: read_json(text), text_name: text}
        except ValueError as error:
            reason = f"The fake reads only JSON, without the additions of JSON5: {error}"
            raise invalid([(at, reason)]) from None
    if text is not None and value == before.get(name):
        return {name: value, text_name: text}
    return {name: value, text_name: json.dumps(value, ensure_ascii=False, separators=(",", ":"))}


def _with_value(rule: Json, before: Json, number: int) -> Json:
    empty: Json = {"completedAutomatedRollouts": [], "pendingAutomatedRollouts": []}
    at = f"rules.{number}.returnValueJson5"
    return empty | rule | _agreeing(rule, before, "returnValue", "returnValueJson5", at)


register(
    Kind("dynamic_configs", noun="Dynamic config", initial=new_config, settle=settle_config, changed=begin)
)


@answers("dynamic_configs_enable", "dynamic_configs_disable")
def _switch(call: Call) -> Json:
    return change(call, isEnabled=call.operation.verb == "enable")


@answers("dynamic_configs_archive")
def _archive(call: Call) -> Json:
    config = find(call)
    if config["status"] == "Archived":
        return config
    call.store.set_part("dynamic_configs", call.key, "before_archive", config["isEnabled"])
    return change(call, status="Archived", isEnabled=False)


@answers("dynamic_configs_unarchive")
@guess("A dynamic config gets back the status that it had before it was archived.")
def _unarchive(call: Call) -> Json:
    config = find(call)
    if config["status"] != "Archived":
        return config
    on = call.store.part("dynamic_configs", call.key, "before_archive", False)
    return change(call, status="Enabled" if on else "Disabled", isEnabled=on)
