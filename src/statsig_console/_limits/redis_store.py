"""Count the calls of all hosts in one Redis."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Any

from anyio import to_thread

from .._errors import ConfigurationError
from .ledger import AGAIN, KEPT
from .store import LIFETIME, Asked, Permit, Waits
from .windows import NANO

__all__ = ["RedisStore"]

MICRO = NANO // 1000
"""Redis tells its time in microseconds, and a score holds those exactly."""

# One sorted set per account: the ids of calls by the moment of their answer. A call in flight stands at the
# moment when it will count as answered. Beside it, after a refusal, a hash: since when and until when nobody
# is let in, and who tries then. Redis runs a script alone, and its clock is the same for all hosts.
NOW = "local t = redis.call('TIME') local now = t[1] * 1000000 + t[2] + 1\n"
TAKE = (
    NOW
    + """
local asked, longest, waits, ages, paused = cjson.decode(ARGV[2]), 0, {}, {}, {}
for i = 1, #asked do
  local key = KEYS[i]
  waits[i], ages[i] = 0, -1
  local pause = redis.call('HMGET', KEYS[#asked + i], 'since', 'until', 'trial')
  if pause[1] then
    paused[#paused + 1] = KEYS[#asked + i]
    ages[i] = now - pause[1]
    local tried_until = tonumber(redis.call('ZSCORE', key, pause[3] or '') or 0)
    if tonumber(pause[2]) > now or tried_until > now then
      waits[i] = math.max(pause[2] - now, tonumber(ARGV[5]))
      longest = math.max(longest, waits[i])
    end
  end
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
  for i = 1, #asked do
    redis.call('ZADD', KEYS[i], string.format('%.0f', now + ARGV[3]), ARGV[1])
    redis.call('PEXPIRE', KEYS[i], math.ceil((ARGV[3] + ARGV[4]) / 1000))
  end
  for _, key in ipairs(paused) do redis.call('HSET', key, 'trial', ARGV[1]) end
end
return {waits, ages}
"""
)
# A call that was sent before an earlier refusal says nothing new.
REFUSED = (
    NOW
    + """
local pauses = cjson.decode(ARGV[2])
for i = 1, #pauses do
  local key = KEYS[#pauses + i]
  local sent = tonumber(redis.call('ZSCORE', KEYS[i], ARGV[1]) or 0) - ARGV[3]
  local pause = redis.call('HMGET', key, 'since', 'until')
  local ends = math.max(tonumber(pause[2] or 0), now + pauses[i])
  if not pause[1] or sent >= tonumber(pause[1]) then
    redis.call('HSET', key, 'since', string.format('%.0f', now), 'trial', '')
    ends = now + pauses[i]
  end
  redis.call('HSET', key, 'until', string.format('%.0f', ends))
  redis.call('PEXPIRE', key, math.ceil((ends - now + ARGV[4]) / 1000))
end
"""
)
ANSWERED = (
    NOW
    + """
for i = 1, #KEYS / 2 do
  redis.call('ZADD', KEYS[i], 'XX', string.format('%.0f', now), ARGV[1])
  local pause = KEYS[#KEYS / 2 + i]
  if ARGV[2] == '1' and redis.call('HGET', pause, 'trial') == ARGV[1] then redis.call('DEL', pause) end
end
"""
)
BACK = "for i = 1, #KEYS / 2 do redis.call('ZREM', KEYS[i], ARGV[1]) end"


class RedisStore:
    """Sorted sets, hashes and four scripts; the plain client in a thread serves asyncio and trio alike."""

    def __init__(self, name: str, url: str) -> None:
        try:
            redis = import_module("redis")
        except ImportError:
            raise ConfigurationError("redis is not installed; pip install 'statsig-console[redis]'") from None
        try:
            client: Any = redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2)
        except ValueError as error:
            raise ConfigurationError("the address of Redis is not one: redis://host:port/0") from error
        self._take, self._refused, self._answered, self._back = map(
            client.register_script, (TAKE, REFUSED, ANSWERED, BACK)
        )
        # The braces keep all accounts of a budget on one node of a cluster.
        self._prefix = f"{{statsig-console:{name}}}:"

    async def take(self, asked: Sequence[Asked]) -> Permit | Waits:
        """Keep a place on all accounts, or return how long it is worth waiting for each that is full."""
        permit = Permit(secrets.token_hex(8), tuple(one.name for one in asked))
        terms = [[(calls, _micro(width)) for calls, width in one.terms] for one in asked]
        kept = max([_micro(KEPT), *(width for windows in terms for _, width in windows)])
        arguments = [permit.id, json.dumps(terms), LIFETIME * MICRO, kept, _micro(AGAIN)]
        waits, ages = await self._run(self._take, permit.names, arguments)
        full = {name: wait * 1000 for name, wait in zip(permit.names, waits, strict=True) if wait}
        old = {name: age * 1000 for name, age in zip(permit.names, ages, strict=True) if age >= 0}
        return Waits(full, old) if full else permit

    async def refused(self, permit: Permit, pauses: Mapping[str, int]) -> None:
        """Let nobody in for so many nanoseconds, then one to try, and the others once that one was let in."""
        lengths = json.dumps([_micro(pause) for pause in pauses.values()])
        kept = [LIFETIME * MICRO, _micro(KEPT)]
        await self._run(self._refused, tuple(pauses), [permit.id, lengths, *kept])

    async def answered(self, permit: Permit, *, let_in: bool = False) -> None:
        """Take note that the call was answered now, and whether the server let it in."""
        await self._run(self._answered, permit.names, [permit.id, int(let_in)])

    async def give_back(self, permit: Permit) -> None:
        """Forget a call that was not sent."""
        await self._run(self._back, permit.names, [permit.id])

    async def _run(self, script: Any, names: Sequence[str], arguments: list[object]) -> Any:
        """Run a script with the keys of accounts, then those of their pauses."""
        keys = [self._prefix + name for name in names]
        keys += [f"{key}:pause" for key in keys]
        return await to_thread.run_sync(partial(script, keys=keys, args=arguments))


def _micro(nano: int) -> int:
    return -(-nano // 1000)
