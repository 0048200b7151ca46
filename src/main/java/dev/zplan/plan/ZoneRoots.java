package dev.zplan.plan;

import dev.zplan.module.HostFacts;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The datasets that zones of one host have their roots in: those that are mounted at their zonepaths. */
public final class ZoneRoots {

    private final Map<String, Address> software = new HashMap<>();
    private final Map<Address, String> datasets = new HashMap<>();

    /** Of that host. */
    public ZoneRoots(HostFacts facts) {
        Map<String, Address> zones = new HashMap<>();
        for (Resource zone : facts.ofKind("zonecfg")) {
            String zonepath = zone.text("zonepath");
            Address install = ZoneChanges.sibling(zone.address(), "install");
            if (zonepath != null && facts.get(install) != null) {
                zones.put(zonepath, install);
            }
        }
        for (Resource dataset : facts.ofKind("dataset")) {
            Address install = zones.get(Objects.requireNonNullElse(dataset.text("mountpoint"), ""));
            if (install != null
                    && datasets.putIfAbsent(install, dataset.address().name()) == null) {
                software.put(dataset.address().name(), install);
            }
        }
    }

    /** The software that a dataset is, or is part of; null for none. */
    @Nullable
    public Address of(String dataset) {
        for (String at = dataset; ; at = at.substring(0, at.lastIndexOf('/'))) {
            Address found = software.get(at);
            if (found != null || at.indexOf('/') < 0) {
                return found;
            }
        }
    }

    /** The dataset of that software; null where it lies in a mere directory. */
    @Nullable
    public String dataset(Address install) {
        return datasets.get(install);
    }
}
