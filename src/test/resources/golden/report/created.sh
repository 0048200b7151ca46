#!/bin/sh
# What zplan apply would run, but for its looking before and after. Its registry does not notice:
# afterwards zplan adopt takes over what was made by hand.
set -e

# Secrets are not shown. Write them where it says (secret), then delete the next line.
echo "there are secrets to be filled in" >&2; exit 1

# lab/vnic/web_0:create
dladm create-vnic -l internal0 web_0
# undo: dladm delete-vnic web_0

# lab/zonecfg/web:create
zonecfg -z web -f - <<'EOF'
create -b
set brand=lipkg
add attr
set name=password
set value="(secret)"
end
commit
EOF
# undo: zonecfg -z web delete -F

# lab/install/web:create
zoneadm -z web install
# undo: zoneadm -z web uninstall -F

# lab/boot/web:start
zoneadm -z web boot
# undo: zoneadm -z web halt
