package dev.zplan.manual;

import static java.util.Map.entry;

import dev.zplan.module.FieldDef;
import dev.zplan.module.Kind;
import dev.zplan.module.Kinds;
import dev.zplan.module.OnChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which field of which module a field of a spec ends in, and so what a change of it does.
 *
 * @param kinds the modules
 */
record Wiring(Kinds kinds) {

    private static final String CONFIGURATION = "zonecfg";

    /** Where names differ, or the field is not one of the zone's configuration. A node stands for all that is in it. */
    private static final Map<String, String> ZONE = Map.ofEntries(
            entry("state", "boot.state"),
            entry("gate", "boot.gate"),
            entry("cpu-cap", "zonecfg.capped-cpu"),
            entry("publishers-only", "publisher.only"),
            entry("net.name", ""),
            entry("net.over", "vnic.over"),
            entry("net.vlan", "vnic.vid"),
            entry("net.mac", "vnic.mac"),
            entry("net.linkprop", "vnic.linkprop"),
            entry("memory", "zonecfg.capped-memory"),
            entry("dataset.name", "zonecfg.dataset"),
            entry("dataset.delegate", "zonecfg.dataset"),
            entry("dataset.manage", ""),
            entry("dataset.replace", ""),
            entry("dataset.volsize", "dataset.volsize"),
            entry("dataset.any", "dataset.props"),
            entry("dataset", ""),
            entry("volume", "zonecfg.fs"),
            entry("volume.delegate", "zonecfg.dataset"),
            entry("install.archive", "install.source"),
            entry("install.image", "install.source"),
            entry("install.clone", "install.source"),
            entry("install.snapshot", "install.snapshot"),
            entry("install", "install.args"),
            entry("publisher", "publisher.publisher"));

    /**
     * What a change does.
     *
     * @param module the kind of the resource that changes
     * @param field the module's field
     * @param onChange what the module says
     */
    record Effect(String module, String field, OnChange onChange) {

        /** One phrase. */
        String show() {
            return switch (onChange) {
                case UPDATE -> "update in place, at once";
                case RESTART ->
                    "update in place; it takes effect when the zone boots, so a zone that runs is restarted";
                case GROW ->
                    "update in place where it grows; else replace: a new one is made, and needs replace=#true"
                            + " where data would be lost";
                case REPLACE -> replaced();
                case FORBID -> "none: what is installed keeps it, and a plan that wants another is refused";
            };
        }

        private String replaced() {
            return module.equals(CONFIGURATION)
                    ? "replace: an installed zone is made anew, and only where it says replace=#true; its root is lost"
                    : "replace: the " + module + " is deleted and made again, and a zone that uses it stops meanwhile";
        }
    }

    /** What a change of that field does; empty for one that is about the spec itself. */
    Optional<Effect> of(List<String> path) {
        if (path.get(0).equals("zone")) {
            return ofZone(path.subList(1, path.size()));
        }
        if (path.equals(List.of("volume", Topic.ANY))) {
            return target("dataset.props");
        }
        return kinds.find(path.get(0))
                .filter(kind -> kind.module().driver() == null)
                .flatMap(kind -> kind.module().fields().stream()
                        .filter(field -> field.name().equals(path.get(1))
                                || (field.open() && path.get(1).equals(Topic.ANY)))
                        .findFirst()
                        .flatMap(field -> effect(kind, field)));
    }

    private Optional<Effect> ofZone(List<String> path) {
        for (int length = path.size(); length > 0; length--) {
            String target = ZONE.get(String.join(".", path.subList(0, length)).replace(Topic.ANY, "any"));
            if (target != null) {
                return target.isEmpty() ? Optional.empty() : target(target);
            }
        }
        return target(CONFIGURATION + "." + path.get(0));
    }

    private Optional<Effect> target(String target) {
        int dot = target.indexOf('.');
        return kinds.find(target.substring(0, dot))
                .flatMap(kind -> kind.module().field(target.substring(dot + 1)).flatMap(field -> effect(kind, field)));
    }

    private static Optional<Effect> effect(Kind kind, FieldDef field) {
        return Optional.of(new Effect(kind.module().kind(), field.name(), field.onChange()));
    }
}
