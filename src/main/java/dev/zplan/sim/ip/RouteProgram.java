package dev.zplan.sim.ip;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.ip.RouteTable.Errno;
import dev.zplan.sim.net.IpAddress;
import dev.zplan.sim.net.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code route}. What the kernel refuses is said on standard output, and the exit code is its error's number. */
public final class RouteProgram {
    private static final String USAGE = "usage: route [ -fnpqv ] [ -R <root-dir> ] cmd [[ -<qualifers> ] args ]";
    private static final String NONE_SAVED = "No persistent routes are defined\n";

    private final IpStack stack;
    private final Datalinks links;
    private final Console console = new Console();
    private boolean numeric;
    private boolean quiet;
    private boolean permanent;

    private RouteProgram(IpStack stack, Datalinks links) {
        this.stack = stack;
        this.links = links;
    }

    /** Runs it for a zone. */
    public static SimResult run(IpStack stack, Datalinks links, List<String> args) {
        return new RouteProgram(stack, links).run(args);
    }

    private SimResult run(List<String> args) {
        Getopt given = Getopt.parse("R:nqdtvfp", args);
        if (given.fault().isPresent() || args.isEmpty()) {
            return usage();
        }
        for (char unknown : new char[] {'R', 'd', 't', 'v'}) {
            if (given.has(unknown)) {
                return SimResult.fail(1, "route: not simulated: -" + unknown + "\n");
            }
        }
        numeric = given.has('n');
        quiet = given.has('q');
        permanent = given.has('p');
        List<String> words = new ArrayList<>(given.operands());
        if (given.has('f')) {
            boolean v6 = !words.isEmpty() && words.get(0).equals("inet6");
            if (v6 || (!words.isEmpty() && words.get(0).equals("inet"))) {
                words.remove(0);
            }
            flush(v6);
        }
        return words.isEmpty() ? given.has('f') ? console.exit(0) : usage() : command(words);
    }

    private SimResult command(List<String> words) {
        return switch (words.get(0)) {
            case "add", "delete", "change", "get" -> change(words);
            case "show" -> show(words);
            case "flush" -> {
                boolean v6 = words.equals(List.of("flush", "-inet6"));
                if (words.size() > 1 && !v6 && !words.equals(List.of("flush", "-inet"))) {
                    yield botched(words.get(1));
                }
                flush(v6);
                yield console.exit(0);
            }
            case "monitor" -> SimResult.fail(1, "route: not simulated: monitor\n");
            default -> botched(words.get(0));
        };
    }

    private SimResult usage() {
        return console.err(USAGE).exit(1);
    }

    private SimResult botched(String word) {
        return console.err("route: botched keyword: " + word).err(USAGE).exit(1);
    }

    private SimResult change(List<String> words) {
        RouteArguments wanted = RouteArguments.parse(words, false);
        if (wanted.fault().isPresent()) {
            return console.err(wanted.fault().get()).exit(1);
        }
        String link = wanted.link();
        if (!link.isEmpty()
                && stack.findInterface(link).filter(IpInterface::active).isEmpty()) {
            return console.err("route: " + link + ": no such interface").exit(1);
        }
        Errno errno = wanted.command().equals("get") ? get(wanted) : inKernel(wanted);
        if (permanent && (errno == Errno.NONE || errno == Errno.EEXIST || errno == Errno.ESRCH)) {
            return inFile(words, wanted);
        }
        return console.exit(errno.code);
    }

    private Errno inKernel(RouteArguments wanted) {
        Errno errno = wanted.route()
                .map(route -> switch (wanted.command()) {
                    case "add" -> stack.routes().add(stack, route);
                    case "delete" -> stack.routes().remove(route);
                    default -> stack.routes().change(stack, route);
                })
                .orElse(Errno.ESRCH);
        console.out(summary(wanted, "") + (errno == Errno.NONE ? "\n" : ": " + errno.text + "\n"));
        return errno;
    }

    /** What route says of a change: {@code add net default: gateway 10.0.0.1}. */
    private String summary(RouteArguments wanted, String where) {
        String gateway = numeric ? wanted.gatewayAddress() : wanted.gateway();
        return wanted.command()
                + where
                + (wanted.host() ? " host " : " net ")
                + wanted.destination()
                + (gateway.isEmpty() ? "" : ": gateway " + gateway);
    }

