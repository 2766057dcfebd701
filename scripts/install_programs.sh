#!/bin/sh
# Install the programs that some tests start. Missing ones are printed, and their tests are skipped.
set -u
lacking() {
    command -v redis-server >/dev/null || printf ' redis-server'
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
        printf ' chromium'
    command -v curl >/dev/null || printf ' curl'
    command -v node >/dev/null || printf ' nodejs'
}
[ -z "$(lacking)" ] && exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    options="-qq -y --no-install-recommends -o DPkg::Lock::Timeout=60"
    apt-get -qq update >/dev/null 2>&1
    # One by one, so that a missing package does not prevent the others. The package of Redis would start a server of its own.
    for package in $(lacking); do apt-get install $options "$package" >/dev/null 2>&1; done
fi
for package in $(lacking); do
    echo "WARNING: $package is missing and could not be installed; the tests that start it are SKIPPED." >&2
    echo "         Debian and Ubuntu: apt-get install $package" >&2
done
