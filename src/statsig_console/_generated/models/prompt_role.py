"""Who a text given to the model comes from."""

from typing import Literal, TypeAlias

PromptRole: TypeAlias = Literal["assistant", "system", "user"]
