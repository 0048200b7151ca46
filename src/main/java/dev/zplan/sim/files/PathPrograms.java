package dev.zplan.sim.files;

import dev.zplan.sim.command.SimResult;
import java.util.List;

/** {@code echo}, {@code basename} and {@code dirname}: they only look at their arguments. */
final class PathPrograms {

    private PathPrograms() {}

    static SimResult echo(Run run) {
        return SimResult.ok(String.join(" ", run.args()) + "\n");
    }

    static SimResult basename(Run run) {
        List<String> args = run.args();
        if (args.isEmpty() || args.size() > 2) {
            return SimResult.fail(1, "Usage: basename string [ suffix ]\n");
        }
        String name = Run.last(args.get(0));
        String suffix = args.size() == 2 ? args.get(1) : "";
        boolean cut = name.endsWith(suffix) && !name.equals(suffix);
        String rest = cut ? name.substring(0, name.length() - suffix.length()) : name;
        return SimResult.ok((rest.isEmpty() && args.get(0).startsWith("/") ? "/" : rest) + "\n");
    }

    static SimResult dirname(Run run) {
        if (run.args().size() != 1) {
            return SimResult.fail(1, "usage: dirname [ path ]\n");
        }
        String path = run.args().get(0).replaceAll("(?<=.)/+$", "");
        int slash = path.lastIndexOf('/');
        return SimResult.ok((slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash)) + "\n");
    }
}
