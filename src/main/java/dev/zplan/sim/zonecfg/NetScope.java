package dev.zplan.sim.zonecfg;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.zonecfg.Command.Given;
import java.util.List;

/** A network interface. */
final class NetScope extends Scope {

    private final NamedProperties properties;

    NetScope(Session session, ZoneResource draft, boolean adding) {
        super(session, draft, adding);
        properties = new NamedProperties(this, session);
    }

    @Override
    boolean takesStructure(Property property) {
        return property == Property.PROPERTY;
    }

    @Override
    void set(Given given) {
        boolean valid = switch (given.property()) {
            case ADDRESS, ALLOWED_ADDRESS -> NetSyntax.isAddress(simple(given), false, console);
            case DEFROUTER -> NetSyntax.isAddress(simple(given), true, console);
            case PHYSICAL ->
                NetSyntax.isInterface(simple(given), session.config().isExclusiveIp(), console);
            default -> true;
        };
        if (!valid) {
            console.markError();
        } else if (given.property() == Property.PROPERTY) {
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
        if (given.property() == Property.PROPERTY) {
            properties.remove(given);
        } else if (given.property() == Property.DEFROUTER && session.flavour() != Flavour.OMNIOS) {
            draft(draft().with(Property.DEFROUTER, ""));
        } else {
            refuse(Verb.REMOVE, given.property());
        }
    }

    @Override
    List<Property> clearable() {
        return session.flavour() == Flavour.OMNIOS
                ? List.of(
                        Property.ALLOWED_ADDRESS,
                        Property.DEFROUTER,
                        Property.GLOBAL_NIC,
                        Property.MAC_ADDR,
                        Property.VLAN_ID)
                : List.of();
    }

    @Override
    boolean isComplete() {
        return require(Property.PHYSICAL);
    }

    @Override
    ZoneResource key() {
        ZoneResource key = ZoneResource.empty(type());
        for (Property property :
                List.of(Property.PHYSICAL, Property.ADDRESS, Property.ALLOWED_ADDRESS, Property.DEFROUTER)) {
            key = key.with(property, draft().get(property));
        }
        return key;
    }

    @Override
    String alreadyThere() {
        Property address = draft().has(Property.ADDRESS) ? Property.ADDRESS : Property.ALLOWED_ADDRESS;
        return "A net resource with the physical '" + draft().get(Property.PHYSICAL) + "', and " + address + " '"
                + draft().get(address) + "' already exists.";
    }
}
