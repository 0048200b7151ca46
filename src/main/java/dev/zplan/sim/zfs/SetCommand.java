package dev.zplan.sim.zfs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code zfs set}. */
final class SetCommand {

    private SetCommand() {}

    static int run(ZfsCall call) {
        List<String> args = call.args();
        if (args.stream().anyMatch(a -> a.startsWith("-") && a.length() > 1 && !a.contains("="))) {
            String option =
                    args.stream().filter(a -> a.startsWith("-")).findFirst().orElse("-");
            return call.usage("invalid option '" + option.charAt(1) + "'");
        }
        if (args.isEmpty()) {
            return call.usage("missing property=value argument(s)");
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        int next = 0;
        while (next < args.size() && args.get(next).contains("=")) {
            String text = args.get(next++);
            String name = text.substring(0, text.indexOf('='));
            if (wanted.put(name, text.substring(text.indexOf('=') + 1)) != null) {
                call.fail("property '" + name + "' specified multiple times");
                return 255;
            }
        }
        if (wanted.isEmpty()) {
            return call.usage("missing value in property=value argument");
        }
        if (next == args.size()) {
            return call.usage("missing dataset name(s)");
        }
        return setAll(call, wanted, args.subList(next, args.size()));
    }

    /** Opens all first in the order of names; then sets, each for itself. */
    private static int setAll(ZfsCall call, Map<String, String> wanted, List<String> names) {
        int status = 0;
        List<Node> nodes = new ArrayList<>();
        for (String name : names) {
            Optional<Node> node = call.open(name, true, true);
            node.ifPresent(nodes::add);
            status |= node.isPresent() ? 0 : ZfsCall.FAILED;
        }
        nodes.sort(Selection.BY_NAME);
        for (Node node : nodes) {
            status |= set(call, node, wanted);
        }
        return status;
    }

    private static int set(ZfsCall call, Node node, Map<String, String> wanted) {
        boolean zoned = node instanceof Dataset dataset && new Mounts(call.pools()).zoned(dataset);
        Map<String, String> good = new TreeMap<>();
        Optional<String> refusal =
                new ValueCheck(node.type(), false, zoned, Pools.blockSize(node)).checkAll(wanted, good);
        if (refusal.isEmpty() && !call.root()) {
            refusal = Optional.of(ZfsCall.DENIED);
        }
        if (refusal.isPresent()) {
            return call.fail("cannot set property for '" + node.name() + "': " + refusal.get());
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

    /** Whether a reason is a complaint of its own. */
    static boolean whole(String reason) {
        return reason.startsWith("cannot ") || reason.equals(Setter.UNABLE_TO_REMOUNT);
    }
}
