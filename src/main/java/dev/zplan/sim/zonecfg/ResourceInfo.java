package dev.zplan.sim.zonecfg;

import dev.zplan.resource.Flavour;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How {@code info} prints a resource. */
final class ResourceInfo {

    private final Flavour flavour;

    ResourceInfo(Flavour flavour) {
        this.flavour = flavour;
    }

    /** The lines of one resource of its own. */
    String print(ZoneResource resource) {
        StringBuilder text = new StringBuilder(resource.type() + ":\n");
        boolean sparing = resource.type() == ResourceType.DEDICATED_CPU;
        for (Property property : order(resource.type())) {
            String value = resource.get(property);
            if (!value.isEmpty() || property == Property.NCPUS) {
                text.append('\t')
                        .append(property)
                        .append(": ")
                        .append(sparing ? value : quoted(value))
                        .append('\n');
            } else if (!sparing) {
                text.append('\t').append(property).append(" not specified\n");
            }
        }
        return text.append(members(resource)).toString();
    }

    /** The lines of the resource that is being edited. */
    String inScope(ZoneResource draft, ZoneConfig config) {
        return switch (draft.type()) {
            case CAPPED_CPU -> cappedCpu(config);
            case CAPPED_MEMORY -> "capped-memory:\n" + caps(physicalOf(Optional.of(draft)), config);
            default -> print(draft);
        };
    }

    /** The cap on CPU time, if there is one. */
    String cappedCpu(ZoneConfig config) {
        return RctlAlias.CPU_CAP
                .limit(config)
                .map(c -> "capped-cpu:\n\t[ncpus: " + Numbers.cpus(c) + "]\n")
                .orElse("");
    }

    /** The caps on memory, if there are any. */
    String cappedMemory(ZoneConfig config) {
        String caps = caps(physicalOf(config.first(ResourceType.CAPPED_MEMORY)), config);
        return caps.isEmpty() ? "" : "capped-memory:\n" + caps;
    }

    private static Optional<BigInteger> physicalOf(Optional<ZoneResource> kept) {
        return kept.map(r -> r.get(Property.PHYSICAL)).filter(p -> !p.isEmpty()).map(BigInteger::new);
    }

    private String caps(Optional<BigInteger> kept, ZoneConfig config) {
        StringBuilder text = new StringBuilder();
        if (flavour == Flavour.OMNIOS) {
            text.append(cap("physical", RctlAlias.MAX_PHYSICAL_MEMORY, config));
        } else {
            kept.ifPresent(
                    p -> text.append("\tphysical: ").append(Numbers.inUnits(p)).append('\n'));
        }
        return text.append(cap("swap", RctlAlias.MAX_SWAP, config))
                .append(cap("locked", RctlAlias.MAX_LOCKED_MEMORY, config))
                .toString();
    }

    private static String cap(String name, RctlAlias alias, ZoneConfig config) {
        return alias.limit(config)
                .map(l -> "\t[" + name + ": " + Numbers.inUnits(l) + "]\n")
                .orElse("");
    }

    private List<Property> order(ResourceType type) {
        return switch (type) {
            case NET ->
                flavour == Flavour.OMNIOS
                        ? List.of(
                                Property.ADDRESS,
                                Property.ALLOWED_ADDRESS,
                                Property.DEFROUTER,
                                Property.GLOBAL_NIC,
                                Property.MAC_ADDR,
                                Property.PHYSICAL,
                                Property.VLAN_ID)
                        : List.of(Property.ADDRESS, Property.ALLOWED_ADDRESS, Property.PHYSICAL, Property.DEFROUTER);
            case DEDICATED_CPU -> List.of(Property.NCPUS, Property.IMPORTANCE);
            default -> type.qualifiers();
        };
    }

    private static String members(ZoneResource resource) {
        StringBuilder text = new StringBuilder();
        switch (resource.type()) {
            case FS ->
                text.append("\toptions: [")
                        .append(String.join(
                                ",",
                                resource.members().stream()
                                        .map(m -> option(m.getOrDefault(Property.OPTIONS, "")))
                                        .toList()))
                        .append("]\n");
            case RCTL ->
                resource.members()
                        .forEach(m ->
                                text.append("\tvalue: ").append(rctlValue(m)).append('\n'));
            default ->
                resource.members()
                        .forEach(m ->
                                text.append("\tproperty: ").append(named(m)).append('\n'));
        }
        return text.toString();
    }

    /** An option of a file system, in quotes where it needs them. */
    static String option(String option) {
        return option.contains("=") ? '"' + option + '"' : option;
    }

    /** A value of a resource control. */
    static String rctlValue(Map<Property, String> member) {
        return "(priv=" + member.getOrDefault(Property.PRIV, "") + ",limit=" + member.getOrDefault(Property.LIMIT, "")
                + ",action=" + member.getOrDefault(Property.ACTION, "") + ")";
    }

    /** A property of a net or device. */
    static String named(Map<Property, String> member) {
        return "(name=" + member.getOrDefault(Property.NAME, "") + ",value=\"" + member.getOrDefault(Property.VALUE, "")
                + "\")";
    }

    private static String quoted(String value) {
        return value.contains(" ") ? '"' + value + '"' : value;
    }
}
