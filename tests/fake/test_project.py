"""Tags, target apps, keys, people and the project as a whole on the fake."""

from __future__ import annotations

import json
from typing import Any

import pytest

from statsig_console.fake import Fake
from statsig_console.fake._document.document import Json
from statsig_console.fake._resources.users import FOUNDER
from tests.support.fake_project import Project, check

GATE = {"id": "new_checkout"}


@pytest.fixture
def project() -> Project:
    return Project()


def raw(fake: Fake, method: str, path: str, body: Any = None, key: str = "console-test") -> tuple[int, Any]:
    content = b"" if body is None else json.dumps(body).encode()
    answer = fake.respond(method, f"/console/v1{path}", key, content)
    return answer.status, json.loads(answer.body)


def make_tag(project: Project, name: str) -> Json:
    return {"id": project.send("tags_create", body={"name": name, "description": ""})["id"]}


@pytest.mark.parametrize("group", ["gates", "dynamic_configs", "experiments", "segments"])
def test_behaviour_16_tags_must_exist_before_an_object_has_them(group: str) -> None:
    fake = Fake(clock=lambda: 0.0, tags="strict")
    body = {"name": "Some object", "tags": ["Core"], "groups": [], "type": "TEMPORARY"}
    body |= {"type": "id_list"} if group == "segments" else {}
    status, answer = raw(fake, "POST", f"/{group}", body)
    assert (status, answer["message"]) == (400, "Tags with names [Core] do not exist")
    assert fake.objects(group) == {}
    assert raw(fake, "POST", "/tags", {"name": "Core", "description": ""})[0] == 200
    status, answer = raw(fake, "POST", f"/{group}", body)
    assert (status, answer["data"]["tags"]) == (201, ["Core"])


def test_behaviour_16_an_update_is_checked_as_well_and_seeded_tags_are_there() -> None:
    fake = Fake(clock=lambda: 0.0, tags="strict")
    fake.seed(gates=30)
    gate = next(each for each in fake.objects("gates").values() if each["tags"])
    path = f"/gates/{gate['id']}"
    assert raw(fake, "PATCH", path, {"tags": [*gate["tags"], "New"]})[0] == 400
    assert raw(fake, "PATCH", path, {"tags": gate["tags"], "description": "Same"})[0] == 200
    used = {tag for each in fake.objects("gates").values() for tag in each["tags"]}
    assert {tag["name"] for tag in fake.objects("tags").values()} == used


def test_a_tag_is_renamed_and_deleted_on_what_has_it(project: Project) -> None:
    tag = make_tag(project, "Old")
    make_tag(project, "Other")
    project.send("gates_update", GATE, body={"tags": ["Old", "Other"]})
    project.send("tags_update", tag, body={"name": "New"})
    assert project.object("gates")["tags"] == ["New", "Other"]
    assert project.ask("tags_update", tag, body={"name": "Other"})[0] == 400
    project.send("tags_delete", tag)
    assert project.object("gates")["tags"] == ["Other"]
    assert project.ask("tags_create", body={"name": "Other", "description": ""})[0] == 400


def test_target_apps_are_shown_by_name_on_what_is_in_them(project: Project) -> None:
    web = project.send(
        "target_apps_create", body={"name": "Web", "description": "", "gates": ["new_checkout"]}
    )
    phone = project.send("target_apps_create", body={"name": "Phone", "description": ""})
    body = {
        "targetApps": [web["id"], phone["id"]],
        "gates": ["new_checkout"],
        "experiments": ["new_checkout"],
    }
    project.send("target_apps_add_configs", body=body)
    assert project.object("gates")["targetApps"] == ["Web", "Phone"]
    project.send("target_apps_update", {"id": web["id"]}, body={"name": "Shop"})
    project.send("target_apps_delete", {"id": phone["id"]})
    assert project.object("experiments")["targetApps"] == ["Shop"]