    private SimResult inFile(List<String> words, RouteArguments wanted) {
        List<String> saved = stack.routes().saved();
        List<String> same = saved.stream().filter(line -> matches(wanted, line)).toList();
        String summary = summary(wanted, " persistent");
        switch (wanted.command()) {
            case "add" -> {
                if (!same.isEmpty()) {
                    return console.err(summary + ": entry exists").exit(1);
                }
                saved.add(String.join(" ", words.subList(1, words.size())));
                console.out(summary + "\n");
            }
            case "delete" -> {
                if (same.isEmpty()) {
                    return console.err(summary + ": not in file").exit(1);
                }
                same.forEach(this::forget);
            }
            case "change" -> {
                return console.err("route: change command not supported with -p")
                        .exit(1);
            }
            default -> {
                same.forEach(line -> console.out("persistent: route add " + line + "\n"));
                console.out(same.isEmpty() ? summary + ": not in file\n" : "");
            }
        }
        return console.exit(0);
    }

    private static boolean matches(RouteArguments wanted, String line) {
        RouteArguments other = parseSaved(line);
        return other.destination().equals(wanted.destination())
                && other.prefix() == wanted.prefix()
                && (wanted.gateway().isEmpty() || wanted.gateway().equals(other.gateway()));
    }

    private static RouteArguments parseSaved(String line) {
        return RouteArguments.parse(List.of(("add " + line).split(" ")), false);
    }

    private void forget(String line) {
        stack.routes().saved().remove(line);
        String summary = summary(parseSaved(line), " persistent");
        console.out("delete" + summary.substring("add".length()) + "\n");
    }

    private SimResult show(List<String> words) {
        if (!permanent) {
            return console.err("route: show command requires -p").exit(1);
        }
        if (words.size() > 1) {
            return console.err("route: invalid arguments for show").exit(1);
        }
        List<String> saved = stack.routes().saved();
        String lines = saved.stream()
                .sorted((a, b) ->
                        Boolean.compare(parseSaved(a).v6(), parseSaved(b).v6()))
                .map(line -> "persistent: route add " + line + "\n")
                .collect(Collectors.joining());
        return console.out(lines.isEmpty() ? NONE_SAVED : lines).exit(0);
    }

    private void flush(boolean v6) {
        if (permanent) {
            stack.routes().saved().stream()
                    .filter(line -> parseSaved(line).v6() == v6)
                    .toList()
                    .forEach(this::forget);
        }
        List<Route> gone =
                stack.routes().all().stream().filter(r -> r.isV6() == v6).toList();
        stack.routes().all().removeAll(gone);
        if (!quiet) {
            gone.forEach(r ->
                    console.out(String.format("%-20.20s %-20.20s done\n", shown(r.to(), r.isHost()), r.gateway())));
        }
    }

    /** A network without the zeros at its end. */
    private static String shown(IpAddress address, boolean host) {
        if (address.isUnspecified()) {
            return "default";
        }
        return host || address.isV6() ? address.toString() : address.toString().replaceFirst("(\\.0){1,3}$", "");
    }

    private Errno get(RouteArguments wanted) {
        Optional<Route> found = wanted.host()
                ? stack.routes().lookup(stack, wanted.to())
                : stack.routes().exactly(stack, wanted.to(), wanted.prefix());
        String link = found.map(r -> RouteTable.linkOf(stack, r)).orElse("");
        if (link.isEmpty()) {
            console.out((numeric ? " " + wanted.to() : wanted.destination()) + ": " + Errno.ESRCH.text + "\n");
            return Errno.ESRCH;
        }
        Route route = found.orElseThrow();
        String flags = (route.direct() ? "UP" : "UP,GATEWAY")
                + (route.isHost() ? ",HOST" : "")
                + (route.direct() ? ",DONE" : ",DONE,STATIC");
        int mtu = link.equals(IpInterface.LOOPBACK)
                ? route.isV6() ? 8252 : 8232
                : links.find(link).map(Link::mtu).orElse(1500);
        console.out("   route to: " + shown(wanted.to(), true) + "\n")
                .out("destination: " + shown(route.to(), true) + "\n")
                .out("       mask: " + shown(IpAddress.mask(route.prefix(), route.isV6()), true) + "\n")
                .out(route.direct() ? "" : "    gateway: " + route.gateway() + "\n")
                .out("  interface: " + link + "\n")
                .out("      flags: <" + flags + ">\n")
                .out(" recvpipe  sendpipe  ssthresh    rtt,ms rttvar,ms  hopcount      mtu     expire\n")
                .out("       0  ".repeat(6) + String.format("%8d  %8d \n", mtu, 0));
        return Errno.NONE;
    }
}
