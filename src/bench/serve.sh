#!/bin/sh
# How long a command of a served simulated host takes, against sh -c : on the same machine: src/bench/serve.sh [TIMES]
set -eu
cd "$(dirname "$0")/../.."
times=${1:-200}
work=$(mktemp -d)
server=
end() {
    if [ -n "$server" ]; then kill "$server" && wait "$server" || true; fi 2>/dev/null
    rm -rf "$work"
}
trap end EXIT
zplan=$PWD/zplan
"$zplan" --version >/dev/null
mkdir "$work/plans"
printf 'zplan 1\nhost "gz1" via="sim"\n' >"$work/zplan.kdl"
(cd "$work" && exec "$zplan" sim serve gz1 --bin "$work/bin") >"$work/ready" &
server=$!
until grep -q '^serving' "$work/ready"; do sleep 1; done

# Sets took to the milliseconds that one run of the command takes; each in a new process, as scripts have it.
measure() {
    from=$(date +%s%N) n=0
    while [ $n -lt "$times" ]; do
        "$@" >/dev/null
        n=$((n + 1))
    done
    took=$((($(date +%s%N) - from) / times / 1000))
}

report() {
    measure "$@"
    printf '%-34s %7d.%03d ms %7d.%03d ms over sh, %3d %% of the limit of 15 ms\n' "$*" $((took / 1000)) $((took % 1000)) \
        $(((took - bare) / 1000)) $(((took - bare) % 1000)) $(((took - bare) / 150))
}

PATH=$work/bin:$PATH
measure zoneadm list # the server warms up
measure sh -c :
bare=$took
printf '%-34s %7d.%03d ms\n' 'sh -c :' $((bare / 1000)) $((bare % 1000))
report zoneadm list -cp
report uname -a
report dladm show-link -p -o link
report zfs list -H -o name
