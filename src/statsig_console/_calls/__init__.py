"""Calls: their attempts, retries, reading back, and the events for hooks and `bulk`.

call: the attempts of one call and the meaning of its last error. session: the state that all calls share.
request: one request before it becomes HTTP. retry: when to retry. verify: reading back a write.
in_flight: cancellation and closing. scopes: the same for HTTP clients of the user.
hooks: functions of the user. trace: the record of a call for `bulk`.
"""
