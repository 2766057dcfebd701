"""Kind of subscriber. `pagerDutyOncall` is a leftover without effect."""

from typing import Literal, TypeAlias

AlertSubscriberType: TypeAlias = Literal["pagerDutyOncall", "pagerDutyService", "slackChannel", "user"]
