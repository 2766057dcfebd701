"""Options of a client: the review header, what is insecure, wrong names, and wrong values of any kind."""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from statsig_console import (
    UNSET,
    Client,
    Hooks,
    InvalidApiKeyError,
    InvalidArgumentError,
    InvalidBaseUrlError,
    RateLimit,
    RateLimits,
    Retry,
    StatsigError,
    models,
)
from statsig_console.fake import Fake
from tests.support.operations import OPERATIONS

SECRET = "console-canarycanary"
VARIABLE = "STATSIG_CONSOLE_API_KEY"
REVIEWS = "x-respect-review-settings"
OPTIONS = [name for name in inspect.signature(Client).parameters if name != "key"]
ANY_CLIENT: Any = Client
"""For calls that type checkers refuse."""
COPY_OPTIONS = [name for name in inspect.signature(Client.with_options).parameters if name != "self"]
EVERYWHERE = sorted({header["name"] for one in OPERATIONS for header in one.headers})


class Server:
    """Keeps the requests it receives, and loses the response to each POST."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if request.method == "POST":
            raise httpx.ReadError("lost")
        data = [] if request.url.path.endswith("/gates") else {"id": "x", "isEnabled": True}
        return httpx.Response(200, json={"message": "Done.", "data": data})

    def client(self, key: str = "console-x", **options: Any) -> Client:
        """Return a client whose requests end here."""
        return Client(key, http_client=httpx.AsyncClient(transport=httpx.MockTransport(self)), **options)

    def sent(self, name: str) -> list[str | None]:
        """Return a header of each request, None where it was not sent."""
        return [request.headers.get(name) for request in self.requests]


# -- reviews ------------------------------------------------------------------------------------------------


@pytest.mark.anyio
@pytest.mark.parametrize(("value", "sent"), [(None, None), (True, "true"), (False, "false")])
async def test_the_review_header_is_on_every_request(value: bool | None, sent: str | None) -> None:
    server = Server()
    async with server.client(respect_review_settings=value, headers={"X-Team": "payments"}) as client:
        await client.gates.get("x")
        await client.gates.enable("x")
        assert [gate async for gate in client.gates.list()] == []
        await client.raw.gates.update("x", models.GateUpdate(description="y"))
        await client.send("PUT /gates/{id}/newer", {"id": "x"})
        with pytest.raises(StatsigError):
            await client.gates.create(models.GateCreate(name="y"))
    # A lost create is read back, and retried.
    methods = [request.method for request in server.requests]
    assert "GET" in methods[methods.index("POST") :]
    assert methods.count("POST") > 1
    assert set(server.sent(REVIEWS)) == {sent}
    assert set(server.sent("x-team")) == {"payments"}


@pytest.mark.anyio
@pytest.mark.parametrize("first", [None, True, False])
@pytest.mark.parametrize("second", [None, True, False, UNSET])
async def test_a_copy_changes_or_keeps_the_review_header(first: bool | None, second: Any) -> None:
    server = Server()
    async with server.client(respect_review_settings=first) as client:
        copy = client.with_options(respect_review_settings=second).with_options(timeout=1, max_retries=0)
        await copy.gates.get("x")
        await client.gates.get("x")
    texts = {None: None, True: "true", False: "false"}
    wanted = texts[first] if second is UNSET else texts[second]
    assert server.sent(REVIEWS) == [wanted, texts[first]]


@pytest.mark.parametrize("value", ["true", "false", "", 1, 0, [], object(), SECRET])
def test_the_review_option_is_true_false_or_none(value: Any) -> None:
    for make in (lambda **options: Client("console-x", **options), Client("console-x").with_options):
        with pytest.raises(
            InvalidArgumentError, match=r"^respect_review_settings: .* is not True, False"
        ) as caught:
            make(respect_review_settings=value)
        assert SECRET not in str(caught.value)


def test_the_document_has_the_headers_that_this_client_knows() -> None:
    assert EVERYWHERE == ["STATSIG-API-VERSION", REVIEWS]
    assert {len(one.headers) for one in OPERATIONS} == {len(EVERYWHERE)}


@pytest.mark.parametrize("name", EVERYWHERE)
@pytest.mark.parametrize("letters", [str.lower, str.upper, str.title])
def test_headers_of_the_document_cannot_be_added(name: str, letters: Callable[[str], str]) -> None:
    with pytest.raises(InvalidArgumentError, match=f"headers: {letters(name)} is set by the ") as caught:
        Client("console-x", headers={letters(name): "true"})
    assert ("respect_review_settings" in str(caught.value)) == (name == REVIEWS)


@pytest.mark.anyio
async def test_the_version_in_the_document_is_sent() -> None:
    server = Server()
    async with server.client() as client:
        await client.gates.get("x")
    fixed = {header["name"]: header["schema"].get("enum") for header in OPERATIONS[0].headers}
    assert server.sent("statsig-api-version") == fixed["STATSIG-API-VERSION"]


@pytest.mark.anyio
@pytest.mark.parametrize("value", [None, True, False])
async def test_the_fake_accepts_the_review_header(value: bool | None, fake: Fake) -> None:
    async with (
        fake.http() as http,
        Client("console-x", http_client=http, respect_review_settings=value) as client,
    ):
        await client.gates.create(models.GateCreate(name="new checkout"))
        assert (await client.gates.enable("new_checkout")).is_enabled
        assert [gate.id async for gate in client.gates.list()] == ["new_checkout"]


# -- what is insecure ---------------------------------------------------------------------------------------

FAR = ["http://statsig-fake:8000", "http://10.0.0.1/console/v1", "http://localhost.example"]


@pytest.mark.anyio
@pytest.mark.parametrize("url", FAR)
@pytest.mark.parametrize("insecure", [{"http"}, frozenset({"http", "key"}), ["http"], ("key", "http")])
async def test_plain_http_to_another_machine_can_be_allowed(url: str, insecure: Any) -> None:
    server = Server()
    async with server.client(base_url=url, allow_insecure=insecure) as client:
        await client.gates.get("x")
    assert str(server.requests[0].url) == f"{url}/gates/x"


@pytest.mark.parametrize("url", FAR)
@pytest.mark.parametrize("insecure", [set(), {"key"}, ()])
def test_plain_http_to_another_machine_is_refused(url: str, insecure: Any) -> None:
    with pytest.raises(InvalidBaseUrlError, match=r'plain http.* allow_insecure=\{"http"\}'):
        Client("console-x", base_url=url, allow_insecure=insecure)


@pytest.mark.parametrize(
    "url", ["ftp://statsig-fake", "http://user:pw@statsig-fake", "http://", "http://x/../y"]
)
def test_other_wrong_addresses_stay_refused(url: str) -> None:
    with pytest.raises(InvalidBaseUrlError):
        Client("console-x", base_url=url, allow_insecure={"http"})


@pytest.mark.anyio
@pytest.mark.parametrize("insecure", [{"key"}, {"http", "key"}])
async def test_a_key_of_another_kind_can_be_allowed(insecure: Any) -> None:
    server = Server()
    async with server.client("newer-abc", allow_insecure=insecure) as client:
        await client.gates.get("x")
    assert server.sent("statsig-api-key") == ["newer-abc"]


@pytest.mark.parametrize("insecure", [set(), {"http"}])
def test_a_key_of_another_kind_is_refused(insecure: Any) -> None:
    with pytest.raises(InvalidApiKeyError, match=r'allow_insecure=\{"key"\}') as caught:
        Client("newer-abc", allow_insecure=insecure)
    assert caught.value.kind == "unknown"


@pytest.mark.parametrize(
    ("key", "kind"), [("client-abc", "client"), ("secret-abc", "secret"), ("", "missing")]
)
def test_a_key_that_cannot_work_stays_refused(key: str, kind: str) -> None:
    with pytest.raises(InvalidApiKeyError) as caught:
        Client(key, allow_insecure={"key", "http"})
    assert caught.value.kind == kind


@pytest.mark.parametrize(
    "value", ["http", "key", "", b"http", None, True, 1, {"http": False}, iter(["http"])]
)
def test_what_is_no_set_allows_nothing(value: Any) -> None:
    with pytest.raises(
        InvalidArgumentError, match=r'^allow_insecure: .* is not a set; write allow_insecure=\{"http"\}'
    ):
        Client("console-x", allow_insecure=value)


@pytest.mark.parametrize("member", ["https", "HTTP", "", 1, None, ("http",), SECRET])
def test_an_unknown_member_is_refused_with_the_known_ones(member: Any) -> None:
    with pytest.raises(
        InvalidArgumentError, match=r'is unknown; allowed are "http" \(.*\) and "key" \('
    ) as caught:
        Client("console-x", allow_insecure={"http", member})
    assert SECRET not in str(caught.value)


# -- the variable -------------------------------------------------------------------------------------------

SIMILAR = ["STATSIG_API_KEY", "STATSIG_CONSOLE_KEY", "statsig_console_key", "STATSIG_CONSOLE_API_TOKEN"]


@pytest.fixture
def no_variables(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Take away all variables that look like ours."""
    for name in (*SIMILAR, VARIABLE):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def refused(key: Any = None) -> str:
    """Return what is said of a missing key."""
    with pytest.raises(InvalidApiKeyError) as caught:
        Client(key)
    assert caught.value.kind == "missing"
    return caught.value.message


