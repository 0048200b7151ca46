package dev.zplan.sim.net;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Optional;

/**
 * {@code dladm} on a simulated host.
 *
 * <p>Formats, messages and exit codes are those of illumos-gate (usr/src/cmd/dladm, lib/libdladm, lib/libofmt). Success
 * is 0, every failure 1.
 */
public final class Dladm {

    private Dladm() {}

    /**
     * Runs it with full privileges in the global zone.
     *
     * @param links the links, which it may change
     * @param flavour the distribution
     * @param args what follows {@code dladm}
     */
    public static SimResult run(Links links, Flavour flavour, List<String> args) {
        Console console = new Console();
        String name = args.isEmpty() ? "show-link" : args.get(0);
        if (name.equals("help")) {
            return console.errRaw(Subcommands.usage()).exit(0);
        }
        Optional<Subcommand> found = Subcommands.named(name);
        if (found.isEmpty()) {
            return console.err("dladm: unknown subcommand '" + name + "'")
                    .errRaw(Subcommands.usage())
                    .exit(1);
        }
        List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
        Call call = new Call(links, flavour, found.get(), rest, console);
        if (!name.startsWith("show-") && rest.stream().anyMatch(a -> a.equals("-R") || a.startsWith("--root-dir"))) {
            return console.exit(call.unsimulated('R'));
        }
        return console.exit(Subcommands.run(call));
    }

    /** Runs it in the global zone for somebody without rights: he can look, but not change. */
    public static SimResult runUnprivileged(Links links, Flavour flavour, List<String> args) {
        return run(links.seenBy(Optional.empty()), flavour, args);
    }

    /** Runs it inside an exclusive-IP zone, where only the links lent to it are seen, and none can be changed. */
    public static SimResult runInZone(Links links, Flavour flavour, String zone, List<String> args) {
        return run(links.seenBy(Optional.of(zone)), flavour, args);
    }
}
