package dev.zplan.sim.net;

import dev.zplan.sim.command.Getopt;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** {@code add-aggr}, {@code remove-aggr} and {@code modify-aggr}. */
final class AggrPorts {

    private AggrPorts() {}

    static int add(Call call) {
        return ports(call, "d:l:R:tf", "add operation failed", new Aggregations(call.links())::addPort);
    }

    static int remove(Call call) {
        return ports(call, "d:l:R:t", "remove operation failed", new Aggregations(call.links())::removePort);
    }

    private static int ports(
            Call call, String letters, String message, BiFunction<String, String, Optional<String>> action) {
        Getopt given = call.options(letters);
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (!given.has('l') || given.operands().size() != 1) {
            return call.usage();
        }
        String aggr = given.operands().get(0);
        Optional<String> refusal = AggrCommands.notAggr(call, aggr);
        if (refusal.isPresent()) {
            return call.die(message, refusal.get());
        }
        for (String port : given.values('l')) {
            if (call.links().find(port).isEmpty()) {
                return call.die("invalid <link> '" + port + "'", Links.NOT_FOUND);
            }
        }
        for (String port : given.values('l')) {
            Optional<String> refused = action.apply(aggr, port);
            if (refused.isPresent()) {
                return call.die(message, refused.get());
            }
        }
        return 0;
    }

    static int modify(Call call) {
        Getopt given = call.options("L:l:P:R:tu:T:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        Optional<String> bad = AggrCommands.badOption(call, given);
        if (bad.isPresent()) {
            return call.die(bad.get());
        }
        Map<String, String> details = AggrCommands.details(given);
        if (details.isEmpty()) {
            return call.die("at least one of the -PulT options must be specified");
        }
        if (given.operands().size() != 1) {
            return call.usage();
        }
        String aggr = given.operands().get(0);
        Optional<String> refusal = AggrCommands.notAggr(call, aggr);
        return call.done(
                refusal.isPresent() ? refusal : new Aggregations(call.links()).modify(aggr, details),
                "modify operation failed");
    }
}
