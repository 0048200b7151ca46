package dev.zplan.sim.zonecfg;

import dev.zplan.sim.zonecfg.Command.Given;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A resource control. */
final class RctlScope extends Scope {

    private static final List<Property> PARTS = List.of(Property.PRIV, Property.LIMIT, Property.ACTION);
    private static final Set<String> ACTIONS = Set.of("none", "deny");
    private static final Pattern NAME = Pattern.compile("zone\\.[A-Za-z-]+");

    RctlScope(Session session, ZoneResource draft, boolean adding) {
        super(session, draft, adding);
    }

    @Override
    boolean takesStructure(Property property) {
        return property == Property.VALUE;
    }

    @Override
    void set(Given given) {
        if (given.property() == Property.VALUE) {
            setValue(given);
        } else if (given.property() == Property.NAME
                && !NAME.matcher(simple(given)).matches()) {
            // The real program forgets to note this as an error: the exit status stays 0.
            console.complain("'" + simple(given) + "' is not a valid zone rctl name.");
        } else {
            super.set(given);
        }
    }

    private void setValue(Given given) {
        if (given.value().isPresent() && given.value().get() instanceof Operand.Simple) {
            console.fail("A complex or list value was expected here.");
            return;
        }
        draft(draft().withMembers(List.of()));
        if (given.value().isPresent()) {
            add(given);
        }
    }

    @Override
    void add(Given given) {
        if (given.property() != Property.VALUE) {
            refuse(Verb.ADD, given.property());
            return;
        }
        Operand value = given.value().orElseThrow();
        if (value instanceof Operand.Complex one) {
            addValue(one.pairs());
        } else if (value instanceof Operand.Several several) {
            for (Operand item : several.items()) {
                addValue(item instanceof Operand.Complex one ? one.pairs() : List.of());
            }
        } else {
            console.fail("A complex or list value was expected here.");
        }
    }

    private void addValue(List<Operand.Pair> pairs) {
        Map<Property, String> value = new EnumMap<>(Property.class);
        for (Operand.Pair pair : pairs) {
            if (!PARTS.contains(pair.name())) {
                refuse(Verb.ADD, Property.VALUE);
                return;
            }
            if (value.containsKey(pair.name())) {
                console.complain(pair.name() + " already specified");
                return;
            }
            value.put(pair.name(), ByteText.cut(pair.value(), type().width(pair.name())));
        }
        List<Property> missing =
                PARTS.stream().filter(p -> !value.containsKey(p)).toList();
        missing.forEach(p -> console.complain(p + " not specified"));
        if (!missing.isEmpty()) {
            return;
        }
        if (isValid(value)) {
            plusMember(value);
        } else {
            console.complain("Invalid rctl value specification");
        }
    }

    private static boolean isValid(Map<Property, String> value) {
        String limit = value.getOrDefault(Property.LIMIT, "");
        return value.getOrDefault(Property.PRIV, "").equals("privileged")
                && !limit.startsWith("-")
                && Numbers.unsigned(limit, 0).isPresent()
                && ACTIONS.contains(value.getOrDefault(Property.ACTION, ""));
    }

    @Override
    void remove(Given given) {
        if (given.property() != Property.VALUE) {
            refuse(Verb.REMOVE, given.property());
            return;
        }
        if (!(given.value().orElseThrow() instanceof Operand.Complex one)) {
            console.fail("A complex value was expected here.");
            return;
        }
        Map<Property, String> value = new EnumMap<>(Property.class);
        PARTS.forEach(p -> value.put(p, ""));
        for (Operand.Pair pair : one.pairs()) {
            if (!PARTS.contains(pair.name())) {
                refuse(Verb.ADD, Property.VALUE);
                return;
            }
            value.put(pair.name(), ByteText.cut(pair.value(), type().width(pair.name())));
        }
        minusMember(Property.VALUE, value);
    }

    @Override
    boolean isComplete() {
        boolean complete = require(Property.NAME);
        if (draft().members().isEmpty()) {
            console.complain("no value specified");
            complete = false;
        }
        return complete;
    }

    @Override
    Optional<Status> end() {
        Optional<Status> status = super.end();
        if (status.equals(Optional.of(Status.OK))) {
            draft(draft().withMembers(List.of()));
        }
        return status;
    }
}