@pytest.mark.parametrize(
    "wrong", [{"targetApps": ["none"]}, {"gates": ["none"]}, {"dynamicConfigs": ["none"]}]
)
def test_unknown_objects_and_apps_are_refused_with_404(project: Project, wrong: Json) -> None:
    app = project.send("target_apps_create", body={"name": "Web", "description": ""})
    body = {"targetApps": [app["id"]], "gates": ["new_checkout"]} | wrong
    assert project.ask("target_apps_add_configs", body=body)[0] == 404
    assert project.object("gates")["targetApps"] == []
    other = {"name": "Other", "description": "", "gates": ["none"]}
    assert project.ask("target_apps_create", body=other)[0] == 400


def make_key(project: Project, **more: Any) -> str:
    body = {"description": "A key", "type": "CONSOLE"} | more
    key: str = project.send("keys_create", body=body)["key"]
    return key


def test_a_key_takes_ids_of_apps_and_shows_names(project: Project) -> None:
    app = project.send("target_apps_create", body={"name": "Web", "description": ""})["id"]
    key = make_key(project, type="SERVER", targetAppID=app, secondaryTargetAppIDs=[app])
    found = project.send("keys_get", {"id": key})
    assert (found["primaryTargetApp"], found["secondaryTargetApps"]) == ("Web", ["Web"])
    assert key.startswith("secret-")
    changed = project.send(
        "keys_update", {"id": key}, body={"targetAppID": None, "scopes": ["omni_read_only"]}
    )
    assert changed == {"targetAppID": None, "scopes": ["omni_read_only"]}
    assert project.send("keys_get", {"id": key})["primaryTargetApp"] is None
    assert project.ask("keys_update", {"id": key}, body={"targetAppID": "none"})[0] == 400
    assert project.send("keys_list", query={"primaryTargetApp": "Web"}) == []


def test_keys_are_listed_by_environment(project: Project) -> None:
    everywhere, only = make_key(project), make_key(project, environments=["production"])
    found = project.send("keys_list", query={"environment": "production"})
    assert [each["key"] for each in found] == [everywhere, only]
    found = project.send("keys_list", query={"environment": "staging"})
    assert [each["key"] for each in found] == [everywhere]


def test_a_rotated_or_deactivated_or_deleted_key_opens_nothing(project: Project) -> None:
    fake = project.fake
    first, second, third = (make_key(project) for _ in range(3))
    sdk = make_key(project, type="CLIENT")
    assert [raw(fake, "GET", "/gates", key=key)[0] for key in (first, sdk)] == [200, 401]
    new = project.send("keys_rotate", {"id": first})["key"]
    assert new != first
    assert project.ask("keys_get", {"id": first})[0] == 404
    project.send("keys_deactivate", {"id": second})
    assert project.send("keys_get", {"id": second})["status"] == "deactivated"
    project.send("keys_delete", {"id": third})
    keys = (new, first, second, third)
    assert [raw(fake, "GET", "/gates", key=key)[0] for key in keys] == [200, 401, 401, 401]


def test_a_fake_with_a_key_of_its_own_lets_in_the_keys_that_it_made() -> None:
    fake = Fake(key="console-mine", clock=lambda: 0.0)
    body = {"description": "", "type": "CONSOLE"}
    assert raw(fake, "POST", "/keys", body, "console-other")[0] == 401
    made = raw(fake, "POST", "/keys", body, "console-mine")[1]["data"]["key"]
    assert raw(fake, "GET", "/gates", key=made)[0] == 200


def test_users_teams_and_roles_know_each_other(project: Project) -> None:
    role = {"name": "Release manager", "permissions": {"create_configs": True}}
    project.send("roles_create", body=role)
    assert project.ask("roles_create", body=role)[0] == 400
    team = project.example("teams_create") | {"members": [FOUNDER], "admins": ["user_0"]}
    made = project.send("teams_create", body=team)
    assert made["members"] == made["admins"] == [project.send("users_get", {"email": FOUNDER})]
    invitation = {"emails": ["new@example.com"], "role": "Release manager", "teams": [team["name"]]}
    project.send("users_invite", body=invitation)
    user = project.send("users_get_by_id", {"id": "user_1"})
    assert (user["email"], user["role"]) == ("new@example.com", "Release manager")
    assert len(project.send("teams_get", {"id": made["id"]})["members"]) == 2
    assert project.ask("roles_delete", {"id": "Release manager"})[0] == 400
    project.send("users_update", {"email": "new@example.com"}, body={"role": "Read Only"})
    project.send("roles_delete", {"id": "Release manager"})
    assert project.send("roles_list") == []


