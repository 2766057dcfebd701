"""Rate limits: throttle writes so that the server refuses none, alone or together with other clients.

limiter: the option `rate_limits`, and a permit for each call. queue: calls that wait for a permit.
throttle: the slots of one kind of call, and pauses after a 429. windows: sliding windows.
members: the event loops that share a queue, with their calls, and the lock.
shared: limits shared in the process or through a store, and the client of a store.
store: the interface of stores. redis_store: a store in Redis. file_store, call_log, locked_file: one in a
file.
"""
