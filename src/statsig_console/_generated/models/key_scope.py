"""Something that a key may do. The personal scopes follow the role of a user."""

from typing import Literal, TypeAlias

KeyScope: TypeAlias = Literal[
    "can_access_keys",
    "client_can_write_user_store",
    "client_download_config_specs",
    "none_hash_enabled",
    "omni_read_only",
    "omni_read_write",
    "personal_read_only",
    "personal_read_write",
]
