"""The client without async, for Django, Flask, Celery, scripts and notebooks.

It has the groups, operations and arguments of `statsig_console.Client`. One thread for each process, which
starts with the first call, makes the calls of all clients. Clients may be used by several threads at once.
"""

from inspect import get_annotations

from .._blocking.pages import CursorPages, Pages
from .._bulk.bulk import progress_bars
from ._client import Client
from ._runs import bulk, poll

__all__ = ["Client", "CursorPages", "Pages", "bulk", "poll", "progress_bars"]

# Tracebacks and reprs then show the name that users import. Hints that are text resolve in the module that a
# class names, so they must not be text any more.
for _public in (Client, CursorPages, Pages):
    _public.__annotations__ = get_annotations(_public, eval_str=True)
    _public.__module__ = __name__
