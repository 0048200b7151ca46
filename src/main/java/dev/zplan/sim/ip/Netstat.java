package dev.zplan.sim.ip;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Optional;

/** {@code netstat -rn}: the routing table. Nothing is counted, so that Ref and Use are always the same. */
public final class Netstat {
    private static final String V4 = """

            Routing Table: IPv4
              Destination           Gateway           Flags  Ref     Use     Interface\s
            -------------------- -------------------- ----- ----- ---------- ---------\s
            """;
    private static final String V6 = """

            Routing Table: IPv6
              Destination/Mask            Gateway                   Flags Ref   Use    If   \s
            --------------------------- --------------------------- ----- --- ------- -----\s
            """;

    private Netstat() {}

    /** Runs it for a zone. */
    public static SimResult run(IpStack stack, List<String> args) {
        Getopt given = Getopt.parse("rnf:", args);
        Optional<String> family = given.value('f');
        if (given.fault().isPresent()
                || !given.operands().isEmpty()
                || !given.has('r')
                || !given.has('n')
                || family.filter(f -> !f.equals("inet") && !f.equals("inet6")).isPresent()) {
            return SimResult.fail(1, "netstat: not simulated: " + String.join(" ", args) + "\n");
        }
        Console console = new Console();
        if (!family.equals(Optional.of("inet6"))) {
            console.out(V4);
            stack.routes().table(stack).stream().filter(r -> !r.isV6()).forEach(r -> console.out(v4(r)));
        }
        if (!family.equals(Optional.of("inet"))) {
            console.out(V6);
            stack.routes().table(stack).stream().filter(Route::isV6).forEach(r -> console.out(v6(r)));
        }
        return console.exit(0);
    }

    private static String v4(Route route) {
        String to = route.isDefault() ? "default" : route.destination();
        return String.format(
                "%-20s %-20s %-5s %5d %10d %-9s \n", to, route.gateway(), flags(route), 2, 0, route.link());
    }

    private static String v6(Route route) {
        String to = route.isDefault()
                ? "default"
                : route.isHost() ? route.destination() : route.destination() + "/" + route.prefix();
        return String.format("%-27s %-27s %-5s %3d %7d %-5s \n", to, route.gateway(), flags(route), 2, 0, route.link());
    }

    private static String flags(Route route) {
        return "U" + (route.direct() ? "" : "G") + (route.isHost() ? "H" : "");
    }
}
