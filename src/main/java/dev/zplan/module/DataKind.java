package dev.zplan.module;

import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A kind that its module file defines alone. */
public final class DataKind implements Kind {

    private final ModuleDef module;

    /** For that module. */
    public DataKind(ModuleDef module) {
        this.module = module;
    }

    @Override
    public ModuleDef module() {
        return module;
    }

    @Override
    public List<AttributeChange> diff(Resource wanted, Resource found, @Nullable Resource last) {
        List<AttributeChange> changes = new ArrayList<>();
        for (FieldDef field : module.fields()) {
            Resource against = field.compare() == Compare.REGISTRY ? last : found;
            if (field.compare() == Compare.NEVER || against == null) {
                continue;
            }
            if (field.map()) {
                diffMap(field, wanted, against, last, changes);
            } else {
                diffField(field, wanted, against, last, changes);
            }
        }
        return changes;
    }

    private static void diffField(
            FieldDef field, Resource wanted, Resource found, @Nullable Resource last, List<AttributeChange> changes) {
        Value after = wanted.get(field.name());
        Value before = found.get(field.name());
        if (field.onChange() == OnChange.GROW) {
            diffSize(field, before, after, changes);
            return;
        }
        boolean dropped = after == null && last != null && last.get(field.name()) != null && !field.hostChooses();
        if ((after != null || dropped) && !Objects.equals(before, after)) {
            changes.add(new AttributeChange(field.name(), before, after, field.onChange()));
        }
    }

    /** Whether there is a size makes it another kind of thing, whoever said so last. */
    private static void diffSize(
            FieldDef field, @Nullable Value before, @Nullable Value after, List<AttributeChange> changes) {
        if (Objects.equals(before, after)) {
            return;
        }
        boolean grows =
                before instanceof Value.Size was && after instanceof Value.Size size && size.bytes() > was.bytes();
        changes.add(new AttributeChange(field.name(), before, after, grows ? OnChange.UPDATE : OnChange.REPLACE));
    }

