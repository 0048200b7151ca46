package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code zfs create}. */
final class CreateCommand {

    private CreateCommand() {}

    static int run(ZfsCall call) {
        Getopt given = Getopt.parse("V:b:so:p", call.args());
        DatasetType type = given.has('V') ? DatasetType.VOLUME : DatasetType.FILESYSTEM;
        Optional<Map<String, String>> assignments = call.assignments(given.values('o'));
        if (assignments.isEmpty()) {
            return ZfsCall.FAILED;
        }
        Map<String, String> properties = new TreeMap<>(assignments.get());
        for (char letter : new char[] {'V', 'b'}) {
            Optional<String> text = given.value(letter);
            Optional<BigInteger> size = text.flatMap(Size::parse);
            if (text.isPresent() && size.isEmpty()) {
                String what = letter == 'V' ? "bad volume size" : "bad volume block size";
                return call.fail(what + " '" + text.get() + "': bad numeric value '" + text.get() + "'");
            }
            size.ifPresent(s -> properties.put(letter == 'V' ? "volsize" : "volblocksize", s.toString()));
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
        if (type == DatasetType.VOLUME && !given.has('s')) {
            String pool = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
            if (call.pools().pool(pool).isEmpty()) {
                return call.fail("cannot open '" + pool + "': no such pool");
            }
        }
        if (given.has('p') && DatasetName.fault(name).isEmpty()) {
            if (call.pools().find(name).isPresent()) {
                return 0;
            }
            Optional<String> refusal = ancestors(call, name);
            if (refusal.isPresent()) {
                return call.fail(refusal.get());
            }
        }
        Optional<String> refusal = new Vacancy(call.pools()).refusal(name);
        boolean noPlace = refusal.filter(r -> r.contains("parent") || r.contains("no such pool"))
                .isPresent();
        if (refusal.isPresent() && !noPlace) {
            return call.fail("cannot create '" + name + "': " + refusal.get());
        }
        Optional<String> volume = type == DatasetType.VOLUME ? volume(properties, !given.has('s')) : Optional.empty();
        if (volume.isPresent()) {
            return call.fail("cannot create '" + name + "': " + volume.get());
        }
        Optional<String> bad = new ValueCheck(type, true, false, 8192).checkAll(properties, new TreeMap<>());
        Optional<String> reason = bad.isPresent() ? bad : noPlace ? refusal : Optional.empty();
        if (reason.isEmpty() && !call.root()) {
            reason = Optional.of(ZfsCall.DENIED);
        }
        if (reason.isEmpty()) {
            reason = call.pools().create(name, type, properties);
        }
        return reason.isPresent()
                ? call.fail("cannot create '" + name + "': " + reason.get())
                : mountNew(call, name, "filesystem");
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
        String pool = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
        if (call.pools().pool(pool).isEmpty()) {
            return Optional.of("cannot create '" + name + "': no such pool '" + pool + "'");
        }
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            String ancestor = name.substring(0, slash);
            if (call.pools().find(ancestor).isPresent()) {
                continue;
            }
            Optional<String> refusal =
                    call.root() ? call.pools().create(ancestor, Map.of()) : Optional.of(ZfsCall.DENIED);
            if (refusal.isPresent()) {
                return Optional.of("cannot create '" + ancestor + "': " + refusal.get());
            }
            mountNew(call, ancestor, "filesystem");
        }
        return Optional.empty();
    }

    /** Mounts what was just made, if it is to be mounted; 1 if that fails, though the dataset stays. */
    static int mountNew(ZfsCall call, String name, String what) {
        Mounts mounts = new Mounts(call.pools());
        Optional<String> complaint =
                call.pools().find(name).filter(mounts::wanted).flatMap(mounts::mount);
        if (complaint.isEmpty()) {
            return 0;
        }
        call.fail(complaint.get());
        return call.fail(what + " successfully created, but not mounted");
    }
}
