"""How an operation is carried out, whatever its group.

`call` is what a handler receives and where it is registered, `kinds` what a group adds to the common
behaviour. `crud` and `lists` serve operations without a handler of their own, `envelopes` writes the body of
the response, `audit` and `audit_actions` the audit log. `conditions`, `rules`, `review_rules` and `uses`
are shared by several groups; `semantics` reports how closely each operation is modelled.
"""
