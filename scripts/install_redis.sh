#!/bin/sh
# Install the Redis server that the tests start; where that cannot be, say so, and those tests are skipped.
set -u
command -v redis-server >/dev/null && exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    # The package would start a server of its own.
    options="-qq -y --no-install-recommends -o DPkg::Lock::Timeout=60"
    { apt-get -qq update && apt-get install $options redis-server; } >/dev/null 2>&1
fi
command -v redis-server >/dev/null && exit 0
echo "WARNING: redis-server is missing and could not be installed; the tests of budgets in Redis are SKIPPED." >&2
echo "         Debian and Ubuntu: apt-get install redis-server" >&2
