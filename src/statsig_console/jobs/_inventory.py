"""An inventory of a project: one flat row for each gate, experiment, segment and so on."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Self, TypedDict

from .. import Client, InvalidArgumentError, NotFoundError, PermissionDeniedError, jsonable

__all__ = ["KINDS", "InventoryRow", "inventory"]

_logger = logging.getLogger("statsig_console")
_AT_ONCE = 4
"""Pages of one list that are read at the same time."""

KINDS: Mapping[str, str] = {
    "gate": "gates",
    "dynamic_config": "dynamic_configs",
    "experiment": "experiments",
    "segment": "segments",
    "layer": "layers",
    "holdout": "holdouts",
    "autotune": "autotunes",
    "param_store": "param_stores",
    "prompt": "prompts",
    "metric": "metrics",
    "metric_source": "metric_sources",
    "assignment_source": "assignment_sources",
    "qualifying_event": "qualifying_events",
    "entity_property": "entity_properties",
    "alert": "alerts",
    "dashboard": "dashboards",
    "release_pipeline": "release_pipelines",
    "tag": "tags",
    "target_app": "target_apps",
    "unit_id_type": "unit_id_types",
    "environment": "environments",
    "team": "teams",
    "role": "roles",
    "user": "users",
    "key": "keys",
}
"""The group of each kind."""


class InventoryRow(TypedDict):
    """One object. Fields that its kind does not have are None."""

    kind: str
    id: str
    """The id, or the name where that is the id; masked for keys."""
    name: str | None
    status: str | None
    type: str | None
    owner: str | None
    """Name of the owner, or else of the creator."""
    team: str | None
    tags: str
    """Names, with a comma and a space between them."""
    created: str | None
    """ISO 8601 in UTC."""
    modified: str | None
    """ISO 8601 in UTC; None for an object that was never changed."""
    rules: int
    """Number of rules."""
    url: str | None
    """Address in the console, for kinds of which the API names it."""


def inventory(client: Client, kinds: Iterable[str] | None = None) -> AsyncIterator[InventoryRow]:
    """Return one flat row for each object of the project, kind after kind.

        rows = [row async for row in inventory(client, ["gate", "experiment"])]

    Archived gates are not listed by the API. Credentials are masked. The rows are plain dicts, so they can be
    passed to `csv.DictWriter` or `pandas.DataFrame`.

    Args:
        client: A client whose key may read the objects.
        kinds: Kinds such as ``gate``, ``experiment`` and ``segment``. By default all that the key can read:
            kinds that the server refuses, such as warehouse sources outside of a warehouse project, are
            skipped and named in the log.

    Raises InvalidArgumentError for an unknown kind, and what the lists raise.
    """
    return _Rows(client, _checked(kinds), skip_refused=kinds is None)


class _Rows:
    """The rows of some kinds. A class, because a generator that is left early has to be closed in trio."""

    def __init__(self, client: Client, kinds: list[str], *, skip_refused: bool) -> None:
        self._client = client
        self._kinds = kinds
        self._skip_refused = skip_refused
        self._pages: AsyncIterator[Any] | None = None
        self._ready: Iterator[Any] = iter(())

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> InventoryRow:
        while self._kinds:
            for item in self._ready:
                return _row(self._kinds[0], item)
            try:
                await self._read()
            except StopAsyncIteration:
                self._leave()
            except (PermissionDeniedError, NotFoundError) as error:
                if not self._skip_refused:
                    raise
                _logger.warning("the inventory has no objects of the kind %s: %s", self._kinds[0], error)
                self._leave()
        raise StopAsyncIteration

    async def _read(self) -> None:
        """Read the next page of a kind, or raise StopAsyncIteration."""
        group = getattr(self._client, KINDS[self._kinds[0]])
        if self._pages is not None:
            self._ready = iter((await anext(self._pages)).items)
        elif self._kinds[0] == "environment":
            # The only list that is one object.
            self._pages = _Nothing()
            self._ready = iter((await group.list()).environments)
        else:
            self._pages = group.list().prefetch(_AT_ONCE).by_page()

    def _leave(self) -> None:
        self._kinds, self._pages = self._kinds[1:], None


class _Nothing:
    """An iterator without pages."""

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Any:
        raise StopAsyncIteration


def _checked(kinds: Iterable[str] | None) -> list[str]:
    if kinds is None:
        return list(KINDS)
    if isinstance(kinds, str):
        raise InvalidArgumentError("kinds", f"one text given, a list such as [{kinds!r}] expected")
    found = list(dict.fromkeys(kinds))
    if unknown := [kind for kind in found if kind not in KINDS]:
        text = f"unknown: {', '.join(map(repr, unknown))}; known: {', '.join(KINDS)}"
        raise InvalidArgumentError("kinds", text)
    return found


def _row(kind: str, item: Any) -> InventoryRow:
    shown: dict[str, Any] = jsonable(item)
    return {
        "kind": kind,
        "id": _text(shown, "id", "key", "userID", "name") or "",
        "name": _text(shown, "name", "email") if kind != "key" else _text(shown, "description"),
        "status": _status(shown),
        "type": _text(shown, "experimentType", "alertType", "type", "sourceType", "role"),
        "owner": _owner(shown),
        "team": _text(shown, "team"),
        "tags": ", ".join(str(tag) for tag in shown.get("tags") or ()),
        "created": _time(shown.get("createdTime")),
        "modified": _time(shown.get("lastModifiedTime")),
        "rules": len(shown.get("rules") or ()),
        "url": _text(shown, "permalink"),
    }


def _text(shown: Mapping[str, Any], *names: str) -> str | None:
    """Return the first of some fields that is a text."""
    return next((value for name in names if isinstance(value := shown.get(name), str)), None)


def _status(shown: Mapping[str, Any]) -> str | None:
    enabled = {True: "Enabled", False: "Disabled"}.get(shown.get("isEnabled"))  # type: ignore[arg-type]
    return _text(shown, "status") or enabled


def _owner(shown: Mapping[str, Any]) -> str | None:
    owner = shown.get("owner")
    if isinstance(owner, dict) and (name := _text(owner, "ownerName", "name", "ownerEmail")):
        return name
    return _text(shown, "owner", "creatorName", "creatorID")


def _time(value: Any) -> str | None:
    """Return a time in ms as ISO 8601; other forms stay as they are."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return value if isinstance(value, str) else None
    try:
        return datetime.fromtimestamp(value / 1000, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    except (OverflowError, ValueError):
        return str(value)
