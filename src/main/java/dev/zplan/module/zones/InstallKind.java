package dev.zplan.module.zones;

import dev.zplan.module.AttributeChange;
import dev.zplan.module.Claim;
import dev.zplan.module.CommandLine;
import dev.zplan.module.Compare;
import dev.zplan.module.Effect;
import dev.zplan.module.FieldDef;
import dev.zplan.module.Kind;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.OnChange;
import dev.zplan.module.Reference;
import dev.zplan.module.Transition;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A zone's software and root file system. A host can only tell whether it is there: how it came to be is remembered by the
 * registry. A zone that an install left {@code incomplete} is uninstalled before it is installed (zoneadm.c, sanity_check).
 */
public final class InstallKind implements Kind {

    private static final Value INCOMPLETE = Value.text("incomplete");
    private static final Value INSTALLED = Value.text("installed");

    private final ModuleDef module;

    /** With the fields and command lines of that module. */
    public InstallKind(ModuleDef module) {
        this.module = module;
    }

    @Override
    public ModuleDef module() {
        return module;
    }

    /** A zone that is only configured has no software; of all further states it matters only whether it is complete. */
    @Override
    public @Nullable Resource normalised(Resource found) {
        Value state = found.get("state");
        if (state == null || state.show().equals("configured")) {
            return null;
        }
        return found.with("state", state.equals(INCOMPLETE) ? INCOMPLETE : INSTALLED);
    }

    @Override
    public List<AttributeChange> diff(Resource wanted, Resource found, @Nullable Resource last) {
        List<AttributeChange> changes = new ArrayList<>();
        if (INCOMPLETE.equals(found.get("state"))) {
            changes.add(new AttributeChange("state", INCOMPLETE, INSTALLED, OnChange.UPDATE));
            return changes;
        }
        if (last == null) {
            return changes;
        }
        for (FieldDef field : module.fields()) {
            Value before = last.get(field.name());
            Value after = wanted.get(field.name());
            if (field.compare() == Compare.REGISTRY && !Objects.equals(before, after)) {
                changes.add(new AttributeChange(field.name(), before, after, field.onChange()));
            }
        }
        return changes;
    }

    @Override
    public List<CommandLine> commands(Transition transition) {
        Resource from = transition.from();
        Resource to = transition.to();
        List<CommandLine> commands = new ArrayList<>();
        boolean incomplete = from != null && INCOMPLETE.equals(from.get("state"));
        if (from != null && (to == null || incomplete)) {
            commands.addAll(render("uninstall", transition));
        }
        if (to != null && (from == null || incomplete)) {
            commands.addAll(render(Objects.requireNonNullElse(to.text("method"), "plain"), transition));
        }
        return commands;
    }

    /**
     * Zones are installed side by side: pkg locks the image that it changes, and that is the zone's own (omniosorg/pkg5,
     * src/brand/ipkg/pkgcreatezone). Clones of one model take turns, for zoneadm counts up the names of the snapshots that it makes of
     * it (zones.md 3.7).
     */
    @Override
    public @Nullable String serial(Transition transition) {
        Resource made = transition.to();
        return made != null && "clone".equals(made.text("method")) ? "clone of " + made.text("source") : null;
    }

    private List<CommandLine> render(String purpose, Transition transition) {
        Map<String, Value> model = transition.model(module.key());
        return module.commands(purpose).stream().map(c -> c.render(model)).toList();
    }

    @Override
    public Effect effect(Transition transition) {
        return transition.to() == null && transition.purpose() == Transition.Purpose.APPLY
                ? Effect.FINAL
                : Effect.COMPENSABLE;
    }

    /** The zone's configuration, and the zone that it is cloned from. */
    @Override
    public List<Reference> references(Resource resource) {
        Address address = resource.address();
        List<Reference> references = new ArrayList<>();
        references.add(new Reference(
                module.key(), address.name(), List.of(new Address(address.host(), "zonecfg", address.name())), false));
        String source = resource.text("source");
        if ("clone".equals(resource.text("method")) && source != null) {
            references.add(
                    new Reference("source", source, List.of(new Address(address.host(), "install", source)), true));
        }
        return references;
    }

    @Override
    public List<Claim> claims(Resource resource) {
        return List.of();
    }
}
