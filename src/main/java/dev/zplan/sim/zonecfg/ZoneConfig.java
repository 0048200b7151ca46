package dev.zplan.sim.zonecfg;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of one zone, without its name: global properties and resources in the order of the real configuration file.
 *
 * @param globals the global properties that are set
 * @param resources all resources, in order
 */
public record ZoneConfig(Map<Property, String> globals, List<ZoneResource> resources) {

    /** Keeps unmodifiable copies. */
    public ZoneConfig {
        EnumMap<Property, String> kept = new EnumMap<>(Property.class);
        kept.putAll(globals);
        globals = Collections.unmodifiableMap(kept);
        resources = List.copyOf(resources);
    }

    /** A configuration with only a brand and an ip-type ({@code shared} or {@code exclusive}), as the templates are. */
    public static ZoneConfig of(String brand, String ipType) {
        ZoneConfig config = new ZoneConfig(Map.of(Property.BRAND, brand, Property.AUTOBOOT, "false"), List.of());
        return ipType.equals("exclusive") ? config.with(Property.IP_TYPE, ipType) : config;
    }

    /** The value of a global property, empty if it is not set. */
    public String get(Property property) {
        return globals.getOrDefault(property, "");
    }

    /** The zone's IP type; not set means shared. */
    public boolean isExclusiveIp() {
        return get(Property.IP_TYPE).equals("exclusive");
    }

    /** The same with a global property set; an empty value unsets it. */
    public ZoneConfig with(Property property, String value) {
        EnumMap<Property, String> changed = new EnumMap<>(Property.class);
        changed.putAll(globals);
        if (value.isEmpty()) {
            changed.remove(property);
        } else {
            changed.put(property, value);
        }
        return new ZoneConfig(changed, resources);
    }

    /** All resources of a kind, in order. */
    public List<ZoneResource> all(ResourceType type) {
        return resources.stream().filter(r -> r.type() == type).toList();
    }

    /** The first resource of a kind. */
    public Optional<ZoneResource> first(ResourceType type) {
        return resources.stream().filter(r -> r.type() == type).findFirst();
    }

    /** The same with one more resource at the end. */
    public ZoneConfig plus(ZoneResource resource) {
        List<ZoneResource> changed = new ArrayList<>(resources);
        changed.add(resource);
        return new ZoneConfig(globals, changed);
    }

    /** The same without the first resource equal to this one. */
    public ZoneConfig minus(ZoneResource resource) {
        List<ZoneResource> changed = new ArrayList<>(resources);
        changed.remove(resource);
        return new ZoneConfig(globals, changed);
    }

    /** The same without any resource of that kind. */
    public ZoneConfig withoutAny(ResourceType type) {
        return new ZoneConfig(
                globals, resources.stream().filter(r -> r.type() != type).toList());
    }

    /** The same with a resource replaced in place. Other tools than zonecfg do this: zonecfg moves what it changes to the end. */
    public ZoneConfig replacing(ZoneResource old, ZoneResource changed) {
        List<ZoneResource> list = new ArrayList<>(resources);
        int index = list.indexOf(old);
        if (index >= 0) {
            list.set(index, changed);
        }
        return new ZoneConfig(globals, list);
    }

    /** Whether the real configuration file, once written, could be read again: XML has no room for control characters. */
    boolean isReadable() {
        for (String text : texts()) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the real configuration file could be written at all: it must be UTF-8. */
    boolean isWritable() {
        return texts().stream().noneMatch(ByteText::hasStrayBytes);
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>(globals.values());
        for (ZoneResource resource : resources) {
            texts.addAll(resource.values().values());
            resource.members().forEach(m -> texts.addAll(m.values()));
        }
        return texts;
    }

    /** As JSON, for a state file. */
    public ObjectNode toJson() {
        return ConfigJson.write(this);
    }

    /** From what {@link #toJson} wrote. Throws IllegalArgumentException for anything else. */
    public static ZoneConfig fromJson(ObjectNode json) {
        return ConfigJson.read(json);
    }
}
