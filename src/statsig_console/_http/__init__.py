"""One HTTP request and its response.

request_body: models and mappings are checked. request: encoding.
exchange: one request sent, one response or error returned. response_body, headers, strict_json: reading.
response: from bytes to an envelope or an error, without knowing the operation.
wrong_address: 404s of other servers. reasons: the meaning of texts in error responses.
matching, identity: whether a response belongs to the request and has the right type.
exceptions: errors for the exceptions of HTTP clients. conditions: those that the server refuses.
redaction, sent_secrets: keep credentials out of errors and logs.
"""
