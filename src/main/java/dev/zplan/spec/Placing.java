package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the hosts of nodes, and what variables are there. */
final class Placing {

    private final Placement placement;
    private final Expressions expressions;
    private final Variables variables;
    private final Diagnostics out;

    Placing(Placement placement, Expressions expressions, Variables variables, Diagnostics out) {
        this.placement = placement;
        this.expressions = expressions;
        this.variables = variables;
        this.out = out;
    }

    /** The node itself, or one of it for each host that its field {@code on} comes to. */
    List<Draft> each(Draft node) {
        Draft.Entry on = node.fields().get(Placement.ON);
        if (on == null) {
            return List.of(node);
        }
        if (node.fields().containsKey(Placement.HOST)) {
            out.error(
                    "zplan::spec::host_and_on",
                    "the " + node.name() + " has both `host` and `on`",
                    on.span(),
                    "`host` names one host, `on` groups or hosts for each of which there is one: keep one of them");
            return List.of();
        }
        Draft rest = node.without(Placement.ON);
        List<Draft> placed = new ArrayList<>();
        for (String host : hosts(on)) {
            placed.add(rest.with(Placement.HOST, new Scalar(Value.text(host), on.place())));
        }
        return placed;
    }

    private Set<String> hosts(Draft.Entry on) {
        Set<String> hosts = new LinkedHashSet<>();
        for (Scalar scalar : on.values()) {
            Evaluated place = expressions.evaluate(scalar, variables, out);
            if (place == null) {
                continue;
            }
            List<String> there =
                    place.secret() ? null : placement.places().get(place.value().show());
            if (there == null) {
                out.error(
                        "zplan::spec::unknown_place",
                        (place.secret() ? "a secret" : "`" + place.value().show() + "`") + " is no group and no host",
                        scalar.span(),
                        new Known("groups and hosts", placement.places().keySet())
                                .help(place.secret() ? "" : place.value().show()));
            } else {
                hosts.addAll(there);
            }
        }
        return hosts;
    }

    /**
     * A node with its host settled, and the names that its expressions may use.
     *
     * @param node with its host in plain text where that can be told before anything else of it
     * @param scope the variables there
     */
    record Placed(Draft node, Scope scope) {}

    /**
     * Settles the host of a node.
     *
     * @param own names that its host may be made of, besides variables
     */
    Placed settle(Draft node, Map<String, Evaluated> own) {
        Optional<Scalar> written = node.scalar(Placement.HOST);
        if (written.isEmpty()) {
            return new Placed(node, on(placement.defaultHost()));
        }
        // what is wrong with it is told when the node is checked
        Evaluated host = expressions.evaluate(written.get(), new Own(own), new Diagnostics());
        if (host == null || host.secret()) {
            return new Placed(node, variables);
        }
        return new Placed(
                node.with(Placement.HOST, new Scalar(host.value(), written.get().span())),
                on(host.value().show()));
    }

    private Scope on(String host) {
        return new HostVariables(variables, placement, host);
    }

    /** The variables with a few names before them. */
    private final class Own implements Scope {
        private final Map<String, Evaluated> own;

        Own(Map<String, Evaluated> own) {
            this.own = own;
        }

        @Override
        public Lookup find(String name) {
            Evaluated mine = own.get(name);
            return mine == null ? variables.find(name) : new Lookup.Found(mine);
        }

        @Override
        public List<String> names() {
            return List.copyOf(variables.names());
        }
    }
}
