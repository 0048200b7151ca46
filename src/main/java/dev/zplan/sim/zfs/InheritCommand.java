package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code zfs inherit}. */
final class InheritCommand {

    private static final Set<DatasetType> ALL =
            EnumSet.of(DatasetType.FILESYSTEM, DatasetType.VOLUME, DatasetType.SNAPSHOT);
    private static final Set<String> LIMITS = Set.of("quota", "refquota", "reservation", "refreservation");

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
        Optional<List<String>> refusal = property.flatMap(p -> refusal(p, name, given.has('S')));
        if (refusal.isPresent()) {
            refusal.get().forEach(call::fail);
            return ZfsCall.FAILED;
        }
        boolean deep = given.has('r');
        Selection.Found found =
                new Selection(call, ALL, deep ? Selection.ALL : 0, true).named(operands.subList(1, operands.size()));
        int status = found.exitCode();
        for (Node node : found.nodes()) {
            if (property.isEmpty() || property.get().types().contains(node.type())) {
                status |= inherit(call, node, name, property.map(Property::name).orElse(name), given.has('S'));
            } else if (!deep) {
                status = call.fail(head(node, name) + "property doesn't apply to datasets of this type");
            }
        }
        return status;
    }

    private static String head(Node node, String given) {
        return "cannot inherit " + given + " for '" + node.name() + "': ";
    }

    private static Optional<List<String>> refusal(Property p, String given, boolean revert) {
        if (p.attribute() == Property.Attribute.READONLY || p.attribute() == Property.Attribute.ONETIME) {
            return Optional.of(List.of(given + " property is read-only"));
        }
        if (revert) {
            return Set.of("volsize", "version").contains(p.name())
                    ? Optional.of(List.of("'" + given + "' property cannot be reverted to a received value"))
                    : Optional.empty();
        }
        if (p.attribute() == Property.Attribute.INHERIT) {
            return Optional.empty();
        }
        String first = "'" + given + "' property cannot be inherited";
        return LIMITS.contains(p.name())
                ? Optional.of(List.of(
                        first,
                        "use 'zfs set " + given + "=none' to clear",
                        "use 'zfs inherit -S " + given + "' to revert to received value"))
                : Optional.of(List.of(first));
    }

    private static int inherit(ZfsCall call, Node node, String given, String name, boolean revert) {
        if (!call.may(node.head(), Property.isUser(name) ? "userprop" : name)) {
            return call.fail(head(node, given) + ZfsCall.DENIED);
        }
        if (!(node instanceof Dataset dataset)) {
            node.local.remove(name);
            return 0;
        }
        if (name.equals("mountpoint") && new Mounts(call.pools()).zoned(dataset)) {
            return call.fail(head(node, given) + "dataset is used in a non-global zone");
        }
        Optional<String> reason = new Setter(call.pools(), dataset).inherit(name, revert);
        if (reason.isEmpty()) {
            return 0;
        }
        return call.fail(SetCommand.whole(reason.get()) ? reason.get() : head(node, given) + reason.get());
    }
}
