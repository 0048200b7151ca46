package dev.zplan.plan;

import dev.zplan.module.HostFacts;
import dev.zplan.module.ModuleDef;
import dev.zplan.registry.Entry;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which workspace has marked the things on the hosts as its own. What bears no mark may be anybody's. A zone's software and state go with
 * its configuration, and a VNIC without a mark of its own with the zone that has it.
 */
public final class Owners {

    private static final String VNIC = "vnic";
    private static final Set<String> PARTS = Set.of("install", "boot");

    private final PlanRequest request;
    private final Holders holders;

    /** On the hosts that {@code request} is about, for its workspace. */
    public Owners(PlanRequest request) {
        this.request = request;
        this.holders = new Holders(request);
    }

    /** The workspace that owns a thing, if it is another one than this; else null. */
    public @Nullable String other(Address address) {
        String mark = of(address);
        return mark == null || mark.equals(own()) ? null : mark;
    }

    /** Whether a thing is marked as this workspace's. */
    public boolean isOwn(Address address) {
        return own().equals(of(address));
    }

    /** A wanted resource with this workspace's mark, unless it is known by the zone that it belongs to. */
    public Resource marked(Resource resource, @Nullable String zone) {
        return zone != null && resource.address().kind().equals(VNIC)
                ? resource
                : request.kinds().own(resource);
    }

    private String own() {
        return request.kinds().mark();
    }

    private @Nullable String of(Address address) {
        String own = mark(address);
        if (own != null) {
            return own;
        }
        if (PARTS.contains(address.kind())) {
            return mark(ZoneChanges.sibling(address, "zonecfg"));
        }
        Entry entry = request.registry().resources().get(address);
        if (!address.kind().equals(VNIC) || (entry != null && entry.zone() == null)) {
            return null;
        }
        List<String> marks = holders.ofLink(address).stream()
                .map(this::mark)
                .filter(Objects::nonNull)
                .toList();
        return marks.contains(own()) ? own() : marks.stream().findFirst().orElse(null);
    }

    private @Nullable String mark(Address address) {
        HostFacts facts = request.facts().get(address.host());
        Resource found = facts == null ? null : facts.get(address);
        return found == null ? null : found.text(ModuleDef.MARK);
    }
}
