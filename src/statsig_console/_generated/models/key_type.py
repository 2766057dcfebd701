"""What kind of key it is; `SERVER` and `CLIENT` are for SDKs, `CONSOLE` is for this API."""

from typing import Literal, TypeAlias

KeyType: TypeAlias = Literal["CLIENT", "CONSOLE", "ORG", "SCIM", "SERVER"]
