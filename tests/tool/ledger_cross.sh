#!/bin/sh
# Two verifiers, one format: the library and verify2.py must find the same in damaged logs.
# usage: ledger_cross.sh LEDGER_CROSS [ROUNDS]    (LEDGER_CROSS: the built tests/tool/ledger_cross.c)
set -eu
driver=$1
rounds=${2:-200}
here=$(dirname "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
instance=0a1b2c3d-4e5f-4011-8293-a4b5c6d7e8f9
dirty=0
i=0
while [ "$i" -lt "$rounds" ]; do
    damages=$((i % 5))
    "$driver" "$dir" "$i" "$damages" >"$dir/c" && c=0 || c=$?
    python3 "$here/verify2.py" "$dir" --instance "$instance" >"$dir/p" && p=0 || p=$?
    sort -u "$dir/c" >"$dir/c.sorted"
    sort -u "$dir/p" >"$dir/p.sorted"
    if [ "$c" -ne "$p" ] || ! cmp -s "$dir/c.sorted" "$dir/p.sorted"; then
        echo "seed $i, $damages damages: the verifiers differ (exit $c and $p)" >&2
        diff "$dir/c.sorted" "$dir/p.sorted" >&2 || true
        echo "not ok tool/ledger_cross"
        exit 1
    fi
    if [ "$damages" -eq 0 ] && [ "$c" -ne 0 ]; then
        echo "seed $i: a whole log is not clean" >&2
        echo "not ok tool/ledger_cross"
        exit 1
    fi
    [ "$c" -eq 0 ] || dirty=$((dirty + 1))
    i=$((i + 1))
done
if [ "$dirty" -lt $((rounds / 2)) ]; then
    echo "only $dirty of $rounds logs had findings: the damages do nothing" >&2
    echo "not ok tool/ledger_cross"
    exit 1
fi
echo "ok tool/ledger_cross # two verifiers agree on $rounds logs, $dirty of them damaged"
