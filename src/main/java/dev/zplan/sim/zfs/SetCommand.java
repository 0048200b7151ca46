package dev.zplan.sim.zfs;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code zfs set}. */
final class SetCommand {

    /** ZAP_MAXVALUELEN without the end of the string. */
    private static final int MAX_VALUE = 8191;

    private SetCommand() {}

    static int run(ZfsCall call) {
        List<String> args = call.args();
        if (!args.isEmpty() && args.get(0).startsWith("-")) {
            return call.usage("invalid option '" + args.get(0).substring(1).replaceFirst("(?<=.).*", "") + "'");
        }
        if (args.isEmpty()) {
            return call.usage("missing arguments");
        }
        int first = 0;
        while (first < args.size() && args.get(first).contains("=")) {
            first++;
        }
        if (first == 0) {
            return call.usage("missing value in property=value argument");
        }
        if (first == args.size()) {
            return call.usage("missing dataset name(s)");
        }
        List<String> names = args.subList(first, args.size());
        if (names.stream().anyMatch(n -> n.contains("="))) {
            return call.usage("invalid argument order");
        }
        Optional<Map<String, String>> wanted = call.assignments(args.subList(0, first));
        return wanted.isEmpty() ? ZfsCall.MINUS_ONE : setAll(call, wanted.get(), names);
    }

    /** Opens all first; then sets in the order of names, each for itself. */
    private static int setAll(ZfsCall call, Map<String, String> wanted, List<String> names) {
        Selection.Found found =
                new Selection(call, EnumSet.complementOf(EnumSet.of(DatasetType.BOOKMARK)), 0, true).named(names);
        int status = found.exitCode();
        for (Node node : found.nodes()) {
            status |= set(call, node, wanted);
        }
        return status;
    }

    private static int set(ZfsCall call, Node node, Map<String, String> wanted) {
        boolean zoned = node instanceof Dataset dataset && new Mounts(call.pools()).zoned(dataset);
        Map<String, String> good = new LinkedHashMap<>();
        Optional<String> refusal =
                new ValueCheck(node.type(), false, zoned, Pools.blockSize(node)).checkAll(wanted, good);
        if (refusal.isEmpty() && node instanceof Dataset dataset) {
            Volumes.reserve(good, volsize(good, dataset), Pools.blockSize(node));
        }
        String head = "cannot set property for '" + node.name() + "': ";
        if (refusal.isPresent()) {
            return call.fail(head + refusal.get());
        }
        boolean may = good.keySet().stream()
                .allMatch(p -> call.may(node.head(), Property.isUser(p) ? "userprop" : p) && !p.equals("zoned"));
        if (!may && !call.root()) {
            Optional<String> mounted = good.containsKey("mountpoint") || "off".equals(good.get("canmount"))
                    ? node.head().mountedAt()
                    : Optional.empty();
            return call.fail(mounted.map(m -> "cannot unmount '" + m + "': " + ZfsCall.DENIED)
                    .orElse(head + ZfsCall.DENIED));
        }
        Optional<String> tooLong = good.entrySet().stream()
                .filter(e -> Property.isUser(e.getKey()) && e.getValue().length() > MAX_VALUE)
                .map(Map.Entry::getKey)
                .findFirst();
        if (tooLong.isPresent()) {
            return call.fail(head + "property value too long");
        }
        if (!(node instanceof Dataset dataset)) {
            node.local.putAll(good);
            return 0;
        }
        int status = 0;
        for (Map.Entry<String, String> entry : good.entrySet()) {
            Optional<String> reason = new Setter(call.pools(), dataset).set(entry.getKey(), entry.getValue());
            if (reason.isPresent()) {
                status = call.fail(
                        whole(reason.get())
                                ? reason.get()
                                : "cannot set property for '" + node.name() + "': " + reason.get());
            }
        }
        return status;
    }

    private static long volsize(Map<String, String> good, Dataset dataset) {
        String wanted = good.get("volsize");
        return wanted == null ? Space.number(dataset, "volsize") : Long.parseLong(wanted);
    }

    /** Whether a reason is a complaint of its own. */
    static boolean whole(String reason) {
        return reason.startsWith("cannot ") || reason.equals(Setter.UNABLE_TO_REMOUNT);
    }
}
