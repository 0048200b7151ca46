package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One call of a zfs subcommand.
 *
 * @param pools what it works on
 * @param user who calls
 * @param subcommand that was found
 * @param args after the subcommand
 * @param stdin what it reads
 * @param console what it writes to
 */
record ZfsCall(Pools pools, String user, Subcommand subcommand, List<String> args, String stdin, Console console) {
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int MINUS_ONE = 255;
    static final String ROOT = "root";
    static final String DENIED = "permission denied";
    static final String WRONG_TYPE = "operation not applicable to datasets of this type";

    /** Whether the caller may do everything. */
    boolean root() {
        return user.equals(ROOT);
    }

    /** Whether the caller may do all of these to a dataset: as root, or because it was allowed. */
    boolean may(Dataset dataset, String... permissions) {
        return root() || List.of(permissions).stream().allMatch(p -> Grants.allows(dataset, user, p));
    }

    /** Complains and ends with exit code 1. */
    int fail(String line) {
        console.err(line);
        return FAILED;
    }

    /** Complains, shows the usage of the subcommand, and ends with exit code 2. */
    int usage(String line) {
        console.err(line);
        return usage();
    }

    /** Shows the usage of the subcommand, and ends with exit code 2. */
    int usage() {
        console.errRaw(ZfsUsage.of(subcommand));
        return USAGE;
    }

    /** Complains about an option that could not be read, as most subcommands do: a missing argument is no other fault. */
    int usage(Getopt.Fault fault) {
        return usage("invalid option '" + fault.letter() + "'");
    }

    /** Complains about an option that could not be read, as the subcommands do that tell a missing argument. */
    int usageTelling(Getopt.Fault fault) {
        return fault.missingValue() ? usage("missing argument for '" + fault.letter() + "' option") : usage(fault);
    }

    /** The filesystem or volume of that name, or a complaint. */
    Optional<Dataset> open(String name) {
        return open(name, DatasetType.HEADS).map(n -> (Dataset) n);
    }

    /** The filesystem of that name, or a complaint. */
    Optional<Dataset> openFilesystem(String name) {
        return open(name, EnumSet.of(DatasetType.FILESYSTEM)).map(n -> (Dataset) n);
    }

    /** The snapshot of that name, or a complaint. */
    Optional<Snapshot> openSnapshot(String name) {
        return open(name, EnumSet.of(DatasetType.SNAPSHOT)).map(n -> (Snapshot) n);
    }

    /** What has that name and one of the types, or a complaint (zfs_open). */
    Optional<Node> open(String name, Set<DatasetType> types) {
        Optional<String> fault = DatasetName.fault(name, types);
        Optional<Node> found = fault.isPresent() ? Optional.empty() : pools.findAny(name);
        if (found.isPresent() && types.contains(found.get().type())) {
            return found;
        }
        console.err("cannot open '" + name + "': " + fault.orElse(found.isPresent() ? WRONG_TYPE : Pools.MISSING));
        return Optional.empty();
    }

    /** The {@code -o property=value} options in order; a complaint and nothing if one is malformed. */
    Optional<Map<String, String>> assignments(List<String> texts) {
        Map<String, String> assignments = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 0) {
                console.err("missing '=' for property=value argument");
                return Optional.empty();
            }
            if (assignments.put(text.substring(0, equals), text.substring(equals + 1)) != null) {
                console.err("property '" + text.substring(0, equals) + "' specified multiple times");
                return Optional.empty();
            }
        }
        return Optional.of(assignments);
    }
}
