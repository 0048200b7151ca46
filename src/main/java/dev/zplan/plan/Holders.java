package dev.zplan.plan;

import dev.zplan.module.HostFacts;
import dev.zplan.module.Reference;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which zones of a host have something in use while they run, whoever owns them. */
final class Holders {

    private static final List<String> DEVICES = List.of("/dev/zvol/dsk/", "/dev/zvol/rdsk/");

    private final PlanRequest request;
    private final Map<String, Map<String, List<Address>>> ofLinks = new HashMap<>();

    Holders(PlanRequest request) {
        this.request = request;
    }

    /** Those whose configuration names that link. */
    List<Address> ofLink(Address link) {
        return ofLinks.computeIfAbsent(link.host(), this::ofLinks).getOrDefault(link.name(), List.of());
    }

    /** By the names of links. */
    private Map<String, List<Address>> ofLinks(String host) {
        Map<String, List<Address>> holders = new HashMap<>();
        for (Resource zone : zones(host)) {
            references(zone).stream()
                    .filter(r -> r.attribute().equals("net"))
                    .map(Reference::name)
                    .distinct()
                    .forEach(link -> holders.computeIfAbsent(link, l -> new ArrayList<>())
                            .add(zone.address()));
        }
        return holders;
    }

    /** Whether a zone's configuration names that link. */
    boolean hasLink(Resource zone, Address link) {
        return references(zone).stream()
                .anyMatch(r -> r.attribute().equals("net") && r.name().equals(link.name()));
    }

    /**
     * Those that have a dataset or something below it: delegated, mounted, as a directory of the host, as a device, or as the disk of
     * a virtual machine (zonecfg(8), fs, dataset and device; bhyve(7), attr bootdisk).
     */
    List<Address> ofDataset(Resource dataset) {
        return zones(dataset.address().host()).stream()
                .filter(zone -> names(zone, dataset) || uses(zone, dataset))
                .map(Resource::address)
                .toList();
    }

    /** Whether a zone's configuration names a dataset or something below it. */
    boolean names(Resource zone, Resource dataset) {
        return references(zone).stream()
                .anyMatch(r -> !r.attribute().equals("net")
                        && within(r.name(), dataset.address().name()));
    }

    /** Whether a zone has it without naming it as a dataset: as a directory, a device, a disk. */
    boolean uses(Resource zone, Resource dataset) {
        String name = dataset.address().name();
        String mountpoint = dataset.text("mountpoint");
        return members(zone.get("device")).keySet().stream().anyMatch(d -> isDevice(d, name))
                || members(zone.get("attr")).values().stream().anyMatch(a -> within(text(a, "value"), name))
                || members(zone.get("fs")).values().stream().anyMatch(f -> within(text(f, "special"), mountpoint));
    }

    private List<Resource> zones(String host) {
        HostFacts facts = request.facts().get(host);
        return facts == null ? List.of() : facts.ofKind("zonecfg");
    }

    private List<Reference> references(Resource zone) {
        return request.kinds().get("zonecfg").references(zone);
    }

    private static boolean isDevice(String match, String dataset) {
        return DEVICES.stream().anyMatch(d -> within(match, d + dataset));
    }

    private static boolean within(@Nullable String what, @Nullable String place) {
        return what != null && place != null && (what.equals(place) || what.startsWith(place + "/"));
    }

    private static Map<String, Value> members(@Nullable Value value) {
        return value instanceof Value.Members members ? members.members() : Map.of();
    }

    private static @Nullable String text(Value of, String member) {
        Value value = members(of).get(member);
        return value == null ? null : value.show();
    }
}
