"""The builders of the types of conditions. Generated from `x-operators` by ``make generate``: do not edit."""

from __future__ import annotations

from ._methods import (
    AnyNoneTexts,
    AnyNoneValues,
    Arrays,
    BeforeAfter,
    CaseSensitive,
    Contains,
    Matches,
    Nulls,
    Numbers,
    On,
    VersionEq,
    Versions,
)


class AppVersion(AnyNoneTexts, Versions, VersionEq):
    """Conditions on the type `app_version`."""

    __slots__ = ()


class BrowserName(AnyNoneTexts):
    """Conditions on the type `browser_name`."""

    __slots__ = ()


class BrowserVersion(AnyNoneTexts, Versions, VersionEq):
    """Conditions on the type `browser_version`."""

    __slots__ = ()


class Country(AnyNoneTexts):
    """Conditions on the type `country`."""

    __slots__ = ()


class CustomField(
    AnyNoneValues,
    CaseSensitive,
    Contains,
    Matches,
    Numbers,
    Versions,
    VersionEq,
    BeforeAfter,
    On,
    Nulls,
    Arrays,
):
    """Conditions on the type `custom_field`."""

    __slots__ = ()


class DeviceModel(AnyNoneTexts, Contains, Matches, Nulls):
    """Conditions on the type `device_model`."""

    __slots__ = ()


class Email(AnyNoneTexts, Contains, Matches, Nulls):
    """Conditions on the type `email`."""

    __slots__ = ()


class EnvironmentTier(AnyNoneTexts):
    """Conditions on the type `environment_tier`."""

    __slots__ = ()


class IpAddress(AnyNoneTexts):
    """Conditions on the type `ip_address`."""

    __slots__ = ()


class Locale(AnyNoneTexts, Contains, Matches):
    """Conditions on the type `locale`."""

    __slots__ = ()


class OsName(AnyNoneTexts):
    """Conditions on the type `os_name`."""

    __slots__ = ()


class OsVersion(AnyNoneTexts, Versions, VersionEq):
    """Conditions on the type `os_version`."""

    __slots__ = ()


class TargetApp(AnyNoneTexts):
    """Conditions on the type `target_app`."""

    __slots__ = ()


class Time(BeforeAfter):
    """Conditions on the type `time`."""

    __slots__ = ()


class UnitId(AnyNoneValues, Contains, Matches, Nulls):
    """Conditions on the type `unit_id`."""

    __slots__ = ()


class UserId(AnyNoneValues, Contains, Matches, Nulls):
    """Conditions on the type `user_id`."""

    __slots__ = ()
