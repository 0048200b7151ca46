package dev.zplan.sim.zones;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.sim.ip.Datalinks;
import dev.zplan.sim.ip.Grant;
import dev.zplan.sim.ip.IpStack;
import dev.zplan.sim.net.Links;
import dev.zplan.sim.zonecfg.Property;
import dev.zplan.sim.zonecfg.ResourceType;
import dev.zplan.sim.zonecfg.ZoneConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The IP stacks of a host: that of the global zone, and of exclusive-IP zones those that something was done to.
 *
 * <p>A zone's stack is known by the zone's uuid, so that it ends with the installed zone, and is booted anew when it is next used
 * after the zone was.
 */
public final class IpStacks {
    private static final String HOST_LINK = "igb0";

    private final IpStack global;
    private final Map<String, Used> byUuid = new TreeMap<>();

    /**
     * The stack of a zone.
     *
     * @param boot the zone's number in the kernel when it was booted
     */
    private record Used(int boot, IpStack stack) {}

    private IpStacks(IpStack global) {
        this.global = global;
    }

    /** Those of a new host. */
    public static IpStacks ofHost(Links links) {
        return ofHost(links, HOST_LINK);
    }

    /** Those of a new host that has its own address on that link; if there is no such link, it has none. */
    public static IpStacks ofHost(Links links, String link) {
        return new IpStacks(IpStack.ofHost(new Datalinks(links, Machine.GLOBAL), link));
    }

    /** Reads what {@link #toJson} wrote; a host's file from before there were any holds a missing node, and is given new ones. */
    public static IpStacks fromJson(JsonNode json, Links links) {
        if (json.isMissingNode()) {
            return ofHost(links);
        }
        IpStacks stacks = new IpStacks(IpStack.fromJson(json.path("global")));
        json.path("zones")
                .properties()
                .forEach(e -> stacks.byUuid.put(
                        e.getKey(),
                        new Used(
                                e.getValue().path("boot").asInt(),
                                IpStack.fromJson(e.getValue().path("stack")))));
        return stacks;
    }

    /** The whole state, without the stacks of zones that are gone. */
    public ObjectNode toJson(Machine machine) {
        byUuid.keySet()
                .retainAll(machine.zones()
                        .filter(z -> z.state() != ZoneState.CONFIGURED)
                        .map(Zone::uuid)
                        .collect(Collectors.toSet()));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("global", global.toJson());
        ObjectNode zones = json.putObject("zones");
        byUuid.forEach((uuid, used) -> zones.putObject(uuid)
                .put("boot", used.boot())
                .set("stack", used.stack().toJson()));
        return json;
    }

    /** That of the global zone. */
    public IpStack global() {
        return global;
    }

    /** The stack of a running exclusive-IP zone as it is now. */
    IpStack of(Machine machine, Zone zone) {
        Used used = byUuid.get(zone.uuid());
        if (used != null && used.boot() == zone.id()) {
            return used.stack();
        }
        IpStack stack = used == null ? IpStack.fresh() : used.stack();
        ZoneConfig config =
                machine.kernel().find(zone.name()).map(Kernel.Booted::config).orElseThrow();
        stack.boot(grants(config), new Datalinks(machine.links(), zone.name()));
        byUuid.put(zone.uuid(), new Used(zone.id(), stack));
        return stack;
    }

    private static List<Grant> grants(ZoneConfig config) {
        return config.all(ResourceType.NET).stream()
                .filter(n -> n.has(Property.ALLOWED_ADDRESS))
                .map(n -> new Grant(
                        n.get(Property.PHYSICAL),
                        n.get(Property.ALLOWED_ADDRESS),
                        Optional.of(n)
                                .filter(d -> d.has(Property.DEFROUTER))
                                .map(d -> d.get(Property.DEFROUTER))
                                .orElse("")))
                .toList();
    }
}
