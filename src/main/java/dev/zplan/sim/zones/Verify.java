package dev.zplan.sim.zones;

import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.Entry;
import dev.zplan.sim.files.FileView;
import dev.zplan.sim.zonecfg.Property;
import dev.zplan.sim.zonecfg.ZoneEntry;
import java.util.Optional;

/** {@code zoneadm verify}, which install, clone, move, detach, attach, mount, ready, boot and reboot begin with too. */
final class Verify {

    private final Call call;
    private final Machine machine;
    private final FileView files;
    private final String path;

    private Verify(Call call, String path) {
        this.call = call;
        this.machine = call.machine();
        this.files = machine.files();
        this.path = path;
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
        String path = call.machine().config(call.zone()).get(Property.ZONEPATH);
        boolean good = call.subcommand() == Subcommand.ATTACH || zonepath(call, path);
        boolean passes = new VerifyResources(call).pass() && good;
        if (!passes) {
            call.warn("zoneadm: zone " + call.zone() + " failed to verify");
        }
        return passes;
    }

    /** Checks the zone's zonepath, as {@code attach} does when it has done its work. */
    static boolean zonepath(Call call, String path) {
        boolean good = newPath(call, path);
        if (!good) {
            call.warn("could not verify zonepath " + path + " because of the above errors.");
        }
        return good;
    }

    /** Checks a zonepath as {@code move} does for the new one. */
    static boolean newPath(Call call, String path) {
        return new Verify(call, path).path();
    }

    private boolean path() {
        if (!path.startsWith("/")) {
            call.warn(path + " is not an absolute path.");
            return false;
        }
        if (!files.exists(path)) {
            if (call.subcommand() == Subcommand.VERIFY) {
                warnMissing();
                return true;
            }
            if (!make()) {
                return false;
            }
        }
        if (!FileView.normal(path).equals(path)) {
            call.warn("zoneadm: " + path + ": Resolved path mismatch");
            return false;
        }
        if (!files.isDirectory(path)) {
            call.warn(path + " is not a directory.");
            return false;
        }
        if (overlaps()) {
            return false;
        }
        boolean modes = mode(path, 0077) || call.subcommand() != Subcommand.VERIFY;
        boolean parent = mode(FileView.parent(path), 0022);
        if (machine.storage().forbidsSetuid(path)) {
            call.warn("Zonepath " + path + " is on a nosuid file system.");
            return false;
        }
        return !rootIsWrong() && modes && parent;
    }

    /** Makes the zonepath for the subcommands that may. */
    private boolean make() {
        boolean creates = switch (call.subcommand()) {
            case INSTALL, CLONE, MOVE -> true;
            default -> false;
        };
        Optional<String> inTheWay = ancestor();
        if (!creates || inTheWay.isPresent()) {
            call.warn("zoneadm: " + path + ": " + (creates ? "Not a directory" : "No such file or directory"));
            return false;
        }
        files.makeDirectories(path);
        files.put(path, Entry.directory(0700));
        return true;
    }

    /** What stands above the zonepath without being a directory. */
    private Optional<String> ancestor() {
        String above = FileView.parent(path);
        while (!files.exists(above)) {
            above = FileView.parent(above);
        }
        return files.isDirectory(above) ? Optional.empty() : Optional.of(above);
    }

    private void warnMissing() {
        call.warn("WARNING: " + path + " does not exist, so it could not be verified.");
        call.warn("When 'zoneadm install' is run, 'install' will try to create");
        call.warn(path + ", and 'verify' will be tried again,");
        call.warn("but the 'verify' may fail if:");
        call.warn("the parent directory of " + path + " is group- or other-writable");
        call.warn("or");
        call.warn(path + " overlaps with any other installed zones.");
    }

    /** Whether a directory has all rights for its owner and none of the forbidden ones; a zonepath is mended outside of verify. */
    private boolean mode(String directory, int forbidden) {
        Entry entry = files.get(directory);
        int mode = entry == null ? 0700 : entry.mode() & 0777;
        String[] who = {"world ", "group ", "owner "};
        String[] what = {"executable", "writable", "readable"};
        boolean good = true;
        for (int bit = 8; bit >= 0; bit--) {
            boolean set = (mode >> bit & 1) != 0;
            boolean owner = bit >= 6;
            if (owner ? !set : set && (forbidden >> bit & 1) != 0) {
                call.warn(directory + (owner ? " must be " : " must not be ") + who[bit / 3] + what[bit % 3] + ".");
                good = false;
            }
        }
        if (!good && directory.equals(path) && call.subcommand() != Subcommand.VERIFY) {
            call.warn(path + ": changing permissions to 0700.");
            files.put(path, Entry.directory(0700));
        }
        return good;
    }

    /** Whether another installed zone lives above or below; the first one found is named. */
    private boolean overlaps() {
        for (ZoneEntry other : machine.index().entries()) {
            String taken = other.zonepath();
            boolean installed = other.state().equals(ZoneEntry.INSTALLED)
                    || machine.state(other).compareTo(ZoneState.INSTALLED) >= 0;
            if (!installed || other.name().equals(call.zone())) {
                continue;
            }
            if (machine.pools().mountedAt(taken).isEmpty() && !files.exists(taken)) {
                call.say("WARNING: zone " + other.name() + " is installed, but its zonepath " + taken
                        + " does not exist.");
            } else if (isWithin(path, taken) || isWithin(taken, path)) {
                call.warn(call.zone() + " zonepath (" + path + ") and " + other.name() + " zonepath (" + taken
                        + ") overlap.");
                return true;
            }
        }
        return false;
    }

    private static boolean isWithin(String path, String directory) {
        int end = directory.length();
        return path.startsWith(directory) && (path.length() == end || path.charAt(end) == '/');
    }

    /** A root is expected of installed and detached zones; a configured one that has it must be fit for it. */
    private boolean rootIsWrong() {
        String root = path + "/root";
        Entry entry = files.get(root);
        boolean configured = machine.zone(call.zone())
                .filter(z -> z.state() == ZoneState.CONFIGURED)
                .isPresent();
        if (!configured || call.subcommand() == Subcommand.ATTACH || entry == null) {
            return false;
        }
        if (files.exists(path + Detach.FILE)) {
            call.warn("Cannot " + call.subcommand().word() + " detached zone.");
            call.warn("Use attach or remove " + path + " directory.");
        } else if (!entry.isDirectory()) {
            call.warn(root + " is not a directory.");
        } else if ((entry.mode() & 0777) != 0755) {
            call.warn(root + " mode is not 0755.");
        } else {
            return false;
        }
        return true;
    }
}
