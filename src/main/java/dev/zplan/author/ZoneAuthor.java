package dev.zplan.author;

import dev.zplan.resource.Value;
import dev.zplan.zone.Pool;
import dev.zplan.zone.ZoneSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Writes down zones. Nothing is left out yet that a template might say: see {@link TemplateChoice}.
 *
 * @param pools the address pools that nets may be from
 */
public record ZoneAuthor(Collection<Pool> pools) {

    /** Brands that are installed from an image and nothing else. */
    private static final Set<String> IMAGES = Set.of("lx", "illumos");

    private static final Set<String> INSTALLED = Set.of("installed", "ready", "running");
    private static final String AUTOBOOT = "autoboot";

    /** Attributes of a configuration that a zone has as fields of the same name. */
    private static final List<String> SAME = List.of(
            "brand",
            "zonepath",
            AUTOBOOT,
            "ip-type",
            "bootargs",
            "pool",
            "limitpriv",
            "scheduling-class",
            "hostid",
            "fs-allowed");

    private static final List<String> LIMITS = List.of(
            "cpu-shares",
            "zfs-io-priority",
            "max-lwps",
            "max-processes",
            "max-msg-ids",
            "max-sem-ids",
            "max-shm-ids",
            "max-shm-memory");

    private static final Set<String> REST = Set.of(
            "net",
            "fs",
            "device",
            "dataset",
            "rctl",
            "attr",
            "admin",
            "capped-cpu",
            "capped-memory",
            "dedicated-cpu",
            "security-flags");

    /** Keeps a copy. */
    public ZoneAuthor {
        pools = List.copyOf(pools);
    }

    /** The zone as a spec has it. */
    public Written write(ZoneFacts facts) {
        List<Lost> lost = new ArrayList<>();
        Body zone = Body.whole(ZoneSchema.ZONE, lost);
        zone.argument(Value.text(facts.name()));
        state(facts, zone);
        fields(facts, SAME, zone);
        new NetAuthor(facts, pools).write(zone);
        new StorageAuthor(facts).write(zone);
        limits(facts, zone);
        notes(facts, zone);
        install(facts, zone);
        unknown(facts).forEach(name -> zone.lose(name + ": a spec has no such setting", name));
        return new Written(zone.sketch(), lost);
    }

    private static void fields(ZoneFacts facts, List<String> names, Body zone) {
        for (String name : names) {
            Value value = facts.config().get(name);
            zone.field(name, value == null && name.equals(AUTOBOOT) ? Value.flag(false) : value);
        }
    }

    private static void state(ZoneFacts facts, Body zone) {
        String state = facts.state();
        if (state == null) {
            zone.remark(
                    "What this was made from does not say whether the zone is installed: leave out the state, and it will be,");
            zone.remark("and booted.");
            zone.field("state", Value.text("configured"));
            return;
        }
        switch (state) {
            case "configured", "installed", "ready", "running" -> zone.field("state", Value.text(state));
            case "incomplete" -> {
                zone.remark(
                        "Its installation or uninstallation did not come to its end: zoneadm calls it incomplete. With the state");
                zone.remark("\"installed\" or \"running\" what is left is uninstalled, and it is installed anew.");
                zone.field("state", Value.text("configured"));
            }
            default -> {
                zone.field("state", Value.text("installed"));
                zone.lose("state: it is " + state + ", which a spec cannot ask for", state);
            }
        }
    }

    private static void limits(ZoneFacts facts, Body zone) {
        SortedMap<String, Value> cap = facts.members("capped-cpu");
        if (!cap.isEmpty()) {
            zone.field("cpu-cap", cap.get("ncpus"));
        }
        fields(facts, LIMITS, zone);
        Body memory = zone.inner("memory");
        facts.members("capped-memory").forEach(memory::field);
        zone.addUnlessEmpty(memory);
        SortedMap<String, Value> dedicated = facts.members("dedicated-cpu");
        if (!dedicated.isEmpty()) {
            Body cpus = zone.inner("dedicated-cpu").argument(dedicated.get("ncpus"));
            zone.add(cpus.field("importance", dedicated.get("importance")));
        }
        facts.members("rctl").forEach((name, values) -> zone.addUnlessEmpty(rctl(zone, name, values)));
    }

    private static Body rctl(Body zone, String name, Value values) {
        Body rctl = zone.inner("rctl").argument(Value.text(name));
        if (values instanceof Value.Items items) {
            items.items().stream().map(ZoneFacts::members).forEach(value -> {
                Body limit = rctl.inner("value");
                List.of("priv", "limit", "action").forEach(member -> limit.argument(value.get(member)));
                rctl.add(limit);
            });
        }
        return rctl;
    }

    private static void notes(ZoneFacts facts, Body zone) {
        facts.members("attr").forEach((name, value) -> {
            SortedMap<String, Value> attr = ZoneFacts.members(value);
            Body body = zone.inner("attr").argument(Value.text(name)).argument(attr.get("value"));
            zone.add(body.field("type", attr.get("type")));
        });
        facts.members("admin").forEach((user, auths) -> {
            Body admin = zone.inner("admin").argument(Value.text(user));
            if (auths instanceof Value.Items items) {
                items.items().forEach(admin::argument);
            }
            zone.add(admin);
        });
        Body flags = zone.inner("security-flags");
        facts.members("security-flags").forEach(flags::field);
        zone.addUnlessEmpty(flags);
    }

    /** A host does not tell which image a zone is from, and a spec must. */
    private static void install(ZoneFacts facts, Body zone) {
        if (IMAGES.contains(String.valueOf(facts.config().text("brand")))
                && INSTALLED.contains(String.valueOf(facts.state()))) {
            zone.add(zone.inner("install")
                    .remark(
                            "Which image it is from cannot be read from a host: write it here before the zone is made anew.")
                    .field("image", Value.text("unknown")));
        }
    }

    private static Set<String> unknown(ZoneFacts facts) {
        Set<String> names = new TreeSet<>(facts.config().attributes().keySet());
        List.of(SAME, LIMITS).forEach(known -> names.removeAll(Set.copyOf(known)));
        names.removeAll(REST);
        names.removeAll(ZoneFacts.NO_SETTINGS);
        return names;
    }
}
