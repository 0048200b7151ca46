package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.module.type.RctlAliases;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns a zone's limits on CPU, memory and the rest into attributes of its configuration, aliases before controls. */
final class ResourceControls {
    private static final List<String> PLAIN = List.of(
            "max-lwps",
            "max-processes",
            "max-msg-ids",
            "max-sem-ids",
            "max-shm-ids",
            "max-shm-memory",
            "cpu-shares",
            "zfs-io-priority");

    private final Diagnostics out;

    ResourceControls(Diagnostics out) {
        this.out = out;
    }

    void configure(ZoneUnit zone, Wanted config) {
        Block block = zone.block();
        PLAIN.forEach(name -> config.put(name, block.value(name), block.spanOf(name)));
        Value cap = block.value("cpu-cap");
        if (cap != null) {
            config.put("capped-cpu", Value.record(Map.of("ncpus", cap)), block.spanOf("cpu-cap"));
        }
        block.block("memory").ifPresent(memory -> memory(memory, config));
        block.block("dedicated-cpu").ifPresent(cpu -> {
            SortedMap<String, Value> members = set(cpu, List.of("ncpus", "importance"));
            config.putMembers("dedicated-cpu", members, cpu.span());
        });
        controls(zone, config);
        conflicts(zone, config);
    }

    private void memory(Block memory, Wanted config) {
        SortedMap<String, Value> members = set(memory, List.of("physical", "swap", "locked"));
        if (members.isEmpty()) {
            out.error(
                    "zplan::limit::memory_empty",
                    "the memory block limits nothing",
                    memory.span(),
                    "write one of physical, swap and locked, or remove it");
        }
        if (members.get("locked") instanceof Value.Size locked
                && members.get("physical") instanceof Value.Size physical
                && locked.bytes() > physical.bytes()) {
            out.error(
                    "zplan::limit::locked_above_physical",
                    "more memory may be locked (" + locked.show() + ") than there may be (" + physical.show() + ")",
                    memory.spanOf("locked"),
                    "locked is at most physical");
        }
        config.putMembers("capped-memory", members, memory.span());
    }

    private static SortedMap<String, Value> set(Block block, List<String> fields) {
        SortedMap<String, Value> members = new TreeMap<>();
        for (String field : fields) {
            Value value = block.value(field);
            if (value != null) {
                members.put(field, value);
            }
        }
        return members;
    }

    private void controls(ZoneUnit zone, Wanted config) {
        SortedMap<String, Value.Items> rctls = new TreeMap<>();
        SortedMap<String, Span> places = new TreeMap<>();
        for (Block rctl : zone.block().blocks("rctl")) {
            List<Value> values = new ArrayList<>();
            for (Block value : rctl.blocks("value")) {
                values.add(Value.record(set(value, List.of("priv", "limit", "action"))));
            }
            if (values.isEmpty()) {
                out.error(
                        "zplan::limit::rctl_empty",
                        "the resource control has no value",
                        rctl.span(),
                        "write value \"privileged\" 500 \"deny\" in it");
                continue;
            }
            String name = rctl.text("name").orElseThrow();
            rctls.put(name, new Value.Items(values));
            places.put(name, rctl.span());
        }
        RctlAliases.attributes(rctls, zone.host().flavour())
                .forEach((name, value) -> merge(zone, config, places, name, value));
    }

    private void merge(ZoneUnit zone, Wanted config, SortedMap<String, Span> places, String name, Value value) {
        Span place = places.values().iterator().next();
        if (name.equals("capped-memory") && value instanceof Value.Members given) {
            SortedMap<String, Value> both = new TreeMap<>(given.members());
            if (config.get(name) instanceof Value.Members written) {
                both.keySet().retainAll(written.members().keySet());
                both.keySet().forEach(member -> twice(zone, "memory's " + member, place));
                both.putAll(given.members());
                both.putAll(written.members());
            }
            config.put(name, Value.record(both), place);
        } else if (config.has(name)) {
            twice(zone, name.equals("capped-cpu") ? "cpu-cap" : name, place);
        } else {
            config.put(name, value, place);
        }
    }

    private void twice(ZoneUnit zone, String name, Span place) {
        out.error(
                "zplan::limit::given_twice",
                "zone " + zone.name() + " has " + name + " both as a field and as a resource control",
                place,
                "they are the same for zonecfg: remove the rctl");
    }

    private void conflicts(ZoneUnit zone, Wanted config) {
        Block block = zone.block();
        if (config.has("dedicated-cpu")) {
            exclusive(config, "capped-cpu", "cpu-cap", block);
            exclusive(config, "cpu-shares", "cpu-shares", block);
            if (block.value("pool") != null) {
                conflict(
                        "dedicated-cpu and pool",
                        block.spanOf("pool"),
                        "a dedicated-cpu makes a pool of its own: remove one");
            }
        }
        String scheduling = block.text("scheduling-class").orElse("FSS");
        if (config.has("cpu-shares") && !scheduling.equals("FSS")) {
            conflict(
                    "cpu-shares and scheduling-class " + scheduling,
                    block.spanOf("scheduling-class"),
                    "shares need the scheduling class FSS");
        }
        if (config.has("zfs-io-priority") && !zone.onOmnios()) {
            out.error(
                    "zplan::limit::omnios_only",
                    "zfs-io-priority exists on OmniOS only",
                    block.spanOf("zfs-io-priority"),
                    "remove it");
        }
    }

    private void exclusive(Wanted config, String attribute, String field, Block block) {
        if (config.has(attribute)) {
            conflict("dedicated-cpu and " + field, block.spanOf(field), "zonecfg refuses them together: remove one");
        }
    }

    private void conflict(String what, Span span, String help) {
        out.error("zplan::limit::conflict", what + " do not go together", span, help);
    }
}