    /** Of a map only the entries count that the spec names, or named when it was last applied. */
    private static void diffMap(
            FieldDef field, Resource wanted, Resource found, @Nullable Resource last, List<AttributeChange> changes) {
        TreeSet<String> names = new TreeSet<>(members(wanted, field.name()).keySet());
        if (last != null) {
            names.addAll(members(last, field.name()).keySet());
        }
        if (names.isEmpty()) {
            return;
        }
        SortedMap<String, Value> after = field.set(members(wanted, field.name()));
        SortedMap<String, Value> before = field.set(members(found, field.name()));
        if (field.properties() != null) {
            names.removeIf(field.properties()::isHostOnly);
        }
        for (String name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                boolean fixed = field.properties() != null && field.properties().isForCreation(name);
                changes.add(new AttributeChange(
                        field.name() + "." + name,
                        before.get(name),
                        after.get(name),
                        fixed ? OnChange.REPLACE : field.onChange()));
            }
        }
    }

    @Override
    public List<CommandLine> commands(Transition transition) {
        Resource from = transition.from();
        Resource to = transition.to();
        if (from == null) {
            return to == null ? List.of() : create(transition, to);
        }
        if (to == null) {
            boolean undo = transition.purpose() == Transition.Purpose.UNDO;
            String purpose = undo && !module.commands("undo-create").isEmpty() ? "undo-create" : "delete";
            return render(purpose, transition, Map.of());
        }
        return update(transition, from, to);
    }

    private List<CommandLine> create(Transition transition, Resource to) {
        List<CommandLine> commands = new ArrayList<>(render("create", transition, Map.of()));
        for (FieldDef field : module.fields()) {
            if (field.map() && !field.open()) {
                members(to, field.name())
                        .forEach((name, value) ->
                                commands.addAll(render("set " + field.name(), transition, entry(name, value))));
            }
        }
        return commands;
    }

    /** Only what the two states both could say: attributes that the module can set. */
    private List<CommandLine> update(Transition transition, Resource from, Resource to) {
        List<CommandLine> commands = new ArrayList<>();
        for (FieldDef field : module.fields()) {
            if (field.map()) {
                SortedMap<String, Value> before = members(from, field.name());
                SortedMap<String, Value> after = members(to, field.name());
                for (String name : names(field, before, after)) {
                    Value value = after.get(name);
                    if (!Objects.equals(before.get(name), value)) {
                        commands.addAll(render(
                                (value == null ? "unset " : "set ") + field.name(), transition, entry(name, value)));
                    }
                }
            } else if (!Objects.equals(from.get(field.name()), to.get(field.name()))) {
                Value value = to.get(field.name());
                commands.addAll(render(
                        (value == null ? "unset " : "set ") + field.name(), transition, entry(field.name(), value)));
            }
        }
        commands.addAll(restored(transition, from, to));
        return commands;
    }

    private static Set<String> names(FieldDef field, SortedMap<String, Value> before, SortedMap<String, Value> after) {
        Set<String> names = field.properties() == null
                ? new TreeSet<>()
                : new TreeSet<>(field.properties().order(before, after));
        names.addAll(before.keySet());
        names.addAll(after.keySet());
        return names;
    }

    /** Facts that hosts change on the way, for those that the module can put back. */
    private List<CommandLine> restored(Transition transition, Resource from, Resource to) {
        List<CommandLine> commands = new ArrayList<>();
        for (String fact : new TreeSet<>(module.facts())) {
            Value value = to.get(fact);
            if (!Objects.equals(value, from.get(fact))) {
                commands.addAll(render((value == null ? "unset " : "set ") + fact, transition, entry(fact, value)));
            }
        }
        return commands;
    }

    @Override
    public List<CommandLine> setAside(Transition transition, String aside) {
        return render("set-aside", transition, Map.of("aside", Value.text(aside)));
    }

    @Override
    public List<CommandLine> takeBack(Transition transition, String aside) {
        return render("take-back", transition, Map.of("aside", Value.text(aside)));
    }

    @Override
    public List<CommandLine> rename(Resource from, Resource to, Flavour flavour) {
        Transition there = new Transition(from.address(), from, from, Transition.Purpose.APPLY, flavour);
        return from.address().equals(to.address())
                ? List.of()
                : render("rename", there, Map.of("to", Value.text(to.address().name())));
    }

    private static Map<String, Value> entry(String key, @Nullable Value value) {
        Map<String, Value> entry = new LinkedHashMap<>();
        entry.put("key", Value.text(key));
        if (value != null) {
            entry.put("value", value);
        }
        return entry;
    }

    private List<CommandLine> render(String purpose, Transition transition, Map<String, Value> more) {
        Map<String, Value> model = transition.model(module.key());
        model.putAll(more);
        return module.commands(purpose).stream()
                .map(c -> c.render(model))
                .filter(c -> !c.argv().isEmpty())
                .toList();
    }

    @Override
    public Effect effect(Transition transition) {
        String purpose = transition.from() == null ? "create" : transition.to() == null ? "delete" : "update";
        return module.effects().getOrDefault(purpose, Effect.REVERSIBLE);
    }

    @Override
    public List<Reference> references(Resource resource) {
        List<Reference> references = new ArrayList<>();
        Address address = resource.address();
        for (FieldDef field : module.fields()) {
            String name = resource.text(field.name());
            if (name != null && !field.refers().isEmpty()) {
                references.add(new Reference(
                        field.name(),
                        name,
                        field.refers().stream()
                                .map(kind -> new Address(address.host(), kind, name))
                                .toList(),
                        true));
            }
        }
        String separator = module.parentSeparator();
        int at = separator == null ? -1 : address.name().lastIndexOf(separator);
        if (at > 0) {
            String parent = address.name().substring(0, at);
            references.add(new Reference(
                    module.key(), parent, List.of(new Address(address.host(), address.kind(), parent)), true));
        }
        return references;
    }

    @Override
    public List<Claim> claims(Resource resource) {
        List<Claim> claims = new ArrayList<>();
        new TreeMap<>(module.claims()).forEach((space, template) -> {
            Map<String, Value> model = new TreeMap<>(resource.attributes());
            model.put(module.key(), Value.text(resource.address().name()));
            List<String> words = template.render(model).argv();
            if (!words.isEmpty()) {
                claims.add(new Claim(space, String.join(" ", words)));
            }
        });
        return claims;
    }

    private static SortedMap<String, Value> members(Resource resource, String name) {
        return resource.get(name) instanceof Value.Members members ? members.members() : new TreeMap<>();
    }
}
