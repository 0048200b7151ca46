package dev.zplan.sim.zonecfg;

import dev.zplan.sim.zonecfg.Command.Given;
import java.util.Optional;

/** The properties after a resource type in {@code select}, {@code remove} and {@code info}. */
final class Qualifiers {

    private Qualifiers() {}

    /** The resource as far as the command describes it; empty, after a complaint, if it uses a property that is none. */
    static Optional<ZoneResource> read(Command command, Console console) {
        ZoneResource wanted = ZoneResource.empty(command.resource().orElseThrow());
        for (Given given : command.pairs()) {
            if (!(given.value().orElseThrow() instanceof Operand.Simple value)) {
                console.fail("A simple value was expected here.");
                return Optional.empty();
            }
            if (!wanted.type().qualifiers().contains(given.property())) {
                console.fail(given.property().text(), Status.NO_PROPERTY_TYPE);
                return Optional.empty();
            }
            wanted = wanted.with(given.property(), value.text());
        }
        return Optional.of(wanted);
    }
}
