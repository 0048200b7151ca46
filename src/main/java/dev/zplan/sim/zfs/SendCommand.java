package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code zfs send}. */
final class SendCommand {
    private static final Map<String, Character> LONG = Map.of(
            "replicate",
            'R',
            "props",
            'p',
            "parsable",
            'P',
            "verbose",
            'v',
            "dryrun",
            'n',
            "large-block",
            'L',
            "embed",
            'e',
            "compressed",
            'c',
            "backup",
            'b',
            "holds",
            'h');
    private static final String NOT_EARLIER = "not an earlier snapshot from the same fs";

    private final ZfsCall call;
    private final Getopt given;
    private final boolean replicate;

    private SendCommand(ZfsCall call, Getopt given) {
        this.call = call;
        this.given = given;
        this.replicate = given.has('R');
    }

    static int run(ZfsCall call) {
        Getopt given = Getopt.parseLong(":i:I:RDpvnPLehcb", LONG, call.args());
        if (given.fault().isPresent()) {
            return call.usageTelling(given.fault().get());
        }
        if (given.options().stream().filter(o -> "iI".indexOf(o.letter()) >= 0).count() > 1) {
            return call.usage();
        }
        if (given.operands().isEmpty()) {
            return call.usage("missing snapshot argument");
        }
        if (given.operands().size() > 1) {
            return call.usage("too many arguments");
        }
        SendCommand command = new SendCommand(call, given);
        Optional<String> from = given.value('i').or(() -> given.value('I'));
        String target = given.operands().get(0);
        return command.replicate || given.has('I') ? command.several(target, from) : command.one(target, from);
    }

    private int failed(String target, String reason) {
        return call.fail("warning: cannot send '" + target + "': " + reason);
    }

    private int one(String target, Optional<String> from) {
        Optional<Node> opened =
                call.open(target, EnumSet.of(DatasetType.FILESYSTEM, DatasetType.VOLUME, DatasetType.SNAPSHOT));
        if (opened.isEmpty()) {
            return ZfsCall.FAILED;
        }
        Node node = opened.get();
        Optional<Node> base = Optional.empty();
        if (from.isPresent()) {
            String text = from.get();
            boolean typed = text.contains("@") || text.contains("#");
            if (!typed) {
                call.fail("Warning: incremental source didn't specify type, assuming snapshot."
                        + " Use '@' or '#' prefix to avoid ambiguity.");
            }
            String tail = typed ? text : "@" + text;
            String whole =
                    tail.startsWith("@") || tail.startsWith("#") ? node.head().name() + tail : tail;
            base = whole.contains("#")
                    ? call.pools().findAny(whole)
                    : call.open(whole, EnumSet.of(DatasetType.SNAPSHOT));
            if (base.isEmpty() && whole.contains("@")) {
                return ZfsCall.FAILED;
            }
            if (base.isEmpty()) {
                return failed(target, "incremental source (" + whole + ") does not exist");
            }
            if (!isBefore(base.get(), node)) {
                return failed(target, NOT_EARLIER);
            }
        }
        if (!call.may(node.head(), "send")) {
            return failed(target, ZfsCall.DENIED);
        }
        if (node instanceof Dataset dataset && dataset.mountedAt().isPresent()) {
            return failed(target, "target is busy; if a filesystem, it must not be mounted");
        }
        boolean clone = base.filter(b -> b.head() != node.head()).isPresent();
        return write(List.of(record(node, base, clone)), node.head().name());
    }

    /** Whether a snapshot is of the history of another, clones included. */
    private static boolean isBefore(Node base, Node node) {
        for (Dataset d = node.head();
                d != null;
                d = d.origin().map(Snapshot::dataset).orElse(null)) {
            if (base.head() == d) {
                return node instanceof Dataset || base.txg < node.txg;
            }
        }
        return false;
    }

