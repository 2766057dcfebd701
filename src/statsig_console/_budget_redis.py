"""Count the calls of all hosts in one Redis."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Any

from anyio import to_thread

from ._errors import ConfigurationError
from ._ledger import AGAIN, KEPT
from ._store import LIFETIME, Asked, Permit, Waits
from ._windows import NANO

__all__ = ["RedisStore"]

MICRO = NANO // 1000
"""Redis tells its time in microseconds, and a score holds those exactly."""

# One sorted set per account: the ids of calls by the moment of their answer. A call in flight stands at the
# moment when it will count as answered. Redis runs a script alone, and its clock is the same for all hosts.
NOW = "local t = redis.call('TIME') local now = t[1] * 1000000 + t[2] + 1\n"
TAKE = (
    NOW
    + """
local asked, longest, waits = cjson.decode(ARGV[2]), 0, {}
for i, key in ipairs(KEYS) do
  waits[i] = 0
  redis.call('ZREMRANGEBYSCORE', key, '-inf', string.format('%.0f', now - ARGV[4]))
  for _, term in ipairs(asked[i]) do
    local after = '(' .. string.format('%.0f', now - term[2])
    local over = redis.call('ZCOUNT', key, after, '+inf') - term[1]
    if over >= 0 then
      local at = redis.call('ZRANGEBYSCORE', key, after, '+inf', 'WITHSCORES', 'LIMIT', over, 1)[2]
      local wait = tonumber(at) > now and tonumber(ARGV[5]) or at + term[2] - now
      waits[i] = math.max(waits[i], wait)
      longest = math.max(longest, wait)
    end
  end
end
if longest == 0 then
  for _, key in ipairs(KEYS) do
    redis.call('ZADD', key, string.format('%.0f', now + ARGV[3]), ARGV[1])
    redis.call('PEXPIRE', key, math.ceil((ARGV[3] + ARGV[4]) / 1000))
  end
end
return waits
"""
)
ANSWERED = (
    NOW
    + """
for _, key in ipairs(KEYS) do redis.call('ZADD', key, 'XX', string.format('%.0f', now), ARGV[1]) end
"""
)
BACK = "for _, key in ipairs(KEYS) do redis.call('ZREM', key, ARGV[1]) end"


class RedisStore:
    """Sorted sets and three scripts; the plain client in a thread serves asyncio and trio alike."""

    def __init__(self, name: str, url: str) -> None:
        try:
            redis = import_module("redis")
        except ImportError:
            raise ConfigurationError("redis is not installed; pip install 'statsig-console[redis]'") from None
        try:
            client: Any = redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2)
        except ValueError as error:
            raise ConfigurationError("the address of Redis is not one: redis://host:port/0") from error
        self._take, self._answered, self._back = map(client.register_script, (TAKE, ANSWERED, BACK))
        # The braces keep all accounts of a budget on one node of a cluster.
        self._prefix = f"{{statsig-console:{name}}}:"

    async def take(self, asked: Sequence[Asked]) -> Permit | Waits:
        """Keep a place on all accounts, or return how long it is worth waiting for each that is full."""
        permit = Permit(secrets.token_hex(8), tuple(one.name for one in asked))
        terms = [[(calls, _micro(width)) for calls, width in one.terms] for one in asked]
        kept = max([_micro(KEPT), *(width for windows in terms for _, width in windows)])
        arguments = [permit.id, json.dumps(terms), LIFETIME * MICRO, kept, _micro(AGAIN)]
        waits: list[int] = await self._run(self._take, permit, arguments)
        full = {name: wait * 1000 for name, wait in zip(permit.names, waits, strict=True) if wait}
        return full or permit

    async def answered(self, permit: Permit) -> None:
        """Take note that the call was answered now."""
        await self._run(self._answered, permit, [permit.id])

    async def give_back(self, permit: Permit) -> None:
        """Forget a call that was not sent."""
        await self._run(self._back, permit, [permit.id])

    async def _run(self, script: Any, permit: Permit, arguments: list[object]) -> Any:
        keys = [self._prefix + name for name in permit.names]
        return await to_thread.run_sync(partial(script, keys=keys, args=arguments))


def _micro(nano: int) -> int:
    return -(-nano // 1000)
