"""Connections: engines as transports of httpx, and HTTP clients of the user.

connections: the choice of the engine. transport, http11, line, asyncio_stream, addresses: the default engine.
aiohttp: the other engine. http_clients: clients of the user. environment: proxies and certificates.
http1: connections of our own, which will replace both engines.
delivery: the record of how much of a request was sent.
supported: private attributes of other packages that the engines need.
"""
