"""Gates as a project has them after some years: owners, tags, rules, ages, and many that nobody needs."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from .._clock import DAY
from .._document.document import Json
from .._resources.gates import new_settings
from .._state.store import Store

__all__ = ["CONDITIONS", "Sampler"]

_AREAS = (
    "checkout",
    "search",
    "feed",
    "billing",
    "signup",
    "profile",
    "inbox",
    "maps",
    "video",
    "pricing",
    "ads",
    "login",
)
_THINGS = (
    "button",
    "banner",
    "ranking",
    "cache",
    "layout",
    "editor",
    "quota",
    "retry",
    "preview",
    "sync",
    "carousel",
    "form",
)
_MOODS = ("new", "fast", "dark", "compact", "smart", "lazy", "safe", "bold", "simple", "legacy")
_TAGS = ("Core", "Growth", "Payments", "Mobile", "Web", "Infra", "Experimental", "2023", "2024", "2025")
_PEOPLE = (
    "Ada Byron",
    "Grace Murray",
    "Alan Mathison",
    "Edsger Wybe",
    "Barbara Jane",
    "Donald Ervin",
    "Radia Joy",
)
_REASONS = (
    "STALE_PROBABLY_LAUNCHED",
    "STALE_PROBABLY_UNLAUNCHED",
    "STALE_PROBABLY_FORGOTTEN",
    "STALE_NO_RULES",
    "STALE_PROBABLY_DEAD_CHECK",
    "STALE_EMPTY_CHECKS",
    "STALE_ALL_TRUE",
    "STALE_ALL_FALSE",
)
_DEAD = ("STALE_PROBABLY_DEAD_CHECK", "STALE_EMPTY_CHECKS", "STALE_PROBABLY_FORGOTTEN")
CONDITIONS: tuple[Json, ...] = (
    {"type": "public"},
    {"type": "email", "operator": "str_contains_any", "targetValue": ["@example.com", "@example.org"]},
    {"type": "country", "operator": "any", "targetValue": ["CA", "PT", "NZ"]},
    {"type": "app_version", "operator": "version_gte", "targetValue": "4.2.0"},
    {"type": "user_id", "operator": "any", "targetValue": ["user_1", "user_2"]},
    {"type": "environment_tier", "operator": "any", "targetValue": "development"},
    {"type": "custom_field", "field": "plan", "operator": "any", "targetValue": ["pro", "team"]},
)


class Sampler:
    """Makes objects of one store, each with its own random choices."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.random: Random = store.new_random()
        self.now = store.now()

    def name(self, number: int | str) -> str:
        """Return a name that no other number gets."""
        random = self.random
        return f"{random.choice(_MOODS)} {random.choice(_AREAS)} {random.choice(_THINGS)} {number}"

    def origin(self) -> Json:
        """Return who made an object and when, up to four years ago."""
        place = self.random.randrange(len(_PEOPLE))
        person, modifier = _PEOPLE[place], self.random.choice(_PEOPLE)
        # Choices must not depend on the time, else the same seed would not make the same project.
        age = DAY + int(self.random.random() * 4 * 365 * DAY)
        created = self.now - age
        modified = created + int(self.random.random() * age)
        email = person.lower().replace(" ", ".") + "@example.com"
        team = self.random.choice((None, "Payments", "Growth", "Platform"))
        return {
            "version": 1,
            "createdTime": created,
            "creatorID": f"user_{place}",
            "creatorName": person,
            "creatorEmail": email,
            "lastModifiedTime": modified,
            "lastModifierID": f"user_{_PEOPLE.index(modifier)}",
            "lastModifierName": modifier,
            "lastModifierEmail": modifier.lower().replace(" ", ".") + "@example.com",
            "owner": {
                "ownerID": f"user_{place}",
                "ownerType": "USER",
                "ownerName": person,
                "ownerEmail": email,
            },
            "team": team,
            "teamID": team and f"team_{team.lower()}",
            "tags": self.random.sample(_TAGS, self.random.randrange(4)),
            "targetApps": [],
            "holdoutIDs": [],
        }

    def rule(self, name: str, conditions: list[Json], share: float, **more: Any) -> Json:
        """Return a rule in the form that the server keeps."""
        base = self.store.new_id()
        return {
            "id": f"{base}:{share:.2f}:1",
            "baseID": base,
            "name": name,
            "passPercentage": share,
            "conditions": conditions,
            "environments": None,
            **more,
        }

    def rules(self, gates: list[str], reason: str) -> list[Json]:
        """Return rules that fit the reason for which a gate is stale; some name another gate."""
        if reason == "STALE_NO_RULES":
            return []
        share = {
            "STALE_PROBABLY_LAUNCHED": 100,
            "STALE_ALL_TRUE": 100,
            "STALE_PROBABLY_UNLAUNCHED": 0,
            "STALE_ALL_FALSE": 0,
        }
        if reason in share:
            return [self.rule("Everybody", [{"type": "public"}], share[reason])]
        made = [
            self.rule(
                f"Rule {number + 1}",
                [self.random.choice(CONDITIONS)],
                self.random.choice((0, 5, 10, 25, 50, 100)),
            )
            for number in range(self.random.choice((1, 1, 2, 3)))
        ]
        if gates and self.random.random() < 0.12:
            kind = self.random.choice(("passes_gate", "passes_gate", "fails_gate"))
            made.append(self.rule("Depends", [{"type": kind, "targetValue": self.random.choice(gates)}], 100))
        return made

    def gates(self, first: int, count: int) -> Iterator[Json]:
        """Yield gates, of which every ten in a row hold two stale ones; archived ones come on top."""
        known = list(self.store.objects("gates"))
        for number in range(first, first + count):
            reason = _REASONS[(number // 5) % len(_REASONS)] if number % 10 in (3, 8) else "NONE"
            share = (80, 15, 10) if reason == "NONE" else (80, 15, 0)
            status = self.random.choices(("In Progress", "Launched", "Disabled"), share)[0]
            gate = self._gate(self.name(str(number)), status, reason, known)
            known.append(gate["id"])
            yield gate
            if number % 20 == 19:
                yield self._gate(self.name(f"{number} old"), "Archived", "NONE", known)

    def _gate(self, name: str, status: str, reason: str, known: list[str]) -> Json:
        live = reason == "NONE"
        is_dead = reason in _DEAD or status == "Archived"
        gate = {
            "id": name.replace(" ", "_"),
            "name": name,
            "description": f"Turns on the {name.rsplit(' ', 1)[0]}",
            "idType": self.random.choice(("userID", "userID", "userID", "stableID", "companyID")),
            "isEnabled": status in ("In Progress", "Launched"),
            "status": status,
            "type": ("PERMANENT" if self.random.random() < 0.2 else "TEMPORARY") if live else "STALE",
            "typeReason": reason,
            "rules": self.rules(known, reason),
            "checksPerHour": 0 if is_dead else self.random.randrange(1, 50_000),
            **new_settings(),
            "permalink": f"https://console.statsig.com/project_1/gates/{name.replace(' ', '_')}",
        }
        return gate | self.origin()
