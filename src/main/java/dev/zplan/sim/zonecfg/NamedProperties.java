package dev.zplan.sim.zonecfg;

import dev.zplan.sim.zonecfg.Command.Given;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members {@code property (name=…,value=…)} of net and device resources, as OmniOS has them. */
final class NamedProperties {

    private static final int WIDTH = 256;

    private final Scope scope;
    private final Session session;

    NamedProperties(Scope scope, Session session) {
        this.scope = scope;
        this.session = session;
    }

    void set(Given given) {
        pairs(given).ifPresent(p -> {
            scope.draft(scope.draft().withMembers(List.of()));
            add(given);
        });
    }

    void add(Given given) {
        Console console = session.console();
        pairs(given).ifPresent(pairs -> {
            Map<Property, String> member = new EnumMap<>(Property.class);
            for (Operand.Pair pair : pairs) {
                if (!isPart(pair)) {
                    scope.refuse(Verb.ADD, Property.PROPERTY);
                    return;
                }
                if (member.containsKey(pair.name())) {
                    console.complain(pair.name() + " already specified");
                    return;
                }
                member.put(pair.name(), ByteText.cut(pair.value(), WIDTH));
            }
            for (Property part : List.of(Property.NAME, Property.VALUE)) {
                if (!member.containsKey(part)) {
                    console.complain(part + " not specified");
                    member.put(part, "");
                }
            }
            scope.plusMember(member);
        });
    }

    void remove(Given given) {
        pairs(given).ifPresent(pairs -> {
            Map<Property, String> member = new EnumMap<>(Property.class);
            for (Operand.Pair pair : pairs) {
                if (!isPart(pair)) {
                    scope.refuse(Verb.REMOVE, Property.PROPERTY);
                    return;
                }
                member.put(pair.name(), ByteText.cut(pair.value(), WIDTH));
            }
            scope.minusMember(Property.PROPERTY, member);
        });
    }

    private Optional<List<Operand.Pair>> pairs(Given given) {
        if (given.value().isPresent() && given.value().get() instanceof Operand.Complex complex) {
            return Optional.of(complex.pairs());
        }
        session.console().fail("A complex value was expected here.");
        return Optional.empty();
    }

    private static boolean isPart(Operand.Pair pair) {
        return pair.name() == Property.NAME || pair.name() == Property.VALUE;
    }
}
