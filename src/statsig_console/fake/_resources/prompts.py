"""Prompts (AI Configs in messages), and their versions, which can be evaluated but not read."""

from __future__ import annotations

from .._document.document import Json
from .._handlers.call import Call, answers
from .._handlers.crud import change, find, slug
from .._handlers.kinds import Kind, register
from .._http.response import refuse

__all__: list[str] = []

register(
    Kind(
        "prompts",
        noun="AI Config",
        initial=lambda call: {
            "description": "",
            "idType": "userID",
            "targetApps": [],
            "holdoutIDs": [],
            "team": None,
            "teamID": None,
        },
        messages={
            "delete": "AI Config deleted successfully.",
            "create_version": "AI Config version created successfully.",
            "start_evals": "AI Config evaluation started successfully.",
        },
    )
)


def _versions(call: Call) -> dict[str, Json]:
    find(call)
    kept: dict[str, Json] = call.store.part("prompts", call.key, "versions") or {}
    return kept


@answers("prompts_create_version")
def _create_version(call: Call) -> Json:
    versions = _versions(call)
    identity = call.given("id") or slug(call.body["name"])
    if identity in versions or any(item["name"] == call.body["name"] for item in versions.values()):
        raise refuse("Name is already in use")
    taken = {name: value for name, value in call.body.items() if name in call.operation.body_properties}
    made = {"id": identity} | taken
    change(call)
    call.store.set_part("prompts", call.key, "versions", versions | {identity: made})
    return made


@answers("prompts_start_evals")
def _start_evals(call: Call) -> Json:
    version = _versions(call).get(call.path["versionId"])
    if version is None:
        raise refuse("AI Config version not found.", 404)
    runs = call.store.part("prompts", call.key, "evals") or []
    run = {"versionID": version["id"], "startedTime": call.store.now()}
    call.store.set_part("prompts", call.key, "evals", [*runs, run])
    return {"id": version["id"], "name": version["name"]}
