"""Build the conditions of rules: what a condition looks at, and how it is compared.

    from statsig_console import conditions as when

    models.Rule(
        name="Staff",
        pass_percentage=100,
        conditions=[when.email.ends_with("@example.com"), when.app_version.version_gte("4.2")],
    )

Each type has only the operators that the server is known to take, so a type checker refuses the others.
Values are checked: InvalidArgumentError says what is wrong. Everything returns a `models.Condition`; for what
is missing here, make one yourself. See docs/conditions.md.
"""

from __future__ import annotations

from ..models import Condition
from ._types import (
    AppVersion,
    BrowserName,
    BrowserVersion,
    Country,
    CustomField,
    DeviceModel,
    Email,
    EnvironmentTier,
    IpAddress,
    Locale,
    OsName,
    OsVersion,
    TargetApp,
    Time,
    UnitId,
    UserId,
)
from ._values import one_id, one_text

__all__ = [
    "app_version",
    "browser_name",
    "browser_version",
    "country",
    "device_model",
    "email",
    "environment",
    "fails_gate",
    "fails_segment",
    "field",
    "ip",
    "locale",
    "os_name",
    "os_version",
    "passes_gate",
    "passes_segment",
    "public",
    "target_app",
    "time",
    "unit_id",
    "user_id",
]

app_version = AppVersion("app_version")
browser_name = BrowserName("browser_name")
browser_version = BrowserVersion("browser_version")
country = Country("country")
device_model = DeviceModel("device_model")
email = Email("email")
environment = EnvironmentTier("environment_tier")
ip = IpAddress("ip_address")
locale = Locale("locale")
os_name = OsName("os_name")
os_version = OsVersion("os_version")
target_app = TargetApp("target_app")
time = Time("time")
user_id = UserId("user_id")


def field(name: str) -> CustomField:
    """Look at a custom field of the user, such as `field("plan")`; its value may be a text, number, version,
    time or list.
    """
    return CustomField("custom_field", field=one_text("field", name))


def unit_id(name: str) -> UnitId:
    """Look at a unit id of another type than the user id, such as `unit_id("companyID")`."""
    return UnitId("unit_id", custom_id=one_text("unit_id", name))


def public() -> Condition:
    """Everybody."""
    return Condition(type="public")


def passes_gate(id: str) -> Condition:
    """Units that pass another gate."""
    return Condition(type="passes_gate", target_value=one_id("passes_gate", id))


def fails_gate(id: str) -> Condition:
    """Units that fail another gate."""
    return Condition(type="fails_gate", target_value=one_id("fails_gate", id))


def passes_segment(id: str) -> Condition:
    """Units in a segment."""
    return Condition(type="passes_segment", target_value=one_id("passes_segment", id))


def fails_segment(id: str) -> Condition:
    """Units that are not in a segment."""
    return Condition(type="fails_segment", target_value=one_id("fails_segment", id))
