package dev.zplan.apply;

import dev.zplan.plan.Step;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots that {@code zoneadm clone} makes of its model (zones.md 3.7): {@code @ZONE_snapN} where a brand's script clones,
 * {@code @SUNWzoneN} where zoneadm does. Whoever takes a clone back takes its snapshot back, and no other.
 *
 * @param live what is on the hosts now
 * @param before what was there
 */
record ModelSnapshots(Map<Address, Resource> live, Before before) {

    /** Those that {@code step} made; none unless it clones a zone without being given a snapshot. */
    List<Resource> of(Step step) {
        Resource made = step.transition().to();
        String model = made == null ? null : made.text("source");
        if (step.transition().from() != null
                || made == null
                || model == null
                || !"clone".equals(made.text("method"))
                || made.get("snapshot") != null) {
            return List.of();
        }
        Address zone = step.id().address();
        String from = root(zone.host(), model);
        String to = root(zone.host(), zone.name());
        Pattern names = Pattern.compile(Pattern.quote(zone.name()) + "_snap[0-9]*|SUNWzone[0-9]+");
        return new TreeMap<>(live)
                .values().stream()
                        .filter(r -> r.address().kind().equals("snapshot")
                                && r.address().host().equals(zone.host()))
                        .filter(r -> from != null && isNew(r, from, to, names))
                        .toList();
    }

    private boolean isNew(Resource snapshot, String from, @Nullable String to, Pattern names) {
        String name = snapshot.address().name();
        String dataset = name.substring(0, name.indexOf('@'));
        String clones = snapshot.text("clones");
        boolean ours = clones == null
                || (to != null && Arrays.stream(clones.split(",")).allMatch(c -> within(c, to)));
        return within(dataset, from)
                && names.matcher(name.substring(name.indexOf('@') + 1)).matches()
                && before.get(snapshot.address()) == null
                && ours;
    }

    private static boolean within(String dataset, String root) {
        return dataset.equals(root) || dataset.startsWith(root + "/");
    }

    /** The dataset at a zone's zonepath. */
    private @Nullable String root(String host, String zone) {
        Resource zonecfg = live.get(new Address(host, "zonecfg", zone));
        String zonepath = zonecfg == null ? null : zonecfg.text("zonepath");
        return live.values().stream()
                .filter(r -> r.address().kind().equals("dataset")
                        && r.address().host().equals(host))
                .filter(r -> zonepath != null && Objects.equals(zonepath, r.text("mountpoint")))
                .map(r -> r.address().name())
                .findFirst()
                .orElse(null);
    }
}
