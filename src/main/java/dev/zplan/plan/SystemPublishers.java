package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.zones.PublisherKind;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.zone.DesiredResource;
import java.util.SortedMap;

/** Refuses what cannot be: publishers that an image has from the host's system repository are not the image's to change. */
final class SystemPublishers {

    private final PlanRequest request;
    private final SortedMap<Address, Change> changes;

    SystemPublishers(PlanRequest request, SortedMap<Address, Change> changes) {
        this.request = request;
        this.changes = changes;
    }

    void check(Diagnostics diagnostics) {
        for (DesiredResource wanted : request.desired().resources()) {
            if (!wanted.address().kind().equals(PublisherKind.PUBLISHER)) {
                continue;
            }
            Change change = changes.get(wanted.address());
            if (change == null) {
                continue;
            }
            Resource before = change.before();
            SortedMap<String, Value> there = PublisherKind.members(before, PublisherKind.PUBLISHER);
            PublisherKind.names(wanted.resource(), PublisherKind.SEARCH).stream()
                    .filter(name -> PublisherKind.isSystem(there.get(name)))
                    .forEach(name -> diagnostics.error(
                            "zplan::publisher::of_the_system_repository",
                            "the image of zone " + wanted.address().name() + " has publisher " + name
                                    + " from the host's system repository, and cannot change it",
                            wanted.span(),
                            "set it in the global zone, and leave it out here; or give the image publishers of its own: pkg"
                                    + " set-property use-system-repo false"));
        }
    }
}
