#!/bin/sh
# What administrators write without zplan: two zones on a switch of their own, made and taken down again by hand.
# It is meant for a real OmniOS host, and runs unchanged on a served simulated one (docs/simulator.md):
#     zplan sim serve lab --bin /tmp/lab &
#     PATH=/tmp/lab:$PATH sh plans/examples/by-hand.sh
set -eu

dladm create-etherstub backstage0
for n in 0 1; do
    dladm create-vnic -l backstage0 actor$n
done
dladm show-vnic -p -o link,over

zfs create -o quota=10G -o compression=lz4 rpool/data/props
zfs get -Hp -o property,value quota,compression rpool/data/props

configuration=$(mktemp)
trap 'rm -f "$configuration"' EXIT
for n in 0 1; do
    cat >"$configuration" <<EOF
create -b
set brand=lipkg
set zonepath=/zones/stage$n
set ip-type=exclusive
add net
set physical=actor$n
set allowed-address=10.20.30.1$n/24
set defrouter=10.20.30.1
end
add attr
set name=part
set type=string
set value="number $n"
end
EOF
    zonecfg -z stage$n -f "$configuration"
    zoneadm -z stage$n install >/dev/null
done
echo 'set autoboot=true' | zonecfg -z stage0
zonecfg -z stage0 info autoboot

for zone in stage0 stage1; do echo $zone; done | while read -r zone; do
    zoneadm -z "$zone" boot
    zlogin "$zone" zonename </dev/null
done
zoneadm list -cp

if zoneadm -z stage0 uninstall -F 2>/dev/null; then
    echo "a running zone was uninstalled" >&2
    exit 1
fi

for zone in stage0 stage1; do
    zoneadm -z $zone halt
    zoneadm -z $zone uninstall -F
    zonecfg -z $zone delete -F
done
zfs destroy rpool/data/props
for n in 0 1; do
    dladm delete-vnic actor$n
done
dladm delete-etherstub backstage0
zoneadm list -c
