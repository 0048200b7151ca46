package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code zfs mount} and {@code zfs unmount}. */
final class MountCommands {
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("ro", "readonly=on"),
            Map.entry("rw", "readonly=off"),
            Map.entry("exec", "exec=on"),
            Map.entry("noexec", "exec=off"),
            Map.entry("setuid", "setuid=on"),
            Map.entry("nosetuid", "setuid=off"),
            Map.entry("devices", "devices=on"),
            Map.entry("nodevices", "devices=off"),
            Map.entry("atime", "atime=on"),
            Map.entry("noatime", "atime=off"),
            Map.entry("xattr", "xattr=on"),
            Map.entry("noxattr", "xattr=off"),
            Map.entry("nbmand", "nbmand=on"),
            Map.entry("nonbmand", "nbmand=off"));

    private MountCommands() {}

    static int mount(ZfsCall call) {
        Getopt given = Getopt.parse(":alvo:O", call.args());
        if (given.values('o').contains("")) {
            return call.usage("empty mount options (-o) specified");
        }
        if (given.fault().isPresent()) {
            return call.usageTelling(given.fault().get());
        }
        if (given.has('a')) {
            return given.operands().isEmpty() ? mountAll(call) : call.usage("too many arguments");
        }
        if (given.operands().isEmpty()) {
            if (given.has('o')) {
                return call.usage("missing filesystem argument (specify -a for all)");
            }
            call.pools()
                    .mounted()
                    .forEach(d -> call.console()
                            .out(String.format(
                                    "%-30s  %s%n", d.name(), d.mountedAt().orElse(""))));
            return 0;
        }
        if (given.operands().size() > 1) {
            return call.usage("too many arguments");
        }
        return mountOne(call, given);
    }

    private static int mountAll(ZfsCall call) {
        Mounts mounts = new Mounts(call.pools());
        int status = 0;
        for (Dataset dataset : call.pools().all()) {
            if (mounts.wanted(dataset) && dataset.mountedAt().isEmpty()) {
                Optional<String> complaint = mounts.mount(dataset);
                status |= complaint.isPresent() ? call.fail(complaint.get()) : 0;
            }
        }
        return status;
    }

    private static int mountOne(ZfsCall call, Getopt given) {
        Optional<Dataset> opened = call.openFilesystem(given.operands().get(0));
        if (opened.isEmpty()) {
            return ZfsCall.FAILED;
        }
        Dataset dataset = opened.get();
        Mounts mounts = new Mounts(call.pools());
        List<String> options = List.of(String.join(",", given.values('o')).split(","));
        boolean again = options.contains("remount") && dataset.mountedAt().isPresent();
        Optional<List<String>> unmountable = again ? Optional.empty() : mounts.unmountable(dataset);
        if (unmountable.isPresent()) {
            unmountable.get().forEach(call::fail);
            return ZfsCall.FAILED;
        }
        if (!call.root()) {
            return call.fail("cannot mount '" + dataset.name() + "': " + Mounts.UNPRIVILEGED);
        }
        Optional<String> complaint = again ? Optional.empty() : mounts.mount(dataset, given.has('O'));
        if (complaint.isPresent()) {
            return call.fail(complaint.get());
        }
        for (String option : options) {
            String setting = OPTIONS.get(option);
            if (setting != null) {
                dataset.temporary.put(
                        setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
            }
        }
        return 0;
    }

    static int unmount(ZfsCall call) {
        Getopt given = Getopt.parse("af", call.args());
        if (given.fault().isPresent()) {
            return call.usage(given.fault().get());
        }
        boolean force = given.has('f');
        if (given.has('a')) {
            return given.operands().isEmpty() ? unmountAll(call, force) : call.usage("too many arguments");
        }
        if (given.operands().isEmpty()) {
            return call.usage("missing filesystem argument");
        }
        if (given.operands().size() > 1) {
            return call.usage("too many arguments");
        }
        String name = given.operands().get(0);
        return name.startsWith("/") ? unmountPath(call, name, force) : unmountName(call, name, force);
    }

    private static int unmountAll(ZfsCall call, boolean force) {
        List<Dataset> mounted = new ArrayList<>(call.pools().mounted());
        mounted.sort(
                Comparator.comparing((Dataset d) -> d.mountedAt().orElse("")).reversed());
        Mounts mounts = new Mounts(call.pools());
        int status = 0;
        for (Dataset dataset : mounted) {
            if (!Mounts.mountpoint(dataset).equals("legacy")
                    && !Mounts.canmount(dataset).equals("noauto")) {
                Optional<String> complaint = mounts.unmount(dataset, call.root(), force);
                status |= complaint.isPresent() ? call.fail(complaint.get()) : 0;
            }
        }
        return status;
    }

    private static int unmountPath(ZfsCall call, String path, boolean force) {
        Optional<Dataset> dataset = call.pools().mountedAt(path);
        if (dataset.isPresent()) {
            return unmountName(call, dataset.get().name(), force);
        }
        String reason = !call.pools().ground().exists(path)
                ? "No such file or directory"
                : call.pools().holding(path).isPresent() ? "not a mountpoint" : "not a ZFS filesystem";
        return call.fail("cannot unmount '" + path + "': " + reason);
    }

    private static int unmountName(ZfsCall call, String name, boolean force) {
        Optional<Dataset> dataset = call.openFilesystem(name);
        if (dataset.isEmpty()) {
            return ZfsCall.FAILED;
        }
        if (Mounts.mountpoint(dataset.get()).equals("legacy")) {
            call.fail("cannot unmount '" + name + "': legacy mountpoint");
            return call.fail("use umount(8) to unmount this filesystem");
        }
        if (dataset.get().mountedAt().isEmpty()) {
            return call.fail("cannot unmount '" + name + "': not currently mounted");
        }
        return down(call, dataset.get(), force);
    }

    /** Unmounts it and what inherits its mountpoint; what is down comes up again if one of them cannot go. */
    private static int down(ZfsCall call, Dataset dataset, boolean force) {
        Mounts mounts = new Mounts(call.pools());
        List<Dataset> below = new ArrayList<>(dataset.subtree());
        Collections.reverse(below);
        List<Dataset> gone = new ArrayList<>();
        for (Dataset d : below) {
            boolean inside = d.mountedAt()
                    .filter(p -> p.startsWith(dataset.mountedAt().orElse("/")))
                    .isPresent();
            Optional<String> complaint = inside ? mounts.unmount(d, call.root(), force) : Optional.empty();
            if (complaint.isPresent()) {
                Collections.reverse(gone);
                gone.forEach(mounts::mount);
                return call.fail(complaint.get());
            }
            if (inside) {
                gone.add(d);
            }
        }
        return 0;
    }
}
