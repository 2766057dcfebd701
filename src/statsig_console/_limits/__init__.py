"""Rate limits: delay writes so that the server refuses none, alone or together with other clients.

limiter: the option `rate_limits`, and a permit for each call. queue: calls that wait for a permit.
throttle: the slots of one kind of call, and what a 429 does to them. windows: sliding windows.
members: the event loops that share a queue, with their calls, and the lock.
shared: limits shared in the process or through a store, and the client of a store.
store: what a store can do. file_store, call_log, locked_file: a store in a file. redis_store: one in Redis.
"""
