#!/bin/sh
# Check that each gate exists and that no rule passes more than 50 %.
# Usage: check-gates.sh FILE, a file with one gate id in each line.
# The key is in STATSIG_CONSOLE_API_KEY, the address of another server may be in STATSIG_BASE_URL.
failed=0
while read -r gate; do
  [ -n "$gate" ] || continue
  statsig-console check gate "$gate" --rollout '<=50' --no-input -o table \
    ${STATSIG_BASE_URL:+--base-url "$STATSIG_BASE_URL"} </dev/null
  code=$?
  case $code in
    0) ;;
    10) failed=1 ;;
    # The check itself could not be made: wrong key, no network.
    *) exit "$code" ;;
  esac
done <"$1"
exit "$failed"
