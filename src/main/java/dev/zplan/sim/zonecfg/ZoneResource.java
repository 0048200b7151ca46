package dev.zplan.sim.zonecfg;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One resource of a zone.
 *
 * @param type its kind
 * @param values its simple properties; one that is not set is absent
 * @param members what it holds several of: the options of a fs (under {@code options} each), the properties of a net
 *     or device (name and value), the values of a rctl (priv, limit and action)
 */
public record ZoneResource(ResourceType type, Map<Property, String> values, List<Map<Property, String>> members) {

    /** Keeps unmodifiable copies. */
    public ZoneResource {
        EnumMap<Property, String> kept = new EnumMap<>(Property.class);
        kept.putAll(values);
        values = Collections.unmodifiableMap(kept);
        members = List.copyOf(members);
    }

    /** A resource of that kind with nothing set. */
    public static ZoneResource empty(ResourceType type) {
        return new ZoneResource(type, Map.of(), List.of());
    }

    /** The value of a simple property, empty if it is not set. */
    public String get(Property property) {
        return values.getOrDefault(property, "");
    }

    /** Whether a simple property is set. */
    public boolean has(Property property) {
        return values.containsKey(property);
    }

    /** The same with a property set, cut to the width of its field; an empty value unsets it. */
    public ZoneResource with(Property property, String value) {
        EnumMap<Property, String> changed = new EnumMap<>(Property.class);
        changed.putAll(values);
        if (value.isEmpty()) {
            changed.remove(property);
        } else {
            changed.put(property, ByteText.cut(value, type.width(property)));
        }
        return new ZoneResource(type, changed, members);
    }

    /** The same with these members. */
    public ZoneResource withMembers(List<Map<Property, String>> changed) {
        return new ZoneResource(type, values, changed);
    }

    /** The same with one member more. */
    public ZoneResource plus(Map<Property, String> member) {
        List<Map<Property, String>> changed = new ArrayList<>(members);
        changed.add(member);
        return withMembers(changed);
    }

    /** Whether both have the same value for each of these properties. */
    boolean agrees(ZoneResource other, List<Property> properties) {
        return properties.stream().allMatch(p -> get(p).equals(other.get(p)));
    }
}
