#!/bin/sh
# How long zplan takes for a host with many zones over ssh, against Ansible's figures for 100: src/bench/ssh.sh [ZONES]
# The host is a served simulated one behind an sshd on the loopback, so each of its commands costs a shell as well.
set -eu
cd "$(dirname "$0")/../.."
zones=${1:-100}
zplan=$PWD/zplan
"$zplan" --version >/dev/null
work=$(mktemp -d /tmp/zb.XXXXXX)
server= sshd=
end() {
    "$work/client/ssh" -O exit gz1 || true
    for process in $server $sshd; do kill "$process" && wait "$process" || true; done
    rm -rf "$work"
}
trap 'end >/dev/null 2>&1' EXIT

mkdir -p "$work/sim" "$work/plans" "$work/pools" "$work/more" "$work/client" "$work/home"
port=$((20000 + $$ % 20000))
for key in host user; do ssh-keygen -q -t ed25519 -N '' -f "$work/$key"; done
echo "[127.0.0.1]:$port $(cat "$work/host.pub")" >"$work/known_hosts"
cat >"$work/sshd_config" <<EOF
Port $port
ListenAddress 127.0.0.1
HostKey $work/host
AuthorizedKeysFile $work/user.pub
PidFile none
StrictModes no
PasswordAuthentication no
PermitRootLogin yes
EOF
cat >"$work/ssh_config" <<EOF
Host gz1
    HostName 127.0.0.1
    Port $port
Host *
    IdentityFile $work/user
    UserKnownHostsFile $work/known_hosts
    ControlPath $work/cm-%C
EOF
printf '#!/bin/sh\nexec %s -F %s "$@"\n' "$(command -v ssh)" "$work/ssh_config" >"$work/client/ssh"
chmod +x "$work/client/ssh"
if [ "$(id -u)" -eq 0 ]; then mkdir -p /run/sshd; fi
/usr/sbin/sshd -D -f "$work/sshd_config" &
sshd=$!

printf 'zplan 1\nhost "gz1" via="sim"\n' >"$work/sim/zplan.kdl"
(cd "$work/sim" && exec "$zplan" sim serve gz1 --bin "$work/bin") >"$work/ready" &
server=$!
until grep -q '^serving' "$work/ready"; do sleep 1; done
# What else zplan calls; without these it would be the machine's own.
for name in ls ln rm id; do
    sed "s/zonename/$name/g" "$work/bin/zonename" >"$work/more/$name"
    chmod +x "$work/more/$name"
done

printf 'zplan 1\nhost "gz1" via="ssh" path="%s:/usr/bin:/bin"\n' "$work/more:$work/bin" >"$work/zplan.kdl"
printf 'pool "bench" {\n network "10.32.0.0/14"\n gateway "10.32.0.1"\n link "bench0"\n}\n' >"$work/pools/bench.kdl"
{
    echo 'etherstub "bench0"'
    printf 'zone "web" count=%s {\n template "omnios"\n net pool="bench"\n' "$zones"
    printf ' dataset "rpool/data/${name}" quota="20G" delegate=#true\n attr "role" "frontend"\n state "running"\n}\n'
} >"$work/plans/bench.kdl"
cd "$work"

PATH=$work/client:$PATH
HOME=$work/home
export PATH HOME

# Sets took to the milliseconds that the command takes.
measure() {
    from=$(date +%s%N)
    "$@" >"$work/out" 2>&1 || { cat "$work/out"; exit 1; }
    took=$((($(date +%s%N) - from) / 1000000))
}

# The line $1, whose time Ansible takes $2 milliseconds for with 100 zones.
report() {
    printf '%-28s %6d.%02d s' "$1" $((took / 1000)) $((took % 1000 / 10))
    if [ "$zones" -eq 100 ] && [ "$2" -gt 0 ]; then printf '   Ansible %4d s, ratio %d' $(($2 / 1000)) $(($2 / (took + 1))); fi
    echo
}

echo "$zones zones over ssh"
measure "$zplan" apply bench --yes
report 'first apply' 95200
grep '^Applied' "$work/out"
HOME=$work ssh -O exit gz1 2>/dev/null || true
for socket in "$work"/home/.ssh/zplan/*; do
    if [ -S "$socket" ]; then ssh -o ControlPath="$socket" -O exit gz1 2>/dev/null || true; fi
done
measure "$zplan" facts
report 'facts, new connection' 0
measure "$zplan" facts
report 'facts, shared connection' 0
measure "$zplan" plan bench
grep -q '^No changes' "$work/out"
report 'plan, no change' 106700
