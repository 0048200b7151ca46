package dev.zplan.plan;

import dev.zplan.module.HostFacts;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Resource;
import dev.zplan.workspace.Settings;
import dev.zplan.zone.DesiredResource;
import dev.zplan.zone.HostStorage;
import dev.zplan.zone.StorageLayout;
import dev.zplan.zone.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where hosts keep things, as far as the expansion of zones needs to know it.
 *
 * @param settings what is said of it
 * @param registry what is owned
 * @param resources what specs want, of which only datasets count
 */
record StorageView(Settings settings, Snapshot registry, List<DesiredResource> resources) {

    /** The datasets of a host's layout; empty where it has none. */
    Optional<BaseDatasets> bases(HostFacts facts) {
        StorageLayout layout = settings.storage().get(facts.host());
        if (layout == null) {
            return Optional.empty();
        }
        Map<String, String> mountpoints = new TreeMap<>();
        for (DesiredResource resource : resources) {
            String own = resource.address().host().equals(facts.host())
                            && resource.address().kind().equals("dataset")
                    ? Mountpoints.own(resource.resource())
                    : null;
            if (own != null) {
                mountpoints.put(resource.address().name(), own);
            }
        }
        return Optional.of(new BaseDatasets(layout, facts, registry, mountpoints));
    }

    /** Of a host with these facts. */
    HostStorage of(HostFacts facts) {
        StorageLayout layout = bases(facts).map(BaseDatasets::mounted).orElse(null);
        Map<String, String> zonepaths = new TreeMap<>();
        for (Resource zone : facts.ofKind("zonecfg")) {
            String zonepath = zone.text("zonepath");
            if (zonepath != null && facts.get(ZoneChanges.sibling(zone.address(), "install")) != null) {
                zonepaths.put(zone.address().name(), zonepath);
            }
        }
        return new HostStorage(
                layout,
                zonepaths,
                layout == null ? Map.of() : volumes(facts, layout.volumes().dataset() + "/"),
                models(facts));
    }

    private Map<String, String> models(HostFacts facts) {
        Map<String, String> models = new TreeMap<>();
        for (Entry entry : registry.resources().values()) {
            String source = KeptImages.model(entry.resource());
            if (source != null && entry.address().host().equals(facts.host()) && facts.get(entry.address()) != null) {
                models.put(entry.address().name(), source);
            }
        }
        return models;
    }

    private static Map<String, Volume> volumes(HostFacts facts, String above) {
        Map<String, Volume> volumes = new TreeMap<>();
        for (Resource found : facts.ofKind("dataset")) {
            String dataset = found.address().name();
            if (dataset.startsWith(above) && dataset.indexOf('/', above.length()) < 0) {
                String path = found.text("mountpoint");
                String name = dataset.substring(above.length());
                volumes.put(
                        name,
                        new Volume(
                                name,
                                null,
                                dataset,
                                path != null && path.startsWith("/") ? path : null,
                                found.get("volsize") != null));
            }
        }
        return volumes;
    }
}
