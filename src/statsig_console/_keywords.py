"""Suggest the right name for an option that does not exist, or that was given without a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from inspect import Parameter, signature
from typing import Any, TypeVar, cast

__all__ = ["suggest_options"]

F = TypeVar("F", bound=Callable[..., Any])

_ELSEWHERE = {
    "key": "apikey apitoken token accesstoken authtoken bearertoken consolekey consoleapikey consoletoken "
    "secret secretkey sdkkey credentials",
    "base_url": "url uri base baseuri apiurl apibase host hostname endpoint server address",
    "timeout": "timeouts timeoutseconds requesttimeout connecttimeout readtimeout",
    "deadline": "totaltimeout overalltimeout maxtime",
    "max_retries": "retry retries attempts maxattempts",
    "retry=Retry(attempts=…)": "retries maxretries attempts maxattempts",
    "rate_limits": "limit limits ratelimit ratelimits",
    "rate_limits=RateLimits(reserve=…)": "reserve",
    "rate_limits=RateLimits(share=…)": "share",
    "rate_limits=RateLimits(shared=…)": "budget shared sharedbudget sharedratelimit",
    "concurrency": "maxconcurrency maxconnections maxworkers workers poolsize parallel",
    "max_response_bytes": "maxbytes maxbodybytes maxresponsesize",
    "headers": "defaultheaders extraheaders",
    "hooks": "eventhooks callbacks",
    "http_client": "http client httpclient asyncclient session transport",
    "http_client=httpx.AsyncClient(proxy=…)": "proxy proxies",
    "http_client=httpx.AsyncClient(verify=…)": "verify ssl sslcontext cacert cert",
    "allow_insecure": "insecure allowhttp allowunknownkey",
    "respect_review_settings": "reviews respectreviews reviewsettings",
    "with_options(priority=…)": "priority",
}
"""What other libraries call an option, in small letters only, by what to write here."""


def suggest_options(function: F) -> F:
    """Make a method name the right option in its TypeError; type checkers see the method as it is."""
    parameters = signature(function).parameters.values()
    named = [one.name for one in parameters if one.name != "self"]
    unnamed = [one.name for one in parameters if one.kind is Parameter.POSITIONAL_OR_KEYWORD][1:]
    caller = function.__qualname__.removesuffix(".__init__").rpartition(".")[2]

    @wraps(function)
    def checked(*args: Any, **options: Any) -> Any:
        try:
            if wrong := [_advice(name, named) for name in options if name not in named]:
                raise TypeError(f"{caller}() has no option {'; no option '.join(wrong)}")
            if len(args) > len(unnamed) + 1:
                first = f"only `{unnamed[0]}`" if unnamed else "nothing"
                example = f"{named[len(unnamed)]}=…"
                raise TypeError(f"{caller}() takes {first} without a name; write {example} and so on")
            return function(*args, **options)
        finally:
            # A traceback that shows local variables would show the key.
            del args, options

    return cast("F", checked)


def _advice(name: str, known: Iterable[str]) -> str:
    plain = name.replace("_", "").lower()
    for option, others in _ELSEWHERE.items():
        if plain in others.split() and (option in known or "=" in option):
            return f"`{name}`; use `{option}`"
    from difflib import get_close_matches

    for option in get_close_matches(name.lower(), known, 1):
        return f"`{name}`; did you mean `{option}`?"
    return f"`{name}`; there are {', '.join(known)}"