def test_not_set_and_empty_are_told_apart(no_variables: pytest.MonkeyPatch) -> None:
    assert refused().startswith(f"the variable {VARIABLE} is not set; ")
    no_variables.setenv(VARIABLE, "")
    assert refused().startswith(f"the variable {VARIABLE} is empty; ")
    assert refused("").startswith("the argument `key` is empty; ")


@pytest.mark.parametrize("own", [None, ""])
@pytest.mark.parametrize("name", SIMILAR)
def test_a_similar_variable_is_named_without_its_value(
    name: str, own: str | None, no_variables: pytest.MonkeyPatch
) -> None:
    no_variables.setenv(name, SECRET)
    if own is not None:
        no_variables.setenv(VARIABLE, own)
    text = refused()
    assert f"; {name} is set but is not read" in text
    assert f"set {VARIABLE} to the same" in text
    assert SECRET not in text
    assert name not in refused("")
    no_variables.setenv(name, "")
    assert name not in refused()


def test_several_similar_variables_are_named(no_variables: pytest.MonkeyPatch) -> None:
    for name in ("STATSIG_CONSOLE_KEY", "STATSIG_API_KEY"):
        no_variables.setenv(name, SECRET)
    assert "; STATSIG_API_KEY and STATSIG_CONSOLE_KEY are set but are not read" in refused()


