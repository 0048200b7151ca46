package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** {@code zfs inherit}. */
final class InheritCommand {

    private InheritCommand() {}

    static int run(ZfsCall call) {
        Getopt given = Getopt.parse("rS", call.args());
        if (given.fault().isPresent()) {
            return call.usage(given.fault().get());
        }
        List<String> operands = given.operands();
        if (operands.isEmpty()) {
            return call.usage("missing property argument");
        }
        if (operands.size() == 1) {
            return call.usage("missing dataset argument");
        }
        String name = operands.get(0);
        Optional<Property> property = Property.isUser(name) ? Optional.empty() : Property.named(name);
        if (property.isEmpty() && !Property.isUser(name)) {
            return call.usage("invalid property '" + name + "'");
        }
        Optional<List<String>> refusal = property.flatMap(p -> refusal(p, given.has('S')));
        if (refusal.isPresent()) {
            refusal.get().forEach(call::fail);
            return ZfsCall.FAILED;
        }
        int depth = given.has('r') ? Selection.ALL : 0;
        Selection.Found found = new Selection(call, EnumSet.allOf(DatasetType.class), depth, true)
                .find(operands.subList(1, operands.size()));
        int status = found.exitCode();
        for (Node node : found.nodes()) {
            status |= inherit(call, node, property.map(Property::name).orElse(name), given.has('S'));
        }
        return status;
    }

    private static Optional<List<String>> refusal(Property p, boolean revert) {
        if (p.attribute() == Property.Attribute.READONLY || p.attribute() == Property.Attribute.ONETIME) {
            return Optional.of(List.of(p.name() + " property is read-only"));
        }
        if (p.attribute() == Property.Attribute.INHERIT || revert || p.name().equals("canmount")) {
            return Optional.empty();
        }
        String first = "'" + p.name() + "' property cannot be inherited";
        return p.values().endsWith("none")
                ? Optional.of(List.of(
                        first,
                        "use 'zfs set " + p.name() + "=none' to clear",
                        "use 'zfs inherit -S " + p.name() + "' to revert to received value"))
                : Optional.of(List.of(first));
    }

    private static int inherit(ZfsCall call, Node node, String name, boolean revert) {
        if (!call.root()) {
            return call.fail("cannot inherit " + name + " for '" + node.name() + "': " + ZfsCall.DENIED);
        }
        if (!(node instanceof Dataset dataset)) {
            node.local.remove(name);
            return 0;
        }
        Optional<String> reason = new Setter(call.pools(), dataset).inherit(name, revert);
        return reason.isPresent() ? call.fail(reason.get()) : 0;
    }
}
