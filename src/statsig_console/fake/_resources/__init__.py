"""The behaviour of each group of operations, one module per group.

Importing a module registers its handlers (`@answers`) and kinds; `registration` imports all of them. A module
that serves several groups has the name of the largest one (`users` also serves teams, roles and unit id
types) or of their common part (`rules`, `reviews`, `gate_overrides`, `pulse_loads`).
"""
