"""One HTTP request and its response.

request: encoding. exchange: one request sent, one response or error returned.
response_body, strict_json: reading.
response: from bytes to an envelope or an error, without knowing the operation.
wrong_address: 404s of other servers.
matching, identity: whether a response belongs to the request, and whether it decodes as its operation says.
exceptions: errors for the exceptions of HTTP clients. conditions: those that the server refuses.
redaction, sent_secrets: no credential in errors and logs.
"""
