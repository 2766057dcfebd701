"""A store in Redis, for all hosts that reach it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Any

from anyio import to_thread

from .._errors import ConfigurationError
from .call_log import KEPT, RECHECK
from .store import LIFETIME, Delays, Demand, Lease
from .windows import NANO, ceil_div

__all__ = ["RedisStore"]

MICRO = NANO // 1000
"""The time of Redis is in microseconds, which fit exactly into the score of a sorted set."""

# One sorted set per throttle: the ids of calls by the time of their end. A call in flight has the time when
# it will count as ended. After a refusal there is also a hash: start and end of the pause, and the call that
# probes after it. Redis runs one script at a time, and all hosts use its clock.
NOW = "local t = redis.call('TIME') local now = t[1] * 1000000 + t[2] + 1\n"
ACQUIRE = (
    NOW
    + """
local demands, longest, delays, ages, paused = cjson.decode(ARGV[2]), 0, {}, {}, {}
for i = 1, #demands do
  local key = KEYS[i]
  delays[i], ages[i] = 0, -1
  local pause = redis.call('HMGET', KEYS[#demands + i], 'since', 'until', 'probe')
  if pause[1] then
    paused[#paused + 1] = KEYS[#demands + i]
    ages[i] = now - pause[1]
    local probed_until = tonumber(redis.call('ZSCORE', key, pause[3] or '') or 0)
    if tonumber(pause[2]) > now or probed_until > now then
      delays[i] = math.max(pause[2] - now, tonumber(ARGV[5]))
      longest = math.max(longest, delays[i])
    end
  end
  redis.call('ZREMRANGEBYSCORE', key, '-inf', string.format('%.0f', now - ARGV[4]))
  for _, term in ipairs(demands[i]) do
    local after = '(' .. string.format('%.0f', now - term[2])
    local over = redis.call('ZCOUNT', key, after, '+inf') - term[1]
    if over >= 0 then
      local at = redis.call('ZRANGEBYSCORE', key, after, '+inf', 'WITHSCORES', 'LIMIT', over, 1)[2]
      local delay = tonumber(at) > now and tonumber(ARGV[5]) or at + term[2] - now
      delays[i] = math.max(delays[i], delay)
      longest = math.max(longest, delay)
    end
  end
end
if longest == 0 then
  for i = 1, #demands do
    redis.call('ZADD', KEYS[i], string.format('%.0f', now + ARGV[3]), ARGV[1])
    redis.call('PEXPIRE', KEYS[i], math.ceil((ARGV[3] + ARGV[4]) / 1000))
  end
  for _, key in ipairs(paused) do redis.call('HSET', key, 'probe', ARGV[1]) end
end
return {delays, ages}
"""
)
# The refusal of a call that was sent before an earlier refusal gives no new information.
REFUSE = (
    NOW
    + """
local pauses = cjson.decode(ARGV[2])
for i = 1, #pauses do
  local key = KEYS[#pauses + i]
  local sent = tonumber(redis.call('ZSCORE', KEYS[i], ARGV[1]) or 0) - ARGV[3]
  local pause = redis.call('HMGET', key, 'since', 'until')
  local ends = math.max(tonumber(pause[2] or 0), now + pauses[i])
  if not pause[1] or sent >= tonumber(pause[1]) then
    redis.call('HSET', key, 'since', string.format('%.0f', now), 'probe', '')
    ends = now + pauses[i]
  end
  redis.call('HSET', key, 'until', string.format('%.0f', ends))
  redis.call('PEXPIRE', key, math.ceil((ends - now + ARGV[4]) / 1000))
end
"""
)
RELEASE = (
    NOW
    + """
for i = 1, #KEYS / 2 do
  redis.call('ZADD', KEYS[i], 'XX', string.format('%.0f', now), ARGV[1])
  local pause = KEYS[#KEYS / 2 + i]
  if ARGV[2] == '1' and redis.call('HGET', pause, 'probe') == ARGV[1] then redis.call('DEL', pause) end
end
"""
)
CANCEL = "for i = 1, #KEYS / 2 do redis.call('ZREM', KEYS[i], ARGV[1]) end"


class RedisStore:
    """A store of sorted sets, hashes and four scripts. It runs redis-py in a thread, on asyncio and trio."""

    def __init__(self, name: str, url: str) -> None:
        try:
            redis = import_module("redis")
        except ImportError:
            raise ConfigurationError("redis is not installed; pip install 'statsig-console[redis]'") from None
        try:
            client: Any = redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2)
        except ValueError as error:
            raise ConfigurationError("this is no address of Redis, like redis://host:port/0") from error
        self._acquire, self._refuse, self._release, self._cancel = map(
            client.register_script, (ACQUIRE, REFUSE, RELEASE, CANCEL)
        )
        # The braces keep all keys of a shared limit on one node of a cluster.
        self._prefix = f"{{statsig-console:{name}}}:"

    async def acquire(self, demands: Sequence[Demand]) -> Lease | Delays:
        """Acquire a slot on all throttles, or return the delay for each that is full."""
        lease = Lease(secrets.token_hex(8), tuple(demand.name for demand in demands))
        terms = [[(calls, _micro(width)) for calls, width in demand.terms] for demand in demands]
        kept = max([_micro(KEPT), *(width for windows in terms for _, width in windows)])
        arguments = [lease.id, json.dumps(terms), LIFETIME * MICRO, kept, _micro(RECHECK)]
        delays, ages = await self._run(self._acquire, lease.names, arguments)
        full = {name: delay * 1000 for name, delay in zip(lease.names, delays, strict=True) if delay}
        old = {name: age * 1000 for name, age in zip(lease.names, ages, strict=True) if age >= 0}
        return Delays(full, old) if full else lease

    async def record_refusal(self, lease: Lease, pauses: Mapping[str, int]) -> None:
        """Pause throttles for some nanoseconds. Then admit one call, and the others after its success."""
        lengths = json.dumps([_micro(pause) for pause in pauses.values()])
        kept = [LIFETIME * MICRO, _micro(KEPT)]
        await self._run(self._refuse, tuple(pauses), [lease.id, lengths, *kept])

    async def release(self, lease: Lease, *, admitted: bool = False) -> None:
        """Record that a call ended now, and whether the server admitted it."""
        await self._run(self._release, lease.names, [lease.id, int(admitted)])

    async def cancel(self, lease: Lease) -> None:
        """Remove a call that was not sent."""
        await self._run(self._cancel, lease.names, [lease.id])

    async def _run(self, script: Any, names: Sequence[str], arguments: list[object]) -> Any:
        """Run a script with the keys of throttles and of their pauses."""
        keys = [self._prefix + name for name in names]
        keys += [f"{key}:pause" for key in keys]
        return await to_thread.run_sync(partial(script, keys=keys, args=arguments))


def _micro(nano: int) -> int:
    return ceil_div(nano, 1000)
