"""Rate limits: how many writes may be sent, counted from the response, and shared with others.

limiter: what a call asks. queue, lanes: calls that wait. throttle: one limit and its refusals.
windows: sliding windows. shared, store_client: limits shared beyond a client. store: what a store offers.
file_store, ledger, locked_file, redis_store: two stores.
"""
