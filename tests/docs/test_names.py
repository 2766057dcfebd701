"""Every public name and every method of the fake occurs in the code of some page."""

from __future__ import annotations

import re

import pytest

import statsig_console
from statsig_console import Client, fake
from tests.support.pages import PAGES

TEXT = "\n".join(page.read_text() for page in PAGES if page.name not in ("CHANGELOG.md", "fake.md"))
CODE = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", TEXT, re.DOTALL))
WORDS = set(re.findall(r"\w+", CODE))


@pytest.mark.parametrize("name", sorted({*statsig_console.__all__, *fake.__all__}))
def test_a_public_name_is_on_a_page(name: str) -> None:
    assert name in WORDS


def test_the_methods_of_the_fake_are_on_a_page() -> None:
    assert {name for name in dir(fake.Fake) if not name.startswith("_")} - WORDS == set()


def test_the_options_of_the_client_are_on_a_page() -> None:
    options = {*Client.__init__.__annotations__, *Client.with_options.__annotations__} - {"return"}
    assert options - WORDS == set()
