package dev.zplan.sim.zones;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.Entry;
import dev.zplan.sim.files.FileView;
import dev.zplan.sim.net.Link;
import dev.zplan.sim.zonecfg.Property;
import dev.zplan.sim.zonecfg.ResourceType;
import dev.zplan.sim.zonecfg.ZoneConfig;
import dev.zplan.sim.zonecfg.ZoneResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code zoneadm verify}, which install, clone, ready, boot and reboot begin with too. */
final class Verify {

    private final Call call;
    private final Machine machine;
    private final ZoneConfig config;

    private Verify(Call call) {
        this.call = call;
        this.machine = call.machine();
        this.config = machine.config(call.zone());
    }

    static SimResult run(Call call) {
        Getopt options = Getopt.parse("?", call.args());
        if (options.fault().isPresent()
                || options.has('?')
                || !options.operands().isEmpty()) {
            return call.usage(options);
        }
        String refusal = Sanity.refusal(call, false);
        return refusal != null ? call.fail(refusal) : passes(call) ? call.done() : call.fail();
    }

    /** Checks the zone of the call and says what is wrong with it; a directory for its zonepath may be made on the way. */
    static boolean passes(Call call) {
        Verify verify = new Verify(call);
        boolean path = verify.path(verify.config.get(Property.ZONEPATH));
        boolean resources = verify.resources();
        boolean passes = path && resources;
        if (!passes) {
            call.warn("zoneadm: zone " + call.zone() + " failed to verify");
        }
        return passes;
    }

    /** Checks a zonepath as {@code move} does for the new one. */
    static boolean newPath(Call call, String path) {
        return new Verify(call).path(path);
    }

    private boolean path(String path) {
        FileView files = machine.files();
        List<String> wrong = new ArrayList<>();
        if (!files.exists(path)) {
            if (call.subcommand() == Subcommand.VERIFY) {
                warnMissing(path);
                return true;
            }
            if (!creates()) {
                call.warn("zoneadm: " + path + ": No such file or directory");
                return pathFailed(path);
            }
        } else if (!files.isDirectory(path)) {
            wrong.add(path + " is not a directory.");
        } else {
            wrong.addAll(mode(path));
        }
        wrong.addAll(parent(FileView.parent(path)));
        wrong.addAll(overlaps(path));
        if (files.exists(path + "/SUNWdetached.xml") && call.subcommand() != Subcommand.ATTACH) {
            wrong.add("Cannot " + call.subcommand().word() + " detached zone.");
            wrong.add("Use attach or remove " + path + " directory.");
        }
        Entry root = files.get(path + "/root");
        if (root != null && root.mode() != 0755) {
            wrong.add(path + "/root mode is not 0755.");
        }
        wrong.forEach(call::warn);
        if (!wrong.isEmpty()) {
            return pathFailed(path);
        }
        if (!files.exists(path)) {
            files.makeDirectories(path);
            files.put(path, Entry.directory(0700));
        }
        return true;
    }

    private boolean creates() {
        return switch (call.subcommand()) {
            case INSTALL, CLONE, MOVE -> true;
            default -> false;
        };
    }

    private boolean pathFailed(String path) {
        call.warn("could not verify zonepath " + path + " because of the above errors.");
        return false;
    }

    private void warnMissing(String path) {
        List.of(
                        "WARNING: " + path + " does not exist, so it could not be verified.",
                        "When 'zoneadm install' is run, 'install' will try to create",
                        path + ", and 'verify' will be tried again,",
                        "but the 'verify' may fail if:",
                        "the parent directory of " + path + " is group- or other-writable",
                        "or",
                        path + " overlaps with any other installed zones.")
                .forEach(call::warn);
    }

    private List<String> mode(String path) {
        Entry entry = machine.files().get(path);
        int mode = entry == null ? 0700 : entry.mode() & 0777;
        List<String> wrong = new ArrayList<>();
        bit(wrong, (mode & 0400) == 0, path + " must be owner readable.");
        bit(wrong, (mode & 0200) == 0, path + " must be owner writable.");
        bit(wrong, (mode & 0100) == 0, path + " must be owner executable.");
        bit(wrong, (mode & 0040) != 0, path + " must not be group readable.");
        bit(wrong, (mode & 0020) != 0, path + " must not be group writable.");
        bit(wrong, (mode & 0010) != 0, path + " must not be group executable.");
        bit(wrong, (mode & 0004) != 0, path + " must not be world readable.");
        bit(wrong, (mode & 0002) != 0, path + " must not be world writable.");
        bit(wrong, (mode & 0001) != 0, path + " must not be world executable.");
        if (!wrong.isEmpty() && call.subcommand() != Subcommand.VERIFY) {
            wrong.add(path + ": changing permissions to 0700.");
            machine.files().put(path, Entry.directory(0700));
        }
        return wrong;
    }

    private List<String> parent(String parent) {
        Entry entry = machine.files().get(parent);
        List<String> wrong = new ArrayList<>();
        if (entry != null) {
            bit(wrong, !entry.isDirectory(), parent + " is not a directory.");
            bit(wrong, (entry.mode() & 0020) != 0, parent + " must not be group writable.");
            bit(wrong, (entry.mode() & 0002) != 0, parent + " must not be world writable.");
        }
        return wrong;
    }

    private static void bit(List<String> wrong, boolean fault, String text) {
        if (fault) {
            wrong.add(text);
        }
    }

    private List<String> overlaps(String path) {
        List<String> wrong = new ArrayList<>();
        machine.zones()
                .filter(z -> !z.name().equals(call.zone()))
                .filter(z -> z.state().compareTo(ZoneState.INSTALLED) >= 0)
                .filter(z -> (z.path() + "/").startsWith(path + "/") || (path + "/").startsWith(z.path() + "/"))
                .forEach(z -> wrong.add(call.zone() + " zonepath (" + path + ") and " + z.name() + " zonepath ("
                        + z.path() + ") overlap."));
        return wrong;
    }

    private boolean resources() {
        List<String> wrong = new ArrayList<>();
        for (ZoneResource fs : config.all(ResourceType.FS)) {
            fileSystem(fs).ifPresent(wrong::add);
        }
        for (ZoneResource net : config.all(ResourceType.NET)) {
            if (config.isExclusiveIp()) {
                link(net.get(Property.PHYSICAL)).ifPresent(call::warn);
            } else {
                address(net).ifPresent(wrong::add);
            }
        }
        for (ZoneResource dataset : config.all(ResourceType.DATASET)) {
            machine.storage()
                    .cannotDelegate(dataset.get(Property.NAME))
                    .map(why -> "could not verify zfs dataset " + dataset.get(Property.NAME) + ": " + why)
                    .ifPresent(wrong::add);
        }
        wrong.forEach(call::warn);
        return wrong.isEmpty();
    }

    private Optional<String> fileSystem(ZoneResource fs) {
        String special = fs.get(Property.SPECIAL);
        String could = "could not verify fs " + fs.get(Property.DIR) + ": ";
        return switch (fs.get(Property.TYPE)) {
            case "lofs" ->
                machine.files().exists(special)
                        ? Optional.empty()
                        : Optional.of(could + "could not access " + special + ": No such file or directory");
            case "zfs" -> machine.storage().cannotMountLegacy(special).map(why -> could + why);
            default -> Optional.empty();
        };
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
}