    private int several(String target, Optional<String> from) {
        if (from.filter(f -> f.contains("#")).isPresent()) {
            return call.fail("Error: multiple snapshots cannot be sent from a bookmark.");
        }
        int at = target.indexOf('@');
        if (at < 0) {
            return call.fail("Error: Unsupported flag with filesystem or bookmark.");
        }
        Optional<Dataset> opened = call.open(target.substring(0, at));
        if (opened.isEmpty()) {
            return ZfsCall.FAILED;
        }
        Dataset top = opened.get();
        String to = target.substring(at + 1);
        Optional<Snapshot> origin =
                top.origin().filter(o -> from.filter(o.name()::equals).isPresent());
        if (origin.isEmpty()
                && from.filter(f -> f.indexOf('@') > 0 && !f.startsWith(top.name() + "@"))
                        .isPresent()) {
            return call.usage("incremental source must be in same filesystem");
        }
        Optional<String> first = origin.isPresent() ? Optional.empty() : from.map(f -> f.replaceFirst(".*@", ""));
        List<SendStream.Sent> records = new ArrayList<>();
        for (Dataset dataset : replicate ? top.subtree() : List.of(top)) {
            if (!dataset.snapshots.containsKey(to)) {
                call.fail("cannot send " + target + (replicate ? " recursively" : "") + ": snapshot " + dataset.name()
                        + "@" + to + " does not exist");
                return failed(target, "backup failed");
            }
            if (!call.may(dataset, "send")) {
                return failed(dataset.name() + "@" + to, ZfsCall.DENIED);
            }
            Optional<Snapshot> start = first.map(f -> dataset.snapshots.get(f));
            if (first.isPresent() && start.isEmpty() && dataset == top) {
                call.fail("WARNING: could not send " + target + ":\nincremental source (" + top.name() + "@"
                        + first.get() + ") does not exist");
                return ZfsCall.FAILED;
            }
            collect(dataset, to, start, records);
        }
        return write(records, top.name());
    }

    /** The snapshots of a dataset behind the first and up to the last; only the last one with {@code -i}. */
    private void collect(Dataset dataset, String to, Optional<Snapshot> start, List<SendStream.Sent> records) {
        Optional<Node> base =
                start.isPresent() ? start.map(s -> s) : dataset.origin().map(o -> o);
        boolean all = !given.has('i') || start.isEmpty();
        for (Snapshot snapshot : dataset.snapshots()) {
            boolean later = start.isEmpty() || snapshot.txg > start.get().txg;
            boolean last = snapshot.tag().equals(to);
            if (later && (all || last)) {
                records.add(record(
                        snapshot, base, base.filter(b -> b.head() != dataset).isPresent()));
                base = Optional.of(snapshot);
            }
            if (last) {
                return;
            }
        }
    }

    private SendStream.Sent record(Node node, Optional<Node> base, boolean clone) {
        Dataset head = node.head();
        Map<String, String> fixed = new TreeMap<>();
        for (String name : List.of("volsize", "volblocksize", "casesensitivity", "normalization", "utf8only")) {
            head.localValue(name).ifPresent(v -> fixed.put(name, v));
        }
        Map<String, String> properties = new TreeMap<>();
        if (given.has('p') || replicate || given.has('b')) {
            head.received.forEach((name, value) -> {
                if (!head.hidden.contains(name)) {
                    properties.put(name, value);
                }
            });
            properties.putAll(given.has('b') ? head.received : head.local);
            properties.keySet().removeAll(fixed.keySet());
        }
        return new SendStream.Sent(
                node instanceof Snapshot ? node.name() : head.name() + "@--head--",
                !head.isFilesystem(),
                node.guid,
                base.map(b -> b.guid).orElse(0L),
                clone,
                node.creation,
                node.blocks.extents,
                fixed,
                properties,
                properties.isEmpty() && !given.has('p') && !replicate ? Map.of() : node.local);
    }

    private int write(List<SendStream.Sent> records, String sent) {
        if (given.has('v') || given.has('P')) {
            describe(records);
        }
        if (!given.has('n')) {
            call.console().out(new SendStream(sent, replicate, records).write());
        }
        return 0;
    }

    private void describe(List<SendStream.Sent> records) {
        boolean parsable = given.has('P');
        long total = 0;
        StringBuilder text = new StringBuilder();
        for (SendStream.Sent record : records) {
            long size = record.bytes();
            total += size;
            String shown = parsable ? Long.toString(size) : Size.nice(size);
            String kind = record.from() == 0 ? "full" : "incremental";
            text.append(
                    parsable
                            ? kind + "\t" + record.name() + "\t" + shown + "\n"
                            : (record.from() == 0 ? "full send of " : "incremental send of ") + record.name()
                                    + " estimated size is " + shown + "\n");
        }
        text.append(parsable ? "size\t" + total + "\n" : "total estimated size is " + Size.nice(total) + "\n");
        if (given.has('n')) {
            call.console().out(text.toString());
        } else {
            call.console().errRaw(text.toString());
        }
    }
}
