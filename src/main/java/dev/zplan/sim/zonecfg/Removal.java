package dev.zplan.sim.zonecfg;

import dev.zplan.resource.Flavour;
import java.util.List;
import java.util.Optional;

/** {@code remove} of whole resources. */
final class Removal {

    private static final String MULTIPLE = """
            There are multiple instances of this resource.  Either qualify the resource to
            remove a single instance or use the -F option to remove all instances.""";

    private final Session session;
    private final Console console;

    Removal(Session session) {
        this.session = session;
        this.console = session.console();
    }

    void remove(Command command) {
        if (command.resource().isEmpty()) {
            console.longUsage(Verb.REMOVE);
            return;
        }
        ResourceType type = command.resource().get();
        if (session.isGlobalZone() && type.isForeignToGlobalZone()) {
            console.fail(type + " is not a valid resource for the global zone.");
            return;
        }
        Options options = Options.of(command, "?F", console);
        options.each(o -> {
            if (o.letter() != 'F') {
                console.out(Usage.inFull(Verb.REMOVE, session.flavour()));
            }
        });
        if (options.found().stream().anyMatch(o -> o.letter() != 'F') || !session.open(true)) {
            return;
        }
        switch (type) {
            case DEDICATED_CPU -> removeSingle(type, Status.NO_ENTRY);
            case CAPPED_CPU -> removeCappedCpu();
            case CAPPED_MEMORY -> removeCappedMemory();
            case SECURITY_FLAGS -> removeSecurityFlags();
            default -> removeSeveral(command, type, options.has('F'));
        }
    }

    private void removeSingle(ResourceType type, Status ifMissing) {
        if (session.config().first(type).isEmpty()) {
            console.fail("remove " + type, ifMissing);
            return;
        }
        session.change(session.config().withoutAny(type));
    }

    private void removeSecurityFlags() {
        Optional<ZoneResource> flags = session.config().first(ResourceType.SECURITY_FLAGS);
        if (flags.isEmpty()) {
            console.complain("remove security-flags: " + Status.NO_RESOURCE_TYPE.text());
            return;
        }
        session.change(session.config().minus(flags.get()));
    }

    private void removeCappedCpu() {
        if (RctlAlias.CPU_CAP.look(session.config()) != Status.OK) {
            console.fail("remove capped-cpu", Status.NO_RESOURCE_TYPE);
            return;
        }
        session.change(RctlAlias.CPU_CAP.remove(session.config()));
    }

    private void removeCappedMemory() {
        ZoneConfig config = session.config();
        if (!RctlAlias.capsMemory(config, session.flavour())) {
            console.fail("remove capped-memory", Status.NO_RESOURCE_TYPE);
            return;
        }
        List<RctlAlias> aliases = session.flavour() == Flavour.OMNIOS
                ? List.of(RctlAlias.MAX_PHYSICAL_MEMORY, RctlAlias.MAX_SWAP, RctlAlias.MAX_LOCKED_MEMORY)
                : List.of(RctlAlias.MAX_SWAP, RctlAlias.MAX_LOCKED_MEMORY);
        config = config.withoutAny(ResourceType.CAPPED_MEMORY);
        for (RctlAlias alias : aliases) {
            config = alias.look(config) == Status.OK ? alias.remove(config) : config;
        }
        session.change(config);
    }

    private void removeSeveral(Command command, ResourceType type, boolean forced) {
        if (!command.pairs().isEmpty()) {
            removeQualified(command, type);
            return;
        }
        int count = session.config().all(type).size();
        if (count == 0) {
            console.fail("remove " + type, Status.NO_ENTRY);
        } else if (count > 1 && !forced && session.isInteractive()) {
            session.askInVain();
            console.complain("Resource incomplete.");
        } else if (count > 1 && !forced) {
            console.fail(MULTIPLE);
        } else {
            session.change(session.config().withoutAny(type));
        }
    }

    private void removeQualified(Command command, ResourceType type) {
        Lookup.Result found = Qualifiers.read(command, console)
                .map(w -> Lookup.find(session.config(), w))
                .orElse(Lookup.Result.of(Status.INSUFFICIENT_SPEC));
        Optional<ZoneResource> victim = found.resource().flatMap(r -> Lookup.victim(session.config(), r));
        if (victim.isPresent()) {
            session.change(session.config().minus(victim.get()));
        } else {
            console.fail("remove " + type, found.resource().isPresent() ? Status.NO_RESOURCE_ID : found.status());
        }
    }
}
