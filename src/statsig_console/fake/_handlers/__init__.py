"""How operations of all groups are carried out.

`call` is the argument of a handler and registers handlers, `kinds` registers the special behaviour of a
group. `dispatch` chooses the handler of an operation: its own one, one of `crud` and `lists`, or an echo of
the example. `examples` completes objects of groups without code. `envelopes` writes the body of the
response, `audit` and `audit_actions` the audit log. `conditions`, `rules`, `review_rules` and `uses` are
shared by several groups; `semantics` reports how closely each operation is modelled.
"""
