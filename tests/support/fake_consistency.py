"""What must be true of the state of a fake at any time: names are unique, and what is named exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from statsig_console.fake import Fake
from statsig_console.fake._document.document import Json
from statsig_console.fake._resources.users import ROLES

__all__ = ["check_consistency", "references"]

# The fields that name another object: its group, and the field of it that they hold.
FIELDS = {
    "tags": ("tags", "name"),
    "targetApps": ("target_apps", "name"),
    "primaryTargetApp": ("target_apps", "name"),
    "secondaryTargetApps": ("target_apps", "name"),
    "teamID": ("teams", "id"),
    "team": ("teams", "name"),
    "holdoutIDs": ("holdouts", "id"),
    "defaultHoldoutID": ("holdouts", "id"),
    "gateIDs": ("gates", "id"),
    "experimentIDs": ("experiments", "id"),
    "layerIDs": ("layers", "id"),
    "layerID": ("layers", "id"),
    "targetingGateID": ("gates", "id"),
    "releasePipelineID": ("release_pipelines", "id"),
    "idType": ("unit_id_types", "name"),
    "role": ("roles", "name"),
    "members": ("users", "email"),
    "admins": ("users", "email"),
}
_CONDITIONS = {"gate": "gates", "segment": "segments"}
_OWN_LAYER = "statsig::"
# Names are known by their owners only.
_PRIVATE_NAMES = {"dashboards", "alerts"}

Reference = tuple[str, str, str]


def _values(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def references(found: Json) -> Iterator[Reference]:
    """Yield group, field and value for each object that an object names."""
    for field, (tag, by) in FIELDS.items():
        for value in _values(found.get(field)):
            named = value.get(by) if isinstance(value, dict) else value
            if named and not str(named).startswith(_OWN_LAYER):
                yield tag, by, named
    for rule in found.get("rules") or ():
        for condition in rule["conditions"]:
            _, _, kind = condition["type"].partition("es_" if condition["type"][0] == "p" else "s_")
            if kind in _CONDITIONS:
                for value in _values(condition["targetValue"]):
                    yield _CONDITIONS[kind], "id", value


def _overrides(fake: Fake) -> Iterator[tuple[str, Reference]]:
    for tag in ("experiments", "autotunes"):
        for key, kept in fake.store.parts(tag, "overrides"):
            for entry in kept["overrides"]:
                yield f"{tag}/{key}", (_CONDITIONS[entry["type"]], "id", entry["name"])
    for key, kept in fake.store.parts("layers", "overrides"):
        for entry in kept["conditionalOverrides"]:
            yield f"layers/{key}", (_CONDITIONS[entry["type"]], "id", entry["name"])
        for entry in [*kept["conditionalOverrides"], *kept["idOverrides"]]:
            yield f"layers/{key}", ("experiments", "name or id", entry["experimentName"])


def check_consistency(fake: Fake) -> None:
    """Assert that names are unique, that objects go by their ids, and that what is named exists."""
    there: set[Reference] = {("roles", "name", role) for role in ROLES}
    for tag in fake.store.groups():
        for scope in fake.store.scopes(tag):
            objects = fake.store.objects(tag, scope)
            names = Counter(each.get("name") for each in objects.values() if each.get("name") is not None)
            assert tag in _PRIVATE_NAMES or not [name for name in names if names[name] > 1], (tag, names)
            ids = [each["id"] for each in objects.values() if "id" in each]
            assert len(ids) == len(set(ids)), (tag, ids)
            for key, each in objects.items():
                assert key in [each.get(field) for field in ("id", "name", "email", "key")], (tag, key)
                there |= {(tag, by, each[by]) for by in ("id", "name", "email") if by in each}
                there |= {(tag, "name or id", each[by]) for by in ("id", "name") if by in each}
    named = [
        (f"{tag}/{key}", reference)
        for tag in fake.store.groups()
        for key, each in fake.store.everywhere(tag).items()
        for reference in references(each)
    ]
    assert not [each for each in [*named, *_overrides(fake)] if each[1] not in there]
