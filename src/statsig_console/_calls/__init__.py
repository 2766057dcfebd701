"""Calls: the attempts of one call, retries, reading back, and what hooks and `bulk` see of them.

call: the attempts of one call and the meaning of its last error. session: what all calls of a client share.
request: one request before it becomes HTTP. retry: when to retry. verify: reading back a write.
in_flight: cancellation and closing. hooks: functions of the user. trace: what `bulk` reads of a call.
"""
