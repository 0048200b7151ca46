package dev.zplan.sim.net;

import dev.zplan.sim.command.Getopt;

/** The overlay subcommands of dladm on a host that has none: what is wrong is said, but none is made. */
final class OverlayCommands {

    private OverlayCommands() {}

    static int create(Call call) {
        Getopt given = call.options("e:R:p:ts:v:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (!given.has('e')) {
            return call.die("missing required encapsulation plugin");
        }
        if (!given.has('s')) {
            return call.die("missing required search plugin");
        }
        if (!given.has('v')) {
            return call.die("missing required virtual network id");
        }
        return given.operands().isEmpty() ? call.die("missing device name") : Call.unsimulated(call);
    }

    static int delete(Call call) {
        Getopt given = call.options("R:t");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.operands().size() != 1) {
            return call.usage();
        }
        String name = given.operands().get(0);
        String status = call.links().find(name).isPresent() ? Links.BAD_ARGUMENT : Links.NOT_FOUND;
        return call.die("failed to delete " + name, status);
    }

    static int show(Call call) {
        Getopt given = call.options("fo:pt");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        int status = 0;
        for (String name : given.operands()) {
            String why = call.links().find(name).isPresent() ? Links.BAD_ARGUMENT : Links.NOT_FOUND;
            call.warn("failed to find " + name + ": " + why);
            status = 1;
        }
        return status;
    }
}
