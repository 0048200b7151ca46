package dev.zplan.plan;

import dev.zplan.module.Kind;
import dev.zplan.resource.Address;
import java.util.Map;

/** Where things are once all that is replaced has made room. */
final class Asides {

    private final PlanRequest request;
    private final Map<Address, Change> changes;

    Asides(PlanRequest request, Map<Address, Change> changes) {
        this.request = request;
        this.changes = changes;
    }

    /** What a resource is called that makes room, by itself or along with what it lies below. */
    Address of(Address address) {
        Address top = top(address);
        Address aside = Aside.of(top, request.registry().revision());
        return new Address(
                address.host(),
                address.kind(),
                aside.name() + address.name().substring(top.name().length()));
    }

    /** Whether something that it lies below makes room, and takes it along. */
    boolean along(Address address) {
        return !top(address).equals(address);
    }

    /** The topmost of those above it, and it, that are replaced. */
    private Address top(Address address) {
        String separator = request.kinds()
                .find(address.kind())
                .map(Kind::module)
                .map(m -> m.parentSeparator())
                .orElse(null);
        if (separator == null) {
            return address;
        }
        String name = address.name();
        for (int at = name.indexOf(separator); at >= 0; at = name.indexOf(separator, at + 1)) {
            Address above = new Address(address.host(), address.kind(), name.substring(0, at));
            Change change = at == 0 ? null : changes.get(above);
            if (change != null && change.action() == Action.REPLACE) {
                return above;
            }
        }
        return address;
    }
}
