package dev.zplan.sim.zonecfg;

import dev.zplan.sim.zonecfg.Command.Given;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file system that the zone mounts. */
final class FsScope extends Scope {

    FsScope(Session session, ZoneResource draft, boolean adding) {
        super(session, draft, adding);
    }

    @Override
    boolean takesStructure(Property property) {
        return property == Property.OPTIONS;
    }

    @Override
    void set(Given given) {
        if (given.property() == Property.OPTIONS) {
            setOptions(given);
        } else if (given.property() == Property.TYPE && !isType(simple(given))) {
            console.fail('"' + simple(given) + "\" is not a valid type.");
        } else {
            super.set(given);
        }
    }

    private void setOptions(Given given) {
        Optional<Operand> value = given.value();
        if (value.isPresent() && value.get() instanceof Operand.Complex) {
            console.fail("A simple or list value was expected here.");
            return;
        }
        draft(draft().withMembers(List.of()));
        if (value.isPresent()) {
            add(given);
        }
    }

    @Override
    void add(Given given) {
        if (given.property() != Property.OPTIONS) {
            refuse(Verb.ADD, given.property());
            return;
        }
        options(given)
                .forEach(o -> plusMember(Map.of(Property.OPTIONS, ByteText.cut(o, type().width(Property.OPTIONS)))));
    }

    @Override
    void remove(Given given) {
        if (given.property() != Property.OPTIONS) {
            refuse(Verb.REMOVE, given.property());
            return;
        }
        options(given).forEach(o -> minusMember(Property.OPTIONS, Map.of(Property.OPTIONS, o)));
    }

    private List<String> options(Given given) {
        Operand value = given.value().orElseThrow();
        if (value instanceof Operand.Simple one) {
            return List.of(one.text());
        }
        if (value instanceof Operand.Several several) {
            return several.items().stream()
                    .takeWhile(Operand.Simple.class::isInstance)
                    .map(o -> ((Operand.Simple) o).text())
                    .toList();
        }
        console.fail("A simple or list value was expected here.");
        return List.of();
    }

    @Override
    List<Property> clearable() {
        return List.of(Property.RAW);
    }

    @Override
    boolean isComplete() {
        boolean complete = require(Property.DIR) && isAbsolute(Property.DIR);
        complete &= require(Property.SPECIAL);
        complete &= !draft().has(Property.RAW) || isAbsolute(Property.RAW);
        complete &= require(Property.TYPE);
        return complete;
    }

    private boolean isAbsolute(Property property) {
        String path = draft().get(property);
        if (!path.startsWith("/")) {
            console.complain(property + " " + path + " is not an absolute path.");
        }
        return path.startsWith("/");
    }

    /** Whether the text could be the name of a directory below /usr/lib/fs. */
    private static boolean isType(String type) {
        return !type.isEmpty()
                && !type.contains("/")
                && !type.equals(".")
                && !type.equals("..")
                && ByteText.length(type) < 256;
    }
}
