"""One HTTP request and its response.

request, body: encoding. exchange: one request sent, one response or error returned.
response_body, strict_json: reading. response: from bytes to an envelope or an error.
matching, identity: whether a response belongs to the request.
retry_after, wrong_address, unforeseen: what headers, foreign servers and exceptions mean.
redaction, redactor, sent_secrets: no credential in errors and logs.
"""
