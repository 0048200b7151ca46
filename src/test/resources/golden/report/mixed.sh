#!/bin/sh
# What zplan apply would run, but for its looking before and after. Its registry does not notice:
# afterwards zplan adopt takes over what was made by hand.
set -e

# lab/boot/old:stop
zoneadm -z old shutdown
# undo: zoneadm -z old boot

# lab/boot/web:stop
zoneadm -z web shutdown
# undo: zoneadm -z web boot

# lab/boot/web:start
zoneadm -z web boot
# undo: zoneadm -z web halt

# commit point: run what follows only when all above has worked; nothing takes it back

# lab/install/old:delete
zoneadm -z old uninstall -F

# lab/zonecfg/old:delete
zonecfg -z old delete -F
