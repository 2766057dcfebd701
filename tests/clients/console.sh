#!/bin/sh
# A client of the Console in plain curl: page through gates, create some, read one, and change until it is too much.
# console.sh BASE_URL KEY
set -eu
base=$1
origin=${base%/console/v1}
body=$(mktemp)
trap 'rm -f "$body" "$body.head"' EXIT

# ask METHOD URL [JSON]: the status; the answer is in $body, its head in $body.head
ask() {
    curl --noproxy '*' --silent --show-error --output "$body" --dump-header "$body.head" --write-out '%{http_code}' \
        --request "$1" --header "STATSIG-API-KEY: $key" --header 'Content-Type: application/json' \
        ${3+--data "$3"} "$2"
}

count() {
    gates=0 pages=0 next="/console/v1/gates?limit=10"
    while [ -n "$next" ]; do
        [ "$(ask GET "$origin$next")" = 200 ] || { cat "$body"; exit 1; }
        gates=$((gates + $(grep -o '"permalink":' "$body" | wc -l))) pages=$((pages + 1))
        next=$(sed -n 's/.*"nextPage":"\([^"]*\)".*/\1/p' "$body")
    done
    echo "$gates gates on $pages pages"
}

key=client-wrong
echo "wrong key: $(ask GET "$base/gates")"
key=$2
count
created=0
while [ "$created" -lt 12 ]; do
    status=$(ask POST "$base/gates" "{\"name\": \"new checkout $created\", \"description\": \"café\"}")
    [ "$status" = 201 ] || { cat "$body"; exit 1; }
    created=$((created + 1))
done
echo "created: $created"
count
echo "read: $(ask GET "$base/gates/new_checkout_3"), $(grep -o '"description":"[^"]*"' "$body" | cut -d '"' -f 4)"
echo "missing: $(ask GET "$base/gates/new_checkout_99")"
changed=0
while [ "$(ask PUT "$base/gates/new_checkout_3/enable")" = 200 ]; do changed=$((changed + 1)); done
status=$(sed -n '1s/^HTTP[^ ]* \([0-9]*\).*/\1/p' "$body.head")
wait=$(tr -d '\r' <"$body.head" | grep -i '^retry-after:' | cut -d ' ' -f 2)
echo "changed: $changed, then $status, to be tried again after $wait s"