async def late() -> str:
    """Give a key too late."""
    return "console-x"


def test_an_async_function_gives_no_key() -> None:
    with pytest.raises(StatsigError, match="the function that gives the key is async"):
        ANY_CLIENT(late)


# -- wrong names --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "right"),
    [
        *((name, "key") for name in ("api_key", "apiKey", "token", "access_token", "console_key", "sdk_key")),
        *(
            (name, "base_url")
            for name in ("url", "base", "baseUrl", "host", "endpoint", "api_url", "bas_url")
        ),
        *((name, "retry=Retry(attempts=…)") for name in ("max_retries", "retries", "maxRetries")),
        *((name, "http_client=httpx.AsyncClient(proxy=…)") for name in ("proxy", "proxies")),
        *((name, "ssl_context=ssl.create_default_context(cafile=…)") for name in ("verify", "cert")),
        *((name, "http_client") for name in ("http", "session", "transport")),
        *((name, "rate_limits") for name in ("limits", "limit", "rate_limit")),
        ("reserve", "rate_limits=RateLimits(reserve=…)"),
        ("share", "rate_limits=RateLimits(share=…)"),
        ("budget", "rate_limits=RateLimits(shared=…)"),
        ("default_headers", "headers"),
        ("max_connections", "concurrency"),
        ("priority", "with_options(priority=…)"),
        ("timeuot", "timeout"),
        ("respect_reviews", "respect_review_settings"),
    ],
)
def test_a_wrong_name_suggests_the_right_one(name: str, right: str) -> None:
    with pytest.raises(TypeError) as caught:
        ANY_CLIENT(**{name: SECRET})
    assert f"Client() has no option `{name}`" in str(caught.value)
    assert f"`{right}`" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "right"), [("retries", "max_retries"), ("retry", "max_retries"), ("prio", "priority")]
)
def test_a_wrong_name_for_a_copy_suggests_the_right_one(name: str, right: str) -> None:
    with pytest.raises(TypeError, match=rf"^with_options\(\) has no option `{name}`; .*`{right}`"):
        ANY_CLIENT("console-x").with_options(**{name: 1})


@given(
    st.from_regex(r"[a-zA-Z_]{1,20}", fullmatch=True).filter(
        lambda name: name not in {"key", "self", *OPTIONS}
    )
)
def test_any_wrong_name_is_named(name: str) -> None:
    for caller, make in (("Client", ANY_CLIENT), ("with_options", ANY_CLIENT("console-x").with_options)):
        if name not in COPY_OPTIONS:
            with pytest.raises(TypeError, match=rf"^{caller}\(\) has no option `{name}`; ") as caught:
                make(**{name: SECRET})
            suggested = {*OPTIONS, "key"} if caller == "Client" else set(COPY_OPTIONS)
            assert "=" in str(caught.value) or any(right in str(caught.value) for right in suggested)


def test_options_without_a_name_are_refused() -> None:
    with pytest.raises(TypeError, match=r"^Client\(\) takes only `key` without a name; write base_url=…"):
        ANY_CLIENT(SECRET, "https://statsigapi.net")
    with pytest.raises(TypeError, match=r"^with_options\(\) takes nothing without a name; write timeout=…"):
        ANY_CLIENT("console-x").with_options(5)


