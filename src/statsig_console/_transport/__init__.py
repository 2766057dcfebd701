"""Connections: a transport for httpx with its own HTTP/1.1 connections, and HTTP clients of the user.

connections: the choice between them. http1: the transport. addresses: sockets for asyncio.
http_clients: clients of the user. environment: proxies and certificates.
delivery: the record of how much of a request was sent.
"""