@pytest.mark.parametrize(
    ("operation", "path", "body"),
    [
        ("users_invite", {}, {"emails": ["a@example.com"], "role": "King"}),
        ("users_invite", {}, {"emails": ["nobody"], "role": "Member"}),
        ("users_invite", {}, {"emails": ["a@example.com"], "role": "Member", "teams": ["None"]}),
        ("users_update", {"email": FOUNDER}, {"role": "King"}),
        ("settings_replace_roles", {}, {"default_project_role": "King"}),
        ("settings_replace_project", {}, {"name": "A", "visibility": "OPEN", "default_unit_type": "none"}),
        ("unit_id_types_create", {}, {"name": "userID"}),
        ("environments_replace", {}, {"environments": []}),
        ("warehouse_connections_update", {}, {}),
        ("warehouse_connections_update", {}, {"snowflake": {"a": 1}, "bigquery": {"a": 1}}),
        ("change_validations_create", {}, {"reviewID": "none", "validated": True}),
        ("keys_create", {}, {"description": "", "type": "CONSOLE", "targetAppID": "none"}),
    ],
)
def test_what_does_not_fit_the_project_is_refused(
    project: Project, operation: str, path: Json, body: Json
) -> None:
    status, answer = project.ask(operation, path, body=body)
    assert status == 400
    check(project.operation(operation), status, answer)
    assert len(project.send("users_list")) == 1


def test_unit_id_types_have_their_name_as_id(project: Project) -> None:
    project.send("unit_id_types_create", body={"name": "companyID", "description": "A company"})
    found = project.send("unit_id_types_update", {"id": "companyID"}, body={"description": "A firm"})
    assert found == {"name": "companyID", "description": "A firm"}
    names = [each["name"] for each in project.send("unit_id_types_list")]
    assert names == ["userID", "stableID", "companyID"]
    project.send("unit_id_types_delete", {"id": "companyID"})
    assert project.ask("unit_id_types_delete", {"id": "userID"})[0] == 400


def test_settings_and_environments_are_replaced_whole(project: Project) -> None:
    body = {"name": "Shop", "visibility": "CLOSED"}
    unset = {"default_unit_type": "userID"}
    assert (
        project.send("settings_replace_project", body={**body, "default_unit_type": "stableID"})
        != body | unset
    )
    assert project.send("settings_replace_project", body=body) == body | unset
    assert project.send("settings_get_project") == body | unset
    assert project.send("projects_get")["name"] == "Shop"
    before = project.send("environments_list")["environments"]
    assert [each["name"] for each in before] == ["development", "staging", "production"]
    flags = {"requiresReview": True, "requiresReleasePipeline": False}
    new = {"name": "canary", "isProduction": False, **flags}
    after = project.send("environments_replace", body={"environments": [before[2], new]})["environments"]
    assert [each["name"] for each in after] == ["production", "canary"]
    assert after[0]["id"] == before[2]["id"]
    assert project.send("environments_list") == {"environments": after}


def test_the_first_verdict_on_a_review_stands(project: Project) -> None:
    change = {"description": "Off", "change": {"is_enabled": False}}
    review = project.send("gate_reviews_create", GATE, body=change)["review_id"]
    project.send("change_validations_update_message", body={"reviewID": review, "message": "2 of 3"})
    verdict = {"reviewID": review, "validated": True}
    project.send("change_validations_create", body=verdict)
    assert project.ask("change_validations_create", body=verdict)[0] == 400
