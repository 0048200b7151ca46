package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code zfs create}. */
final class CreateCommand {

    private CreateCommand() {}

    static int run(ZfsCall call) {
        Getopt given = Getopt.parse(":V:b:so:p", call.args());
        DatasetType type = given.has('V') ? DatasetType.VOLUME : DatasetType.FILESYSTEM;
        Optional<Map<String, String>> assignments = call.assignments(given.values('o'));
        if (assignments.isEmpty()) {
            return ZfsCall.FAILED;
        }
        Map<String, String> properties = new LinkedHashMap<>(assignments.get());
        for (char letter : new char[] {'V', 'b'}) {
            String text = given.value(letter).orElse("0");
            Optional<String> fault = Size.fault(text);
            if (fault.isPresent()) {
                String what = letter == 'V' ? "bad volume size" : "bad volume block size";
                return call.fail(what + " '" + text + "': " + fault.get());
            }
            if (given.has(letter)) {
                properties.put(letter == 'V' ? "volsize" : "volblocksize", text);
            }
        }
        if (given.fault().isPresent()) {
            return given.fault().get().missingValue()
                    ? call.usage("missing size argument")
                    : call.usage(given.fault().get());
        }
        if ((given.has('s') || given.has('b')) && type != DatasetType.VOLUME) {
            return call.usage("'-s' and '-b' can only be used when creating a volume");
        }
        if (given.operands().isEmpty()) {
            return call.usage("missing " + type.word() + " argument");
        }
        if (given.operands().size() > 1) {
            return call.usage("too many arguments");
        }
        return create(call, given, type, given.operands().get(0), properties);
    }

    private static int create(
            ZfsCall call, Getopt given, DatasetType type, String name, Map<String, String> properties) {
        String head = "cannot create '" + name + "': ";
        boolean zoned = call.pools()
                .find(Pools.parentOf(name))
                .filter(new Mounts(call.pools())::zoned)
                .isPresent();
        Optional<String> bad = new ValueCheck(type, true, zoned, 8192).checkAll(properties, new LinkedHashMap<>());
        if (type == DatasetType.VOLUME && !given.has('s')) {
            String pool = name.replaceAll("/.*", "");
            if (call.pools().pool(pool).isEmpty()) {
                return call.fail("cannot open '" + pool + "': no such pool");
            }
            if (bad.isPresent()) {
                return call.fail(head + bad.get());
            }
        }
        if (given.has('p') && DatasetName.fault(name, EnumSet.of(type)).isEmpty()) {
            if (call.pools().find(name).filter(d -> d.type() == type).isPresent()) {
                return 0;
            }
            Optional<String> refusal = ancestors(call, name);
            if (refusal.isPresent()) {
                return call.fail(refusal.get());
            }
        }
        Optional<String> reason = new Vacancy(call.pools())
                .refusal(name)
                .or(() -> bad)
                .or(() -> type == DatasetType.VOLUME ? volume(properties, !given.has('s')) : Optional.empty())
                .or(() -> denied(call, name, properties))
                .or(() -> call.pools().create(name, type, properties));
        if (reason.isPresent()) {
            return call.fail(head + reason.get());
        }
        call.pools().find(name).ifPresent(d -> d.grants.givenAtCreation(d, call.user()));
        return mountNew(call, name, "filesystem");
    }

    /** Who makes a dataset needs rights on the parent, for its properties too. */
    static Optional<String> denied(ZfsCall call, String name, Map<String, String> properties) {
        Optional<Dataset> parent = call.pools().find(Pools.parentOf(name));
        boolean may = parent.isPresent() && call.may(parent.get(), "create", "mount");
        for (String property : properties.keySet()) {
            String permission = Property.isUser(property) ? "userprop" : property;
            may &= parent.isPresent() && call.may(parent.get(), permission);
        }
        return may ? Optional.empty() : Optional.of(ZfsCall.DENIED);
    }

    /** Checks the size of a new volume and reserves its space. */
    private static Optional<String> volume(Map<String, String> properties, boolean reserve) {
        Optional<BigInteger> block = Size.parse(properties.getOrDefault("volblocksize", "8192"));
        Optional<BigInteger> size = Size.parse(properties.getOrDefault("volsize", "0"));
        if (block.isEmpty() || size.isEmpty() || block.get().signum() == 0) {
            return Optional.empty();
        }
        if (size.get().signum() == 0) {
            return Optional.of("volume size cannot be zero");
        }
        if (size.get().mod(block.get()).signum() != 0) {
            return Optional.of("volume size must be a multiple of volume block size");
        }
        if (reserve && size.get().bitLength() < 62) {
            long needed =
                    Volumes.reservation(size.get().longValue(), block.get().longValue());
            properties.putIfAbsent("refreservation", Long.toString(needed));
        }
        return Optional.empty();
    }

    /** Makes and mounts the missing ancestors of a dataset; the complaint if one cannot be made. */
    static Optional<String> ancestors(ZfsCall call, String name) {
        Optional<String> none = new Vacancy(call.pools()).noAncestors(name);
        if (none.isPresent()) {
            return Optional.of("cannot create '" + name + "': " + none.get());
        }
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            String ancestor = name.substring(0, slash);
            if (call.pools().find(ancestor).isPresent()) {
                continue;
            }
            Optional<String> refusal =
                    denied(call, ancestor, Map.of()).or(() -> call.pools().create(ancestor, Map.of()));
            if (refusal.isPresent()) {
                return Optional.of("cannot create '" + ancestor + "': " + refusal.get());
            }
            Mounts mounts = new Mounts(call.pools());
            Optional<String> complaint =
                    call.pools().find(ancestor).filter(mounts::wanted).flatMap(mounts::mount);
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        return Optional.empty();
    }

    /** Mounts what was just made, if it is to be mounted; 1 if that fails, though the dataset stays. */
    static int mountNew(ZfsCall call, String name, String what) {
        Mounts mounts = new Mounts(call.pools());
        Optional<Dataset> made = call.pools().find(name).filter(mounts::wanted);
        Optional<String> complaint = call.root()
                ? made.flatMap(mounts::mount)
                : made.map(d -> "cannot mount '" + d.name() + "': " + Mounts.UNPRIVILEGED);
        if (complaint.isEmpty()) {
            return 0;
        }
        call.fail(complaint.get());
        return call.fail(what + " successfully created, but not mounted");
    }
}
