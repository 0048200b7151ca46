package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One call of a zfs subcommand.
 *
 * @param pools what it works on
 * @param root whether the caller may change anything
 * @param subcommand that was found
 * @param args after the subcommand
 * @param console what it writes to
 */
record ZfsCall(Pools pools, boolean root, Subcommand subcommand, List<String> args, Console console) {
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final String DENIED = "permission denied";

    /** Complains and ends with exit code 1. */
    int fail(String line) {
        console.err(line);
        return FAILED;
    }

    /** Complains, shows the usage of the subcommand, and ends with exit code 2. */
    int usage(String line) {
        console.err(line).errRaw(ZfsUsage.of(subcommand));
        return USAGE;
    }

    /** Complains about an option that could not be read. */
    int usage(Getopt.Fault fault) {
        return usage(
                fault.missingValue()
                        ? "missing argument for '" + fault.letter() + "' option"
                        : "invalid option '" + fault.letter() + "'");
    }

    /** The filesystem or volume of that name, or a complaint. */
    Optional<Dataset> open(String name) {
        return open(name, true, false).map(n -> (Dataset) n);
    }

    /** The snapshot of that name, or a complaint. */
    Optional<Snapshot> openSnapshot(String name) {
        return open(name, false, true).map(n -> (Snapshot) n);
    }

    /** What has that name, or a complaint. */
    Optional<Node> open(String name, boolean datasets, boolean snapshots) {
        Optional<String> fault = !datasets
                ? DatasetName.snapshotFault(name)
                : snapshots ? DatasetName.anyFault(name) : DatasetName.fault(name);
        if (fault.isPresent()) {
            return complain(name, fault.get());
        }
        Optional<Dataset> dataset = pools.find(name);
        Optional<Snapshot> snapshot = pools.findSnapshot(name);
        if (dataset.isEmpty() && snapshot.isEmpty()) {
            return complain(name, Pools.MISSING);
        }
        return dataset.isPresent() ? Optional.of(dataset.get()) : Optional.of(snapshot.get());
    }

    private Optional<Node> complain(String name, String reason) {
        console.err("cannot open '" + name + "': " + reason);
        return Optional.empty();
    }

    /** The {@code -o property=value} options; a complaint and nothing if one is malformed. */
    Optional<Map<String, String>> assignments(List<String> texts) {
        Map<String, String> assignments = new TreeMap<>();
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
