"""Choose chapters, operationIds, safety classes and names of components as our document chooses them.

Names come from the document where it has an equal case: `POST /layers/{id}/overrides` is called like
`POST /gates/{id}/overrides`. Otherwise the method and the words of the path decide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from adoption.chapters import Chapters, Operation, common_segments, key_of
from document.bundle import SHARED
from document.places import Json, snake_case
from document.rules.operations import VERBS
from document.rules.schemas import BANNED_ENDINGS, PASCAL_CASE, RESERVED_SCHEMAS

__all__ = ["Naming", "singular"]

_FORMS = {"add": "Create", "create": "Create", "update": "Update", "replace": "Replacement"}
_SPARE_WORDS = ("Detail", "Setting", "Entry", "Part")
_PUBLISHED_BEGINNINGS, _PUBLISHED_ENDINGS = ("External",), (*BANNED_ENDINGS, "Schema", "Param", "Request")

_PLURALS = (("ies", "y"), ("sses", "ss"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""))


def singular(word: str) -> str:
    """The singular of the last word: `entity_properties` becomes `entity_property`."""
    for plural, ending in _PLURALS:
        if word.endswith(plural):
            return word.removesuffix(plural) + ending
    return word


def _subject(tag: str, path: str) -> str:
    """What a group adds to the first word of its paths: `_reviews` for `gate_reviews` below `/gates`."""
    return tag.removeprefix(singular(path.split("/")[1]))


def is_known_name(name: str) -> bool:
    """Whether a schema may have this name."""
    is_noun = not re.search(r"\d$|Type\d", name) and not name.endswith(BANNED_ENDINGS)
    return bool(PASCAL_CASE.fullmatch(name)) and is_noun and name not in RESERVED_SCHEMAS


class Naming:
    """Chooses names beside those that the chapters have."""

    def __init__(self, chapters: Chapters) -> None:
        self.chapters = chapters
        self.written = {name.lower(): name for _, name, _ in chapters.components("schemas")}

    def chapter(self, path: str, tags: Iterable[str]) -> str:
        """The chapter of a new path: that of its tag if we have it, or of the paths that begin like it.

        It is empty if no path begins like it.
        """
        for tag in tags:
            if f"{tag}.yaml" in self.chapters.data:
                return f"{tag}.yaml"
        words = path.split("/")[1:]
        for word in words[1:]:
            if (file := f"{singular(words[0])}_{word}.yaml") in self.chapters.data:
                return file
        shared = {op.path: common_segments(op.path, path) for op in self.chapters.operations.values()}
        best = max(shared.values(), default=0)
        near = [op for op in self.chapters.operations.values() if shared[op.path] == best]
        if not best:
            file = f"{self.new_tag(path)}.yaml"
            return file if file in self.chapters.data else ""
        owners = [op for op in near if len(op.path.split("/")) == best + 1]
        return Counter(op.file for op in owners or near).most_common(1)[0][0]

    def new_tag(self, path: str) -> str:
        """The name of a new group: the noun of the path in the plural."""
        name = snake_case(path.split("/")[1])
        if name.endswith("s"):
            return name
        return f"{name.removesuffix('y')}ies" if re.search("[^aeiou]y$", name) else f"{name}s"

    def alike(self, tag: str, method: str, path: str) -> list[Operation]:
        """The operations of other objects with the same method and the same rest of the path."""
        rest = key_of(method, path)[1].split("/")[2:]
        return [
            operation
            for (other, known), operation in self.chapters.operations.items()
            if rest
            and other == method
            and known.split("/")[2:] == rest
            and known != key_of("", path)[1]
            and _subject(operation.tag, known) == _subject(tag, path)
        ]

    def operation_id(self, file: str, method: str, path: str, is_list: bool, has_patch: bool) -> str:
        """The operationId of a new operation; `has_patch` says whether its path has PATCH as well."""
        tag = file.removesuffix(".yaml")
        actions = Counter(operation.action for operation in self.alike(tag, method, path))
        action = next((name for name, _ in actions.most_common(1)), "")
        action = action or self._action(tag, method, path, is_list, has_patch)
        taken = {operation.name for operation in self.chapters.operations.values()}
        wanted = f"{tag}_{action}"
        last = re.search(r"/\{([^}]*)\}(/\{[^}]*\})*$", path)
        if wanted in taken and last:
            wanted = f"{wanted}_by_{snake_case(last[1])}"
        number = 2
        while wanted in taken:
            wanted, number = f"{tag}_{action}_{number}", number + 1
        return wanted

    def _action(self, tag: str, method: str, path: str, is_list: bool, has_patch: bool) -> str:
        words = [snake_case(word) for word in path.split("/") if word and "{" not in word]
        is_item = path.endswith("}")
        own = [word for word in words[1:] if not singular(tag).endswith(singular(word))]
        last, before = (words[-1] if words else ""), (own[-2] if len(own) > 1 else "")
        verb = last.partition("_")[0]
        if len(words) > 1 and method.upper() in VERBS.get(verb, "").split():
            is_one = path.split("/")[-2].startswith("{")
            target = singular(before) if is_one else before
            return f"{last}_{target}" if target and "_" not in last else last
        named = own[-1] if own else ""
        is_list = is_list and (last.endswith("s") or not own)
        verb, ending = self._verb(method, is_item, is_list, bool(named)), ""
        parameter = snake_case(path.split("/")[-1])
        if is_item and named and (parameter == named or (before and parameter.endswith(f"_{named}"))):
            named, ending = before, f"_by_{named}"  # such as /rule/name/{ruleName}
        if verb == "update" and method != "patch" and has_patch:
            verb = "replace"
        if not named:
            return f"{verb}{ending}"
        return f"{verb}_{singular(named) if is_item or verb == 'create' else named}{ending}"

    def _verb(self, method: str, is_item: bool, is_list: bool, is_part: bool) -> str:
        if method == "get":
            return "list" if is_list and not is_item else "get"
        if method == "post":
            return "update" if is_item else "add" if is_part else "create"
        if method == "delete":
            return "remove" if is_part and not is_item else "delete"
        return "update" if method == "patch" or is_item else "replace"

    def safety(self, file: str, method: str, action: str) -> str:
        """The safety class: what the same verb has elsewhere, `once` where nothing is known."""
        if method == "get":
            return "read"
        verb = action.partition("_")[0]
        known = [op for op in self.chapters.operations.values() if op.method == method and op.method != "get"]
        for alike in ([op for op in known if op.action == action], known):
            classes = Counter(
                str(op.content.get("x-safety")) for op in alike if op.action.partition("_")[0] == verb
            )
            if classes:
                return classes.most_common(1)[0][0]
        is_whole = verb in ("update", "replace")
        return {"delete": "delete", "patch": "replace"}.get(method, "replace" if is_whole else "once")

    def noun(self, file: str) -> str:
        """The noun of a group, as its schemas spell it."""
        return self._spelled(singular(file.removesuffix(".yaml")))

    def _spelled(self, words: str) -> str:
        plain = words.replace("_", "").lower()
        return self.written.get(plain) or "".join(word[:1].upper() + word[1:] for word in words.split("_"))

    def nouns(self, file: str, method: str, path: str, action: str) -> tuple[str, str]:
        """The nouns for the body and for the data of a new operation."""
        verb, _, target = re.sub(r"_by_\w+$", "", action).partition("_")
        base = self.noun(file)
        whole = base + (self._spelled(singular(target)) if target else "")
        body = whole + (_FORMS.get(verb) or self._form(verb) or self._spelled(verb))
        if verb in ("list", "get", "create", "update", "replace", "delete", "add"):
            data = whole
        else:
            data = body if target else base
        for operation in self.alike(file.removesuffix(".yaml"), method, path):
            name, other = self._schema_of(operation.content.get("requestBody")), self.noun(operation.file)
            if name.startswith(other):
                return base + name.removeprefix(other), data
        return body, data

    def _form(self, verb: str) -> str:
        """The end of the names that bodies for a verb have: `Archival` for `archive`."""
        found: Counter[str] = Counter()
        for operation in self.chapters.operations.values():
            name, noun = self._schema_of(operation.content.get("requestBody")), self.noun(operation.file)
            ending = name.removeprefix(noun)
            if operation.action == verb and ending != name and ending[:1].isupper():
                found[ending] += 1
        return found.most_common(1)[0][0] if found else ""

    def _schema_of(self, part: Json | None) -> str:
        content = self.chapters.schemas.resolve(part).get("content") or {}
        medium: Json = next(iter(content.values()), {})
        return str((medium.get("schema") or {}).get("$ref", "")).rsplit("/", 1)[-1]

    def published(self, name: str) -> str:
        """A published name without the words that ours do not have."""
        before = ""
        while before != name:
            before = name
            for ending in _PUBLISHED_ENDINGS:
                name = name.removesuffix(ending) or name
            for beginning in _PUBLISHED_BEGINNINGS:
                name = name.removeprefix(beginning) or name
        return name

    def free(self, kind: str, wanted: str, owner: str = "") -> str:
        """A name that no other component of this kind has."""
        stem = wanted if is_known_name(wanted) or kind != "schemas" else f"{owner or 'Project'}{wanted}"
        while stem.endswith(BANNED_ENDINGS) or re.search(r"\d$", stem):
            stem += "Detail"
        candidates = [stem, *(stem + word for word in _SPARE_WORDS)]
        taken = {snake_case(name) for _, name, _ in self.chapters.components(kind)}
        while not (free := [name for name in candidates if snake_case(name) not in taken]):
            candidates = [name + "Part" for name in candidates]
        self.written.setdefault(free[0].lower(), free[0])
        return free[0]

    def field(self, owner: str, name: str) -> str:
        """The name of the schema of a field: `status` of `Gate` becomes `GateStatus`."""
        if name == "data" and owner.endswith(("Answer", "Page")):
            return owner.removesuffix("Answer").removesuffix("Page")
        words = snake_case(name).split("_")
        return owner + "".join("ID" if word == "id" else word[:1].upper() + word[1:] for word in words)

    def nearest(self, file: str, names: list[str], kind: str) -> str:
        """The component that belongs to this chapter, or else to all chapters."""
        home = {name: self.chapters.chapter_of(kind, name) for name in names}
        return min(names, key=lambda name: (home[name] != file, home[name] != SHARED, names.index(name)))
