package dev.zplan.sim.zonecfg;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.zonecfg.Command.Given;

/** A device node of the zone. */
final class DeviceScope extends Scope {

    private final NamedProperties properties;

    DeviceScope(Session session, ZoneResource draft, boolean adding) {
        super(session, draft, adding);
        properties = new NamedProperties(this, session);
    }

    @Override
    void set(Given given) {
        if (given.property() == Property.PROPERTY) {
            properties.set(given);
        } else {
            super.set(given);
        }
    }

    @Override
    void add(Given given) {
        if (session.flavour() != Flavour.OMNIOS) {
            refuseAll(Verb.ADD);
        } else if (given.property() == Property.PROPERTY) {
            properties.add(given);
        } else {
            refuse(Verb.ADD, given.property());
        }
    }

    @Override
    void remove(Given given) {
        if (session.flavour() != Flavour.OMNIOS) {
            refuseAll(Verb.REMOVE);
        } else if (given.property() == Property.PROPERTY) {
            properties.remove(given);
        } else {
            refuse(Verb.REMOVE, given.property());
        }
    }

    @Override
    boolean isComplete() {
        return require(Property.MATCH);
    }
}
