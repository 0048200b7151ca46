package dev.zplan.sim.zonecfg;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code info}. */
final class InfoPrinter {

    private static final List<Property> FIRST_GLOBALS = List.of(
            Property.ZONENAME,
            Property.ZONEPATH,
            Property.BRAND,
            Property.AUTOBOOT,
            Property.BOOTARGS,
            Property.POOL,
            Property.LIMITPRIV,
            Property.SCHEDULING_CLASS,
            Property.IP_TYPE,
            Property.HOSTID,
            Property.FS_ALLOWED,
            Property.MAX_LWPS,
            Property.MAX_PROCESSES,
            Property.MAX_SHM_MEMORY,
            Property.MAX_SHM_IDS,
            Property.MAX_MSG_IDS,
            Property.MAX_SEM_IDS,
            Property.CPU_SHARES,
            Property.ZFS_IO_PRIORITY);
    private static final List<ResourceType> ORDER = List.of(
            ResourceType.FS,
            ResourceType.NET,
            ResourceType.DEVICE,
            ResourceType.DEDICATED_CPU,
            ResourceType.CAPPED_CPU,
            ResourceType.CAPPED_MEMORY,
            ResourceType.ATTR,
            ResourceType.DATASET,
            ResourceType.ADMIN,
            ResourceType.RCTL,
            ResourceType.SECURITY_FLAGS);

    private final Session session;
    private final Console console;
    private final ResourceInfo resources;

    InfoPrinter(Session session) {
        this.session = session;
        this.console = session.console();
        this.resources = new ResourceInfo(session.flavour());
    }

    /** Whether {@code info PROPERTY} is a command. */
    static boolean canStandAlone(Property property) {
        return Globals.isGlobal(property);
    }

    void print(Command command) {
        if (!session.open(true)) {
            return;
        }
        Optional<Scope> scope = session.scope();
        if (scope.isPresent()) {
            console.out(resources.inScope(scope.get().draft(), session.config()));
        } else if (command.resource().isPresent()) {
            printResources(command, command.resource().get());
        } else if (!command.pairs().isEmpty()) {
            printOne(command.given().property());
        } else {
            printAll(command);
        }
    }

    private void printAll(Command command) {
        for (Property property : FIRST_GLOBALS) {
            if (!session.isGlobalZone() || property == Property.ZONENAME || !Globals.isForeignToGlobalZone(property)) {
                printGlobal(property);
            }
        }
        for (ResourceType type : ORDER) {
            boolean shown = !session.isGlobalZone() || !(type.isForeignToGlobalZone() || type == ResourceType.ADMIN);
            if (shown) {
                printResources(Command.of(command.verb(), type, List.of()), type);
            }
        }
    }

    private void printOne(Property property) {
        if (session.isGlobalZone() && Globals.isForeignToGlobalZone(property)) {
            console.complain(property + " is not a valid property for the global zone.");
        } else {
            printGlobal(property);
        }
    }

    private void printGlobal(Property property) {
        ZoneConfig config = session.config();
        switch (property) {
            case ZONENAME -> line(property, session.document().name());
            case ZONEPATH -> {
                if (!GlobalWidths.fits(property, config)) {
                    console.out("zonepath not specified\n");
                } else {
                    line(property, config.get(property));
                }
            }
            case BRAND -> line(property, session.store().brand(config));
            case IP_TYPE -> line(property, config.isExclusiveIp() ? "exclusive" : "shared");
            case AUTOBOOT, LIMITPRIV, HOSTID -> line(property, config.get(property));
            case BOOTARGS, POOL, SCHEDULING_CLASS, FS_ALLOWED -> {
                if (GlobalWidths.fits(property, config)) {
                    line(property, config.get(property));
                } else {
                    console.fail(session.zone(), Status.TOO_BIG);
                }
            }
            default -> RctlAlias.of(property).ifPresent(this::printAlias);
        }
    }

    private void line(Property property, String value) {
        console.out(property + ": " + value + "\n");
    }

    private void printAlias(RctlAlias alias) {
        Optional<BigInteger> limit = alias.limit(session.config());
        limit.ifPresent(l -> console.out("[" + alias.text() + ": "
                + (alias == RctlAlias.MAX_SHM_MEMORY ? Numbers.inUnits(l) : l.toString()) + "]\n"));
    }

    private void printResources(Command command, ResourceType type) {
        if (session.isGlobalZone() && type.isForeignToGlobalZone()) {
            console.complain(type + " is not a valid resource for the global zone.");
            return;
        }
        ZoneConfig config = session.config();
        switch (type) {
            case CAPPED_CPU -> console.out(resources.cappedCpu(config));
            case CAPPED_MEMORY -> console.out(resources.cappedMemory(config));
            case DEDICATED_CPU, SECURITY_FLAGS -> config.first(type).ifPresent(r -> console.out(resources.print(r)));
            default -> printMatching(command, type);
        }
    }

    private void printMatching(Command command, ResourceType type) {
        boolean any = false;
        for (ZoneResource resource : session.config().all(type)) {
            if (command.pairs().isEmpty()
                    || Qualifiers.read(command, console)
                            .filter(w -> matches(resource, w))
                            .isPresent()) {
                console.out(resources.print(resource));
                any = true;
            }
        }
        if (!any && !command.pairs().isEmpty()) {
            console.out("No such " + type + " resource.\n");
        }
    }

    /** Not every property that may be given is looked at. */
    private static boolean matches(ZoneResource resource, ZoneResource wanted) {
        for (Map.Entry<Property, String> entry : wanted.values().entrySet()) {
            Property property = entry.getKey();
            String value = resource.get(property);
            boolean matches = switch (wanted.type()) {
                case NET ->
                    property == Property.ADDRESS
                            ? Lookup.isSameAddress(entry.getValue(), value)
                            : property != Property.PHYSICAL || value.equals(entry.getValue());
                case FS -> property == Property.RAW || value.equals(entry.getValue());
                case ADMIN -> property == Property.AUTHS || value.equals(entry.getValue());
                default -> value.equals(entry.getValue());
            };
            if (!matches) {
                return false;
            }
        }
        return true;
    }
}
