"""HTTP/1.1 connections, one request at a time on each: a state machine without I/O, and drivers for it.

faults: all errors, and `Response`. head, body, response_reader: the strict parser. tls: TLS layers.
connection_state: `ConnectionState`, which holds the parser and the layers of one connection.
gzip: `GzipDecoder`. request: the bytes of a request. pool, opening, route: connections to one server.
asyncio_connection, trio_connection: the drivers. server: what clients send requests with.
received: a response in memory. transport: `Transport`, the form of a server for httpx.

A driver connects a socket. For each layer of TLS, it calls `start_tls`, sends `outgoing()`, and gives
`receive` what arrives until `is_handshaking` is false. For each request, it calls `start_request`, sends
`encrypt(data)` in pieces, and gives `receive` what arrives until that returns the `Response`. After each
`receive`, even if it raised a fault, it sends `outgoing()`, which is empty without TLS. If `has_more`, it
gives other tasks a turn and calls `receive(b"")` before it reads again. It reads at most 64 KiB at once.
`receive_end` takes the end of the connection. A fault has a `response` if the head was valid.
"""
