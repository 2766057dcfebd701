"""The rows of the fault matrix that do not hold on httpx's own transport, each with the reason."""

from __future__ import annotations

from dataclasses import dataclass

import httpx

from statsig_console import ConnectError, SchemaMismatchError, TransportError, UnknownOutcomeError

__all__ = ["DIFFERENCES", "Difference", "difference"]


@dataclass(frozen=True)
class Difference:
    """Tests that must fail on httpx's own transport, and how."""

    reason: str
    raises: tuple[type[BaseException], ...]
    tests: tuple[str, ...]
    """Names of tests, some with a part of the id of their parameters: ``name[part]``."""
    is_certain: bool = True
    """Whether the tests always fail there. Where the system decides, they either hold or fail as told."""


DIFFERENCES = (
    Difference(
        "httpx does not say that nothing was sent: a write that could not connect counts as possibly sent",
        (UnknownOutcomeError,),
        (
            "test_row_001_a_name_that_nobody_knows",
            "test_row_002_a_name_that_is_found_in_the_end",
            "test_row_003_a_port_where_nobody_listens",
            "test_row_004_a_host_that_takes_no_notice",
            "test_row_005_a_server_that_answers_without_tls",
            "test_row_006_a_handshake_that_stalls",
            "test_row_021_a_proxy_is_asked_for_a_tunnel",
        ),
    ),
    Difference(
        "httpx does not say that nothing was sent: `sent` is `maybe` in the error of a read, too",
        (AssertionError,),
        ("test_row_004_the_deadline_holds_there_too", "test_row_005_a_certificate_that_proves_nothing"),
    ),
    Difference(
        "httpx reads no response before it has sent the whole request",
        (UnknownOutcomeError,),
        ("test_row_016_an_answer_that_comes_before_the_upload_is_done[hold]",),
    ),
    Difference(
        "httpx reads the response only after it failed to write, and the end of a connection may discard it",
        (UnknownOutcomeError,),
        (
            "test_row_016_an_answer_that_comes_before_the_upload_is_done[reset]",
            "test_row_016_an_answer_that_comes_before_the_upload_is_done[close]",
        ),
        is_certain=False,
    ),
    Difference(
        "httpx reuses an idle connection for 5 s, which it measures by a clock that tests cannot move",
        (UnknownOutcomeError,),
        ("test_row_017_a_connection_that_died_unseen_is_not_used_again",),
    ),
    Difference(
        "the options of a socket are a matter of whoever makes the HTTP client",
        (AssertionError,),
        ("test_row_017_the_system_asks_whether_the_other_side_is_there",),
    ),
    Difference(
        "httpx also sends requests to this machine through the proxy of HTTP_PROXY or ALL_PROXY",
        (AssertionError,),
        ("test_row_021_no_proxy_sees_the_key",),
    ),
    Difference(
        "httpx reports a proxy that refuses as it reports one that cannot be reached",
        (TransportError,),
        ("test_row_022_a_proxy_that_wants_other_credentials",),
    ),
    Difference(
        "httpx reads the environment when the HTTP client is made, and raises errors of its own there",
        (httpx.InvalidURL, ValueError, FileNotFoundError),
        (
            "test_row_022_a_proxy_that_cannot_be_one",
            "test_row_023_certificates_that_are_not_there[SSL_CERT_FILE]",
        ),
    ),
    Difference(
        "httpx does not notice that SSL_CERT_DIR names no folder",
        (ConnectError,),
        ("test_row_023_certificates_that_are_not_there[SSL_CERT_DIR]",),
    ),
    Difference(
        "httpx takes bytes beyond a response for the next response",
        (AssertionError, SchemaMismatchError),
        ("test_row_047_bytes_beyond_an_answer_are_not_the_next_one", "test_the_client_stands_it[047]"),
    ),
    Difference(
        "httpx does not bound interim responses; a timeout ends them",
        (AssertionError,),
        ("test_row_048_word_that_more_is_to_come_without_end",),
    ),
)


def difference(name: str) -> Difference | None:
    """Return the difference that a test with its parameters is listed under, or None."""
    function, _, id = name.partition("[")
    for found in DIFFERENCES:
        for listed, _, part in (test.partition("[") for test in found.tests):
            if listed == function and part.removesuffix("]") in id:
                return found
    return None
