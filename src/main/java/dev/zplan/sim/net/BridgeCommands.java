package dev.zplan.sim.net;

import dev.zplan.sim.command.Getopt;
import java.util.List;
import java.util.Optional;

/** The bridge subcommands of dladm on a host without the bridge daemon: there are none, and none can be made. */
final class BridgeCommands {
    private static final String LETTERS = "P:R:d:f:h:l:m:p:";
    private static final List<LinkClass> BRIDGEABLE =
            List.of(LinkClass.PHYS, LinkClass.AGGR, LinkClass.ETHERSTUB, LinkClass.SIMNET);

    private BridgeCommands() {}

    static int create(Call call) {
        Getopt given = call.options(LETTERS);
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.operands().size() != 1) {
            return call.usage();
        }
        String name = given.operands().get(0);
        if (!LinkName.valid(name + "0") || Character.isDigit(name.charAt(name.length() - 1))) {
            return call.die("invalid bridge name '" + name + "'");
        }
        Optional<String> fault = unbridgeable(call, given.values('l'));
        return call.die(fault.orElse("create operation failed: optional software not installed"));
    }

    private static Optional<String> unbridgeable(Call call, List<String> names) {
        for (String name : names) {
            Optional<Link> link = call.links().find(name);
            if (link.isEmpty()) {
                return Optional.of("invalid link name '" + name + "'");
            }
            if (!BRIDGEABLE.contains(link.get().linkClass())) {
                return Optional.of(link.get().linkClass().word() + " " + name + " cannot be bridged");
            }
        }
        return Optional.empty();
    }

    static int delete(Call call) {
        return change(call, "delete operation failed");
    }

    static int add(Call call) {
        return change(call, "add operation failed");
    }

    static int remove(Call call) {
        return change(call, "remove operation failed");
    }

    private static int change(Call call, String message) {
        Getopt given = call.options(LETTERS);
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        return given.operands().size() != 1 ? call.usage() : call.die(message, Links.NOT_FOUND);
    }

    static int show(Call call) {
        Getopt given = call.options("fi:lo:pst");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.operands().size() > 1) {
            return call.usage();
        }
        if (given.operands().isEmpty()) {
            return given.has('l') || given.has('f') || given.has('t')
                    ? call.die("bridge name required for -l, -f, or -t")
                    : 0;
        }
        String name = given.operands().get(0);
        boolean exists = call.links().find(name).isPresent()
                || call.links().find(name + "0").isPresent();
        return exists
                ? call.die(name + " is not a bridge")
                : call.die("bridge " + name + " is not valid", Links.NOT_FOUND);
    }
}
