package dev.zplan.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.JsonText;
import dev.zplan.sim.command.Pace;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.net.Links;
import dev.zplan.sim.zfs.Pools;
import dev.zplan.sim.zonecfg.ZoneIndex;
import dev.zplan.sim.zones.Chance;
import dev.zplan.sim.zones.FileStore;
import dev.zplan.sim.zones.GlobalFiles;
import dev.zplan.sim.zones.IpStacks;
import dev.zplan.sim.zones.Kernel;
import dev.zplan.sim.zones.Machine;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a host is, and its JSON form.
 *
 * @param machine the host
 * @param faults what is to go wrong
 * @param delays how long commands take
 */
record HostState(Machine machine, Faults faults, Delays delays) {

    private static final String VERSION = "zplan-sim";
    private static final int CURRENT = 1;

    /** The same, with other delays. */
    HostState delayed(Delays other) {
        return new HostState(machine, faults, other);
    }

    /** Runs a command from beginning to end. */
    SimResult run(List<String> argv, String stdin) {
        return run(argv, stdin, new Pace.Atomic(), Outside.NONE);
    }

    /** Runs a command at its pace. */
    SimResult run(List<String> argv, String stdin, Pace pace, Outside outside) {
        return new Programs(machine, pace, outside).run(argv, stdin);
    }

    String toJson() {
        machine.fileStore().follow(machine.pools());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(VERSION, CURRENT);
        json.put("flavour", machine.flavour().id());
        json.put("node-name", machine.nodeName());
        json.set("chance", machine.chance().toJson());
        json.set("links", machine.links().toJson());
        json.set("ip", machine.ipStacks().toJson(machine));
        json.set("pools", machine.pools().toJson());
        json.set("zones", machine.index().toJson());
        json.set("kernel", machine.kernel().toJson());
        json.set("files", machine.fileStore().toJson());
        var waiting = json.putArray("faults");
        faults.waiting().forEach(fault -> waiting.add(fault.toTree()));
        json.set("delays", delays.toJson());
        return JsonText.pretty(json) + "\n";
    }

    /** Reads what {@link #toJson} wrote; anything else is an IllegalArgumentException. */
    static HostState parse(String text) {
        try {
            JsonNode json = JsonText.read(text);
            if (json.path(VERSION).asInt() != CURRENT) {
                throw new IllegalArgumentException("not the state of a simulated host of version " + CURRENT);
            }
            Chance chance = Chance.fromJson(json.path("chance"));
            List<Fault> faults = new ArrayList<>();
            for (JsonNode fault : json.path("faults")) {
                faults.add(Fault.fromTree(fault));
            }
            Links links = Links.fromJson((ObjectNode) json.get("links"));
            Machine machine = new Machine(
                    Flavour.of(json.path("flavour").asText()).orElseThrow(),
                    json.path("node-name").asText(),
                    chance,
                    ZoneIndex.fromJson((ObjectNode) json.get("zones"), chance::uuid),
                    Kernel.fromJson(json.path("kernel")),
                    links,
                    IpStacks.fromJson(json.path("ip"), links),
                    Pools.fromJson((ObjectNode) json.get("pools"), chance::now),
                    FileStore.fromJson(json.path("files")));
            GlobalFiles.complete(machine);
            return new HostState(machine, new Faults(faults), Delays.fromJson(json.path("delays")));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not the state of a simulated host: " + e.getOriginalMessage(), e);
        }
    }
}
