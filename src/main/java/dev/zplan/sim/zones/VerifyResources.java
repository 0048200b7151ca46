package dev.zplan.sim.zones;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.net.Link;
import dev.zplan.sim.zonecfg.Property;
import dev.zplan.sim.zonecfg.ResourceType;
import dev.zplan.sim.zonecfg.ZoneConfig;
import dev.zplan.sim.zonecfg.ZoneResource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What zoneadm verifies of a zone's resources, in its order: nets, file systems, resource controls, the pool, datasets. */
final class VerifyResources {

    private static final Set<String> MOUNTABLE =
            Set.of("lofs", "zfs", "ufs", "hsfs", "tmpfs", "pcfs", "udfs", "smbfs", "fd", "mntfs");
    private static final Set<String> CHECKABLE = Set.of("ufs", "pcfs", "udfs");

    /** The zone.* controls of the kernel; the last two are OmniOS's. */
    private static final Set<String> CONTROLS = Set.of(
            "zone.cpu-shares",
            "zone.cpu-cap",
            "zone.max-lwps",
            "zone.max-processes",
            "zone.max-msg-ids",
            "zone.max-sem-ids",
            "zone.max-shm-ids",
            "zone.max-shm-memory",
            "zone.max-swap",
            "zone.max-locked-memory",
            "zone.max-lofi",
            "zone.max-physical-memory",
            "zone.zfs-io-priority");

    private static final Set<String> NEVER_DENY = Set.of("zone.cpu-shares", "zone.zfs-io-priority");

    private final Call call;
    private final Machine machine;
    private final ZoneConfig config;

    VerifyResources(Call call) {
        this.call = call;
        this.machine = call.machine();
        this.config = machine.config(call.zone());
    }

    /** Checks all and says what is wrong. */
    boolean pass() {
        boolean nets = nets();
        boolean fileSystems = fileSystems();
        boolean controls = controls();
        warnOfPool();
        boolean datasets = true;
        for (ZoneResource dataset : config.all(ResourceType.DATASET)) {
            for (String problem : machine.storage().cannotDelegate(dataset.get(Property.NAME))) {
                call.warn(problem);
                datasets = false;
            }
        }
        return nets && fileSystems && controls && datasets;
    }

    private boolean nets() {
        boolean good = true;
        for (ZoneResource net : config.all(ResourceType.NET)) {
            if (net.get(Property.PHYSICAL).equals("lo0")) {
                continue;
            }
            if (config.isExclusiveIp()) {
                link(net.get(Property.PHYSICAL)).ifPresent(call::warn);
            } else {
                Optional<String> problem = address(net);
                problem.ifPresent(call::warn);
                good &= problem.isEmpty();
            }
        }
        return good;
    }

    private Optional<String> address(ZoneResource net) {
        String physical = net.get(Property.PHYSICAL);
        boolean plumbed = machine.links().find(physical).filter(Link::inUse).isPresent();
        return plumbed
                ? Optional.empty()
                : Optional.of("could not verify net address=" + net.get(Property.ADDRESS) + " physical=" + physical
                        + "\n\tnetwork interface " + physical + " is not plumbed in the global zone");
    }

    /** What is wrong with the link of an exclusive-IP zone: never a reason to fail here. */
    private Optional<String> link(String physical) {
        String skipping = "WARNING: skipping network interface '" + physical + "'";
        Optional<Link> link = machine.links().find(physical);
        if (link.isEmpty()) {
            return machine.flavour() == Flavour.OMNIOS
                    ? Optional.empty()
                    : Optional.of(skipping + ": object not found");
        }
        if (link.get().inUse()) {
            return Optional.of(skipping + " which is used in the global zone.");
        }
        return link.get()
                .zone()
                .filter(z -> !z.equals(call.zone()))
                .map(z -> skipping + " which is used by the non-global zone '" + z + "'.");
    }

    /** As in the real program, a good file system makes good for bad ones before it: the exit status is that of the last. */
    private boolean fileSystems() {
        boolean good = true;
        for (ZoneResource fs : config.all(ResourceType.FS)) {
            Optional<String> unfit = unfit(fs);
            Optional<String> problem = unfit.or(() -> special(fs)).or(() -> raw(fs));
            problem.ifPresent(call::warn);
            good = problem.isEmpty();
        }
        return good;
    }

    private static Optional<String> unfit(ZoneResource fs) {
        String type = fs.get(Property.TYPE);
        String at = "verify fs " + fs.get(Property.DIR) + ": ";
        if (!MOUNTABLE.contains(type)) {
            return Optional.of(
                    "could not " + at + "could not access /usr/lib/fs/" + type + "/mount: No such file or directory");
        }
        if (fs.has(Property.RAW) && !CHECKABLE.contains(type)) {
            return Optional.of("cannot " + at + "'raw' device specified but no fsck executable exists for " + type);
        }
        return !fs.has(Property.RAW) && CHECKABLE.contains(type)
                ? Optional.of("could not " + at + "must specify 'raw' device for " + type + " file systems")
                : Optional.empty();
    }

    private Optional<String> special(ZoneResource fs) {
        String special = fs.get(Property.SPECIAL);
        return fs.get(Property.TYPE).equals("zfs")
                ? machine.storage().cannotMountLegacy(fs.get(Property.DIR), special)
                : missing(fs, special);
    }

    private Optional<String> raw(ZoneResource fs) {
        return fs.has(Property.RAW) ? missing(fs, fs.get(Property.RAW)) : Optional.empty();
    }

    /** Devices are not among the files here: those of volumes are there with them, and all others. */
    private Optional<String> missing(ZoneResource fs, String file) {
        boolean volume = file.startsWith("/dev/zvol/");
        boolean there = volume
                ? machine.storage().exists(file.replaceFirst("/dev/zvol/r?dsk/", ""))
                : file.startsWith("/dev/") || machine.files().exists(file);
        return there
                ? Optional.empty()
                : Optional.of("could not verify fs " + fs.get(Property.DIR) + ": could not access " + file
                        + ": No such file or directory");
    }

    private boolean controls() {
        for (ZoneResource control : config.all(ResourceType.RCTL)) {
            String name = control.get(Property.NAME);
            if (!CONTROLS.contains(name)) {
                call.complain("WARNING: Ignoring unrecognized rctl '" + name + "'.");
                continue;
            }
            for (Map<Property, String> value : control.members()) {
                if (!allowed(name, value)) {
                    call.complain("(priv=" + value.get(Property.PRIV) + ",limit=" + value.get(Property.LIMIT)
                            + ",action=" + value.get(Property.ACTION) + ") is not a valid value for rctl '" + name
                            + "'");
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean allowed(String name, Map<Property, String> value) {
        String action = value.getOrDefault(Property.ACTION, "");
        boolean fits = switch (action) {
            case "none" -> !name.equals("zone.cpu-cap");
            case "deny" -> !NEVER_DENY.contains(name);
            default -> false;
        };
        return fits && value.getOrDefault(Property.PRIV, "").equals("privileged");
    }

    private void warnOfPool() {
        String pool = config.get(Property.POOL);
        if (!pool.isEmpty()) {
            call.complain("WARNING: pools facility not active; zone will not be bound to pool '" + pool + "'.");
        }
    }
}
