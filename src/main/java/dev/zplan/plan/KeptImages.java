package dev.zplan.plan;

import dev.zplan.diagnostic.Span;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.zone.DesiredResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Golden images of earlier revisions: what a zone was cloned from stays as it is for as long as the zone does, since a clone's data are
 * its model's (zfs(8), clones).
 *
 * @param registry what is owned
 * @param scope what may go
 */
record KeptImages(Snapshot registry, Scope scope) {

    /** The zone that software was cloned from; null for none. */
    static @Nullable String model(Resource install) {
        return install.address().kind().equals("install") && "clone".equals(install.text("method"))
                ? install.text("source")
                : null;
    }

    /**
     * Those that are wanted still.
     *
     * @param images where images stand in the spec, by {@code host/name}
     * @param others everything else that is wanted
     */
    List<DesiredResource> wanted(Map<String, Span> images, List<DesiredResource> others) {
        if (images.isEmpty()) {
            return List.of();
        }
        Set<Address> named = new HashSet<>();
        others.forEach(r -> named.add(r.address()));
        Map<String, Span> needed = new TreeMap<>();
        Stream.concat(
                        others.stream().map(DesiredResource::resource),
                        registry.resources().values().stream()
                                .filter(e -> !scope.covers(e))
                                .map(Entry::resource))
                .forEach(install -> {
                    String model = model(install);
                    String image =
                            model == null ? "" : install.address().host() + "/" + model.replaceFirst("-[0-9]+$", "");
                    if (images.containsKey(image)) {
                        needed.put(install.address().host() + "/" + model, Objects.requireNonNull(images.get(image)));
                    }
                });
        List<DesiredResource> wanted = new ArrayList<>();
        for (Entry entry : registry.resources().values()) {
            Span span = needed.get(entry.address().host() + "/" + entry.zone());
            if (span != null && entry.letGo() == null && !named.contains(entry.address())) {
                wanted.add(new DesiredResource(
                        entry.resource(),
                        entry.plan(),
                        entry.zone(),
                        span,
                        Map.of(),
                        List.of(),
                        entry.protect(),
                        false));
            }
        }
        return wanted;
    }
}