@pytest.mark.parametrize(
    "make",
    [
        lambda make: make(api_key=SECRET),
        lambda make: make(SECRET, SECRET),
        lambda make: make(SECRET, deadline=0),
    ],
    ids=["name", "place", "value"],
)
def test_a_refusal_leaves_no_key_in_the_frames_of_the_client(make: Callable[[Any], Client]) -> None:
    with pytest.raises((TypeError, StatsigError)) as caught:
        make(Client)
    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    ours = [frame for frame in shown.stack if "statsig_console" in Path(frame.filename).parts]
    assert ours
    assert not [frame for frame in ours if "canary" in str(frame.locals)]


def test_the_signature_is_that_of_the_method() -> None:
    assert list(inspect.signature(Client).parameters) == ["key", *OPTIONS]
    assert len({"key", *OPTIONS}) <= 14, "an option that nobody asked for is a cost"
    assert Client.with_options.__doc__


# -- wrong values -------------------------------------------------------------------------------------------

HUGE = 10**5000
"""Python refuses to write it in decimal."""
ODD: list[Any] = [HUGE, -HUGE, 1e308, Decimal(1), Fraction(1, 2), timedelta(seconds=1), object(), ..., UNSET]
ODD += [int, Client, Hooks, RateLimit, print, lambda: None, ValueError("x"), Path("x")]
ODD += [[[]], [HUGE], {"X": HUGE}, {HUGE: "x"}, {SECRET: SECRET}, SECRET]
ODD += ["http://[", "https://x:99999", "https://x?", "https://x#", "https://\ud800", "https://x/\x00"]
ANYTHING = st.one_of(
    st.none() | st.booleans() | st.integers() | st.floats() | st.complex_numbers() | st.text() | st.binary(),
    st.lists(st.text(max_size=3) | st.integers() | st.none(), max_size=3),
    st.dictionaries(st.text(max_size=3) | st.integers(), st.text(max_size=3) | st.none(), max_size=3),
    st.frozensets(st.integers() | st.text(max_size=3), max_size=3),
    st.sampled_from(ODD),
    st.builds(
        lambda value: httpx.Timeout(5, read=value), st.none() | st.floats() | st.text() | st.just(HUGE)
    ),
)


def check(make: Callable[[], object], option: str) -> None:
    """Make something with a wrong value: it works, or the error names the option and repeats no key."""
    error: StatsigError | None = None
    try:
        make()
    except StatsigError as refusal:
        error = refusal
    assert error is None or {"base_url": "base URL"}.get(option, option) in str(error)
    assert SECRET not in str(error)
    assert len(str(error)) < 500


@given(st.sampled_from(["key", *OPTIONS]), ANYTHING)
@example("base_url", "https://x?")
def test_a_wrong_value_of_any_option_is_refused_with_its_name(option: str, value: Any) -> None:
    check(lambda: Client(**{"key": "console-x", option: value}), option)
    if option == "key":
        check(lambda: Client(lambda: value), option)


@pytest.mark.parametrize("option", OPTIONS)
@pytest.mark.parametrize(
    "value",
    [SECRET, [SECRET], {SECRET: SECRET, 1: SECRET}, HUGE, -HUGE, "\ud800", object(), Client],
    ids=lambda _: "",
)
def test_a_key_in_the_wrong_place_is_not_repeated(option: str, value: Any) -> None:
    with pytest.raises(StatsigError):
        Client("console-x", **{option: value})
    check(lambda: Client("console-x", **{option: value}), option)


@given(st.sampled_from(COPY_OPTIONS), ANYTHING)
def test_a_wrong_value_of_a_copy_is_refused_with_its_name(option: str, value: Any) -> None:
    client = Client("console-x")
    check(lambda: client.with_options(**{option: value}), option)


@given(st.sampled_from(list(inspect.signature(Retry).parameters)), ANYTHING)
def test_a_wrong_value_of_retry_is_refused_with_its_name(option: str, value: Any) -> None:
    check(lambda: Retry(**{option: value}), option)


@given(st.sampled_from(["calls", "seconds"]), ANYTHING)
def test_a_wrong_limit_is_refused(option: str, value: Any) -> None:
    check(lambda: RateLimit(**{"calls": 1, "seconds": 1, option: value}), "rate_limits")


@given(st.sampled_from(["limits", "reserve", "share", "shared"]), ANYTHING)
def test_a_wrong_value_of_rate_limits_is_refused_with_its_name(option: str, value: Any) -> None:
    check(lambda: RateLimits(**{option: value}), f"rate_limits.{option}")


@given(st.sampled_from(["request", "response", "retry", "throttle"]), ANYTHING)
def test_a_wrong_hook_is_refused_with_its_name(option: str, value: Any) -> None:
    check(lambda: Hooks(**{option: value}), option)


@pytest.mark.parametrize("url", ["https://x?", "https://x#", "https://x/a?#", "https://x/?"])
def test_an_address_with_an_empty_query_is_refused(url: str) -> None:
    with pytest.raises(InvalidBaseUrlError, match="query"):
        Client("console-x", base_url=url)
