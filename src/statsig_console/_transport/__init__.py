"""Connections: engines behind the extension point of httpx, and HTTP clients of the user.

connections: which one a client uses. transport, http11, line, asyncio_stream, addresses: the default engine.
aiohttp: the other engine. http_clients: clients of the user. environment: proxies and certificates.
delivery: how far a request came.
supported: private attributes of other packages that the engines need.
"""
