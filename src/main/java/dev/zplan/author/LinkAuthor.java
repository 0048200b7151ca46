package dev.zplan.author;

import dev.zplan.module.type.PropertyTable;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes down links that belong to no single zone.
 *
 * @param host where they are; null for the default host, of which a spec need not speak
 */
public record LinkAuthor(@Nullable String host) {

    /** An etherstub. */
    public Sketch etherstub(String name) {
        return new Sketch("etherstub", List.of(Value.text(name)), where(), List.of());
    }

    /** A VNIC as the module {@code vnic} reads it; its MAC address is said only where somebody has chosen it. */
    public Sketch vnic(Resource vnic) {
        List<Sketch> entries = new ArrayList<>(where());
        add("over", vnic.get("over"), entries);
        if (vnic.get("vid") instanceof Value.Num vid && vid.number().signum() != 0) {
            add("vid", vid, entries);
        }
        if (Value.text("fixed").equals(vnic.get("mac-type"))) {
            add("mac", vnic.get("mac"), entries);
        }
        SortedMap<String, Value> properties = StorageAuthor.settable(vnic.get("linkprop"), PropertyTable.LINK);
        if (!properties.isEmpty()) {
            List<Sketch> inside = new ArrayList<>();
            properties.forEach((name, value) -> add(name, value, inside));
            entries.add(new Sketch("linkprop", List.of(), inside, List.of()));
        }
        return new Sketch("vnic", List.of(Value.text(vnic.address().name())), entries, List.of());
    }

    private List<Sketch> where() {
        return host == null ? List.of() : List.of(Sketch.field("host", Value.text(host)));
    }

    private static void add(String name, @Nullable Value value, List<Sketch> entries) {
        if (value != null) {
            entries.add(Sketch.field(name, value));
        }
    }
}
