"""Calls without async: a thread blocks until the event loop of another thread has made its call.

portal: the one thread per process whose event loop makes the calls of all clients.
call: one call, which a thread waits for, and its cancellation.
blocked_loop: the warning about a call that blocks an event loop.
runner: the calls of one client and its copies, and its hold on the portal.
groups, pages: the bases of the generated groups, and lists.
contexts: context managers and iterators of async code.
workers: plain functions of users, which the event loop runs in threads.
"""
