package dev.zplan.module.zones;

import dev.zplan.module.AttributeChange;
import dev.zplan.module.Claim;
import dev.zplan.module.CommandLine;
import dev.zplan.module.Effect;
import dev.zplan.module.Gate;
import dev.zplan.module.Kind;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.OnChange;
import dev.zplan.module.Reference;
import dev.zplan.module.Transition;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an installed zone runs. Which command leads from which state to which stands in zoneadmd.c. */
public final class BootKind implements Kind {

    /** The state of a zone that is installed and not running. */
    public static final String HALTED = "halted";

    /** The state of a zone that runs. */
    public static final String RUNNING = "running";

    /** The attribute that says what a boot waits for. */
    public static final String GATE = "gate";

    /** It waits for the zone's services. */
    public static final String SERVICES = "services";

    private static final String READY = "ready";
    private static final Set<String> ABSENT = Set.of("configured", "incomplete");

    private final ModuleDef module;

    /** With the fields and command lines of that module. */
    public BootKind(ModuleDef module) {
        this.module = module;
    }

    @Override
    public ModuleDef module() {
        return module;
    }

    @Override
    public @Nullable Resource normalised(Resource found) {
        String state = found.text("state");
        if (state == null || ABSENT.contains(state)) {
            return null;
        }
        return state.equals("installed") ? found.with("state", Value.text(HALTED)) : found;
    }

    @Override
    public List<AttributeChange> diff(Resource wanted, Resource found, @Nullable Resource last) {
        Value before = found.get("state");
        Value after = wanted.get("state");
        return Objects.equals(before, after)
                ? List.of()
                : List.of(new AttributeChange("state", before, after, OnChange.UPDATE));
    }

    @Override
    public List<CommandLine> commands(Transition transition) {
        String from = state(transition.from());
        String to = state(transition.to());
        boolean undo = transition.purpose() == Transition.Purpose.UNDO;
        List<CommandLine> commands = new ArrayList<>();
        if (from.equals(to)) {
            return commands;
        }
        if (to.equals(HALTED)) {
            commands.addAll(render(from.equals(RUNNING) && !undo ? "shutdown" : "halt", transition));
        } else if (to.equals(READY)) {
            if (!from.equals(HALTED)) {
                commands.addAll(render(undo ? "halt" : "shutdown", transition));
            }
            commands.addAll(render("ready", transition));
        } else {
            if (!from.equals(HALTED) && !from.equals(READY)) {
                commands.addAll(render("halt", transition));
            }
            commands.addAll(render("boot", transition));
        }
        return commands;
    }

    /** A zone runs as soon as its init does; it is up when its services are (zones.md 5.5; svc:/milestone/multi-user-server). */
    @Override
    public Optional<Gate> gate(Transition transition) {
        Resource to = transition.to();
        if (to == null || !state(to).equals(RUNNING) || !SERVICES.equals(to.text(GATE))) {
            return Optional.empty();
        }
        Duration timeout = Objects.requireNonNullElse(module.timeouts().get(GATE), ModuleDef.DEFAULT_TIMEOUT);
        return Optional.of(new Gate(render(GATE, transition).get(0), "online", timeout));
    }

    private static String state(@Nullable Resource resource) {
        String state = resource == null ? null : resource.text("state");
        return state == null ? HALTED : state;
    }

    private List<CommandLine> render(String purpose, Transition transition) {
        Map<String, Value> model = transition.model(module.key());
        return module.commands(purpose).stream().map(c -> c.render(model)).toList();
    }

    @Override
    public Effect effect(Transition transition) {
        return state(transition.from()).equals(RUNNING) ? Effect.DISRUPTIVE : Effect.COMPENSABLE;
    }

    @Override
    public List<Reference> references(Resource resource) {
        Address address = resource.address();
        return List.of(
                new Reference(
                        module.key(),
                        address.name(),
                        List.of(new Address(address.host(), "install", address.name())),
                        false),
                new Reference(
                        module.key(),
                        address.name(),
                        List.of(new Address(address.host(), "zonecfg", address.name())),
                        false));
    }

    @Override
    public List<Claim> claims(Resource resource) {
        return List.of();
    }
}
