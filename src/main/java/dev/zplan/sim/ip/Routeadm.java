package dev.zplan.sim.ip;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code routeadm}: forwarding and routing, which are services below. {@code -e} and {@code -d} prepare for the next boot,
 * {@code -u} applies that now.
 */
public final class Routeadm {
    private static final List<String> OPTIONS =
            List.of("ipv4-routing", "ipv6-routing", "ipv4-forwarding", "ipv6-forwarding");
    private static final String SERVICES = "route:default ripng:default";
    private static final List<String> VARIABLES = List.of(
            "ipv4-routing-daemon",
            "ipv4-routing-daemon-args",
            "ipv4-routing-stop-cmd",
            "ipv6-routing-daemon",
            "ipv6-routing-daemon-args",
            "ipv6-routing-stop-cmd",
            "routing-svcs");
    private static final String USAGE = """
            usage: routeadm [-p] [-R <root-dir>]
                   routeadm [-e <option>] [-d <option>] [-r <option>]
                       [-l <FMRI>] [-m <FMRI> key=value [...]]
                       [-s <var>=<val>] [-R <root-dir>]
                   routeadm -u

                   <option> is one of:
                   ipv4-forwarding
                   ipv4-routing
                   ipv6-forwarding
                   ipv6-routing

                   <var> is one of:
                   ipv4-routing-daemon
                   ipv4-routing-daemon-args
                   ipv4-routing-stop-cmd
                   ipv6-routing-daemon
                   ipv6-routing-daemon-args
                   ipv6-routing-stop-cmd
                   routing-svcs
            """;

    private final IpStack stack;
    private final Console console = new Console();

    private Routeadm(IpStack stack) {
        this.stack = stack;
    }

    /** Runs it for a zone. */
    public static SimResult run(IpStack stack, List<String> args) {
        return new Routeadm(stack).run(args);
    }

    private SimResult run(List<String> args) {
        boolean bare = !args.isEmpty() && args.get(args.size() - 1).equals("-p");
        List<String> words = bare ? args.subList(0, args.size() - 1) : args;
        Getopt given = Getopt.parse("bd:e:l:m:p:R:r:s:u", words);
        for (Getopt.Option option : given.options()) {
            Optional<SimResult> end = take(option);
            if (end.isPresent()) {
                return end.get();
            }
        }
        if (given.fault().isPresent() || !given.operands().isEmpty()) {
            given.fault()
                    .filter(Getopt.Fault::missingValue)
                    .ifPresent(f -> console.err("routeadm: option requires an argument -" + f.letter()));
            return usage();
        }
        boolean changed = given.has('d') || given.has('e') || given.has('r') || given.has('u');
        boolean parsable = bare || given.has('p');
        if (parsable && changed) {
            console.err("routeadm: the -p option cannot be used with any of -demrsu");
            return usage();
        }
        if (given.has('u')) {
            OPTIONS.forEach(this::apply);
        }
        return changed ? console.exit(0) : parsable ? list(given.value('p')) : report();
    }

    private SimResult usage() {
        return console.errRaw(USAGE).exit(1);
    }

    private Optional<SimResult> take(Getopt.Option option) {
        return switch (option.letter()) {
            case 'd', 'e', 'r' -> {
                if (!OPTIONS.contains(option.value())) {
                    console.err("routeadm: invalid option: " + option.value());
                    yield Optional.of(usage());
                }
                stack.saved().put(key(option.value()), option.letter() == 'e' ? "enabled" : "disabled");
                yield Optional.empty();
            }
            case 'p', 'u' -> Optional.empty();
            default -> Optional.of(SimResult.fail(1, "routeadm: not simulated: -" + option.letter() + "\n"));
        };
    }

    private static String key(String option) {
        return "service/" + option;
    }

    private static String state(Map<String, String> values, String option) {
        return values.getOrDefault(key(option), "disabled");
    }

    /** The services of forwarding set the protocol's property when they start and stop. */
    private void apply(String option) {
        String wanted = state(stack.saved(), option);
        boolean same = wanted.equals(state(stack.running(), option));
        stack.running().put(key(option), wanted);
        if (!same && option.endsWith("-forwarding")) {
            stack.running().put(option.replace('-', '/'), wanted.equals("enabled") ? "on" : "off");
        }
    }

    private SimResult list(Optional<String> only) {
        boolean found = false;
        for (String option : OPTIONS) {
            if (only.isEmpty() || only.get().equals(option)) {
                found = true;
                console.out((only.isEmpty() ? option + " " : "") + "persistent=" + state(stack.saved(), option)
                        + " default=disabled current=" + state(stack.running(), option) + "\n");
            }
        }
        for (String variable : VARIABLES) {
            if (only.isEmpty() || only.get().equals(variable)) {
                found = true;
                String value = variable.equals("routing-svcs") ? SERVICES : "";
                console.out((only.isEmpty() ? variable + " " : "") + "persistent=\"" + value + "\" default=\"" + value
                        + "\" \n");
            }
        }
        return found
                ? console.exit(0)
                : console.err("routeadm: no such option/variable " + only.get()).exit(1);
    }

    private SimResult report() {
        console.out("              Configuration   Current              Current\n"
                + "                     Option   Configuration        System State\n"
                + "---------------------------------------------------------------\n");
        for (String option : OPTIONS) {
            String shown = option.replace("ipv", "IPv").replace('-', ' ');
            console.out(String.format(
                    "%27s   %-21s%s\n", shown, state(stack.saved(), option), state(stack.running(), option)));
        }
        console.out(String.format("\n%27s   \"%s\"\n", "Routing services", SERVICES));
        console.out("\nRouting daemons:\n\n                      STATE   FMRI\n");
        String routing = state(stack.running(), "ipv4-routing").equals("enabled") ? "online" : "disabled";
        String ripng = state(stack.running(), "ipv6-routing").equals("enabled") ? "online" : "disabled";
        daemon("disabled", "legacy-routing:ipv4");
        daemon("disabled", "legacy-routing:ipv6");
        daemon("online", "ndp:default");
        daemon("disabled", "rdisc:default");
        daemon(ripng, "ripng:default");
        daemon(routing, "route:default");
        return console.exit(0);
    }

    private void daemon(String state, String name) {
        console.out(String.format("%27s   svc:/network/routing/%s\n", state, name));
    }
}
