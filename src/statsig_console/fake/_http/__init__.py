"""Requests and responses.

`asgi` connects an ASGI server with the fake, `transport` an httpx client. `refusal` refuses requests that
must not reach the fake. `requests` parses a request and keeps the log, `arguments` checks the JSON arguments
of a method, `strict_json` reads JSON, `response` writes responses and errors.
"""
