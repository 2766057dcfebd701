"""The page of the fake, as a browser shows it: objects, limits, requests, and no name that runs as code."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from html.parser import HTMLParser

import httpx
import pytest

from statsig_console.fake import Fake, running
from statsig_console.fake._http.response import Response

HEADERS = {"STATSIG-API-KEY": "console-test-key"}
NOW = 1_790_000_000.0
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-dev-shm-usage "
    "--disable-background-networking --disable-component-update --disable-sync --virtual-time-budget=5000"
)
EVIL = "<script>document.title='owned'</script>"
in_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium: scripts/install_programs.sh")


class Shown(HTMLParser):
    """What a page shows: its text by the id that it stands below, and its elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text: dict[str, str] = {}
        self.tags: list[str] = []
        self._ids: list[str | None] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go down into an element, if it has an inside."""
        self.tags.append(tag)
        if tag not in ("meta", "link"):
            self._ids.append(dict(attrs).get("id"))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        self._ids.pop()

    def handle_data(self, data: str) -> None:
        """Take text to all ids above it."""
        for each in filter(None, self._ids):
            self.text[each] = f"{self.text.get(each, '')} {data}".strip()


def shown(url: str) -> Shown:
    """Return what a browser makes of a page after five seconds of its own time."""
    assert BROWSER
    with tempfile.TemporaryDirectory() as folder:
        words = [BROWSER, *OPTIONS.split(), f"--user-data-dir={folder}", "--dump-dom", url]
        done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=True)
    return Shown(done.stdout)


@pytest.fixture
def fake() -> Fake:
    """A project with limits, and a gate whose name wants to be HTML."""
    made = Fake(seed=3, clock=lambda: NOW, limits=[(100, 10), (900, 900)])
    made.seed(gates=1_200)
    gates = made.objects("gates")
    gates[EVIL] = {**next(iter(gates.values())), "id": EVIL, "name": EVIL, "description": EVIL}
    return made


def get(fake: Fake, target: str) -> tuple[int, str, Response]:
    answer = fake.respond("GET", target, None, b"")
    return answer.status, answer.body.decode(), answer


def test_the_page_is_whole_and_lets_nothing_else_in() -> None:
    status, text, answer = get(Fake(), "/")
    headers = {name.decode(): value.decode() for name, value in answer.header_list()}
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert text.startswith("<!doctype html>")
    rules = dict(each.strip().split(" ", 1) for each in headers["content-security-policy"].split(";"))
    assert rules.pop("style-src").startswith("'sha256-")
    assert rules.pop("script-src").startswith("'sha256-")
    assert rules == {"default-src": "'none'", "connect-src": "'self'", "img-src": "data:"}
    assert set(re.findall(r"https?://[^/'\"]+", text)) == {"http://www.w3.org"}
    assert not re.findall(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|src=|style=| on\w+=", text
    )
    assert "console-" not in text


def test_only_the_root_is_the_page_and_the_key_of_nobody_is_asked() -> None:
    fake = Fake(key="console-other", limits=[(1, 10)])
    assert get(fake, "/")[1] == get(fake, "/_fake/page")[1]
    for target in ("/console/v1", "/console/v1/", "/index.html"):
        assert get(fake, target)[0] == 404
    assert fake.respond("POST", "/", None, b"").status == 404
    assert len(fake.requests) == 3


@in_browser
def test_a_browser_shows_objects_limits_and_requests(fake: Fake) -> None:
    with running(fake) as base:
        with httpx.Client(base_url=base, headers=HEADERS) as http:
            http.post("/gates", json={"name": "new_checkout", "description": EVIL})
            http.get("/gates", params={"limit": 5, "tags": ["Core", "Web"]})
            http.get("/gates/nothing")
            http.get(f"/gates/{EVIL}")
            fake.fail(503)
            http.get("/gates")
            fake.drop()
            with pytest.raises(httpx.RemoteProtocolError):
                http.get("/segments")
        page = shown(f"{base.removesuffix('/console/v1')}/#gates")
    assert page.text["live"] == "live"
    assert page.text["about"] == (
        "2026-09-21 14:13:20 UTC · seed 3 · 1 change that can be undone · 0 snapshots"
    )
    assert f"gates {len(fake.objects('gates')):,}" in page.text["groups"]
    assert page.text["limits"] == "changes per 10 s: 99 of 100 left changes per 900 s: 899 of 900 left"
    assert page.text["base"] == base
    assert page.text["shown"].startswith("gates the newest 100 of 1,26")
    assert "name status new_checkout {" in page.text["shown"]
    assert EVIL in page.text["shown"]
    assert page.text["count"] == "Requests 6"
    times, found = re.subn(r"14:13:20 | \d+\.\d(?= |$)", "", page.text["requests"])
    assert found == 12
    assert times.startswith("time method path status ms GET /segments broken GET /gates 503 GET")
    for line in ("GET /gates/nothing 404", "GET /gates?limit=5&tags=Core&tags=Web 200", "POST /gates {"):
        assert line in times
    assert EVIL in times
    # One script is the page's own; what looked like another was shown as text.
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert len(fake.requests) == 6


class Moving(Fake):
    """Has one more gate, each time that its state is asked for."""

    asked = 0

    async def reply(self, method: str, target: str, key: str | None, content: bytes) -> Response:
        """Answer after a change."""
        if target.startswith("/_fake/state"):
            self.asked += 1
            self.respond("POST", "/console/v1/gates", HEADERS["STATSIG-API-KEY"], self._gate())
        return await super().reply(method, target, key, content)

    def _gate(self) -> bytes:
        return json.dumps({"name": f"gate {self.asked}"}).encode()


@in_browser
def test_the_page_keeps_fresh_and_says_what_is_wrong() -> None:
    fake = Moving()
    with running(fake) as base:
        page = shown(base.removesuffix("/console/v1"))
        lost = shown(f"{base.removesuffix('/console/v1')}/#nothing")
    assert fake.asked >= 4
    (gates,) = re.findall(r"gates (\d+)", page.text["groups"])
    assert 2 <= int(gates) < fake.asked
    assert page.text["limits"] == "None: all requests are accepted."
    assert "Requests" in page.text["count"]
    assert lost.text["live"].startswith("The group nothing is unknown; known: alerts, ")
