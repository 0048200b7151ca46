package dev.zplan.spec;

import dev.zplan.resource.Value;
import java.util.Collection;
import java.util.TreeSet;

/**
 * The variables as they are on one host: what was given from outside counts most, then what the inventory says of the host, then
 * the variable's own default.
 */
final class HostVariables implements Scope {

    private final Variables variables;
    private final Placement placement;
    private final String host;

    HostVariables(Variables variables, Placement placement, String host) {
        this.variables = variables;
        this.placement = placement;
        this.host = host;
    }

    @Override
    public Lookup find(String name) {
        if (name.equals(Placement.HOST) && !host.isEmpty()) {
            return new Lookup.Found(new Evaluated(Value.text(host), false));
        }
        if (variables.isGiven(name)) {
            return variables.find(name);
        }
        Scalar own = placement.variablesOf(host).get(name);
        if (own != null) {
            return variables.typed(name, own);
        }
        Lookup global = variables.find(name);
        return global instanceof Lookup.Unknown && placement.names().contains(name)
                ? new Lookup.Missing(new Lookup.Reason(
                        "zplan::spec::variable_unset",
                        host.isEmpty()
                                ? "the variable `" + name + "` has a value on hosts only, and this is on none"
                                : "the variable `" + name + "` has no value on the host " + host,
                        "give it one in zplan.kdl, in `vars` of the host, of a group of it or of `all`, or with `--set "
                                + name + "=VALUE`"))
                : global;
    }

    @Override
    public Collection<String> names() {
        TreeSet<String> names = new TreeSet<>(variables.names());
        names.addAll(placement.variablesOf(host).keySet());
        return names;
    }
}
