package dev.zplan.plan;

import dev.zplan.module.Kinds;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What resources speak of: themselves, and what they name. Kinds that cannot be listed are asked for it. */
public final class Spoken {

    private Spoken() {}

    /** The addresses of all that is owned, and of all that it names. */
    public static Set<Address> of(Kinds kinds, Snapshot owned) {
        return of(
                kinds, owned.resources().values().stream().map(Entry::resource).toList());
    }

    /** The addresses of these resources and of all that they name. */
    public static Set<Address> of(Kinds kinds, Collection<Resource> resources) {
        Set<Address> spoken = new HashSet<>();
        for (Resource resource : resources) {
            spoken.add(resource.address());
            kinds.find(resource.address().kind())
                    .ifPresent(kind -> kind.references(resource).forEach(r -> spoken.addAll(r.anyOf())));
        }
        return spoken;
    }
}
