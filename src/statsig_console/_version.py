"""The version of this package, read by the build as well."""

__all__ = ["VERSION"]

VERSION = "0.1.0"
