"""A service with Flask, and so with each WSGI server: one client for each process, used by all its threads.

flask --app flask_app run
"""

from functools import cache
from typing import Any

from flask import Flask, abort

from statsig_console import NotFoundError
from statsig_console.sync import Client

app = Flask(__name__)


@cache
def client() -> Client:
    """Return the client of this process. It is created by the first request, so after a server has forked."""
    return Client()


@app.get("/gates/<gate_id>")
def gate(gate_id: str) -> dict[str, Any]:
    """Return a gate as JSON."""
    try:
        return client().gates.get(gate_id).to_dict()
    except NotFoundError:
        abort(404)


@app.get("/stale")
def stale() -> list[dict[str, Any]]:
    """Return all stale gates."""
    return [gate.to_dict() for gate in client().gates.list(type="STALE")]
