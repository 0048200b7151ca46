package dev.zplan.module.zones;

import dev.zplan.module.AttributeChange;
import dev.zplan.module.Claim;
import dev.zplan.module.CommandLine;
import dev.zplan.module.CommandTemplate;
import dev.zplan.module.Effect;
import dev.zplan.module.Kind;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.OnChange;
import dev.zplan.module.Reference;
import dev.zplan.module.Transition;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A zone's configuration: all of it is ours, whatever the spec does not say is to be absent. */
public final class ZonecfgKind implements Kind {

    private final ModuleDef module;

    /** With the fields and command lines of that module. */
    public ZonecfgKind(ModuleDef module) {
        this.module = module;
    }

    @Override
    public ModuleDef module() {
        return module;
    }

    @Override
    public SortedMap<String, Value> parse(String output, Flavour flavour) {
        return ZonecfgExport.parse(output, flavour, module);
    }

    @Override
    public List<AttributeChange> diff(Resource wanted, Resource found, @Nullable Resource last) {
        List<AttributeChange> changes = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(wanted.attributes().keySet());
        names.addAll(found.attributes().keySet());
        names.removeAll(module.facts());
        for (String name : names) {
            OnChange onChange = module.field(name).map(f -> f.onChange()).orElse(OnChange.RESTART);
            Value before = found.get(name);
            Value after = name.equals("net") ? keepMacs(wanted.get(name), before) : wanted.get(name);
            if (Objects.equals(before, after)) {
                continue;
            }
            boolean record = !(before instanceof Value.Items || after instanceof Value.Items)
                    && (before instanceof Value.Members || after instanceof Value.Members);
            if (record) {
                diffMembers(name, members(before), members(after), onChange, changes);
            } else {
                changes.add(new AttributeChange(name, before, after, onChange));
            }
        }
        return changes;
    }

    private static void diffMembers(
            String name,
            SortedMap<String, Value> before,
            SortedMap<String, Value> after,
            OnChange onChange,
            List<AttributeChange> changes) {
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            if (!Objects.equals(before.get(key), after.get(key))) {
                changes.add(new AttributeChange(name + "." + key, before.get(key), after.get(key), onChange));
            }
        }
    }

    /** The MAC of an on-demand VNIC is the host's choice, written back at the first boot: once there it is kept. */
    private static @Nullable Value keepMacs(@Nullable Value wanted, @Nullable Value found) {
        if (!(wanted instanceof Value.Items after) || !(found instanceof Value.Items before)) {
            return wanted;
        }
        List<Value> kept = new ArrayList<>();
        for (Value net : after.items()) {
            SortedMap<String, Value> members = new TreeMap<>(members(net));
            if (members.containsKey("global-nic") && !members.containsKey("mac-addr")) {
                before.items().stream()
                        .map(ZonecfgKind::members)
                        .filter(n -> Objects.equals(n.get("physical"), members.get("physical"))
                                && Objects.equals(n.get("global-nic"), members.get("global-nic"))
                                && n.containsKey("mac-addr"))
                        .findFirst()
                        .ifPresent(n -> members.put("mac-addr", Objects.requireNonNull(n.get("mac-addr"))));
            }
            kept.add(Value.record(members));
        }
        return Value.list(kept);
    }

    @Override
    public List<CommandLine> commands(Transition transition) {
        Resource from = transition.from();
        Resource to = transition.to();
        if (to == null) {
            return from == null ? List.of() : line("delete", transition, null);
        }
        if (from == null) {
            return line("configure", transition, ZonecfgScript.create(configuration(to)));
        }
        String script = ZonecfgScript.update(configuration(from), configuration(to));
        return script.isEmpty() ? List.of() : line("configure", transition, script);
    }

    /** A halted zone gets another name, uuid and data kept (recorded: scalar/rename-installed), and does not boot by itself. */
    @Override
    public List<CommandLine> setAside(Transition transition, String aside) {
        return rename(transition, false, aside);
    }

    @Override
    public List<CommandLine> takeBack(Transition transition, String aside) {
        Address address = transition.address();
        Resource before = transition.from();
        boolean autoboot = before != null && before.get("autoboot") instanceof Value.Flag flag && flag.on();
        return rename(
                new Transition(
                        new Address(address.host(), address.kind(), aside),
                        before,
                        null,
                        Transition.Purpose.UNDO,
                        transition.flavour()),
                autoboot,
                address.name());
    }

    /** The uuid stays, and so does the zonepath, unless it is moved too (zoneadm(8), move; recorded: scalar/rename-installed). */
    @Override
    public List<CommandLine> rename(Resource from, Resource to, Flavour flavour) {
        List<CommandLine> commands = new ArrayList<>();
        Address target = to.address();
        if (!from.address().equals(target)) {
            commands.addAll(line(
                    "configure",
                    new Transition(from.address(), from, from, Transition.Purpose.APPLY, flavour),
                    "set zonename=\"" + target.name() + "\"\ncommit\n"));
        }
        if (!Objects.equals(from.get("zonepath"), to.get("zonepath"))) {
            commands.addAll(line("move", new Transition(target, from, to, Transition.Purpose.APPLY, flavour), null));
        }
        return commands;
    }

    private List<CommandLine> rename(Transition transition, boolean autoboot, String name) {
        return line("configure", transition, "set autoboot=" + autoboot + "\nset zonename=\"" + name + "\"\ncommit\n");
    }

    private List<CommandLine> line(String purpose, Transition transition, @Nullable String stdin) {
        Map<String, Value> model = transition.model(module.key());
        return module.commands(purpose).stream()
                .map((CommandTemplate c) -> new CommandLine(c.render(model).argv(), stdin))
                .toList();
    }

    private Resource configuration(Resource resource) {
        TreeMap<String, Value> attributes = new TreeMap<>(resource.attributes());
        Value mark = attributes.get(ModuleDef.MARK);
        attributes.keySet().removeAll(module.facts());
        if (mark != null) {
            attributes.put("attr", ZonecfgMark.with(mark, attributes.get("attr")));
        }
        return new Resource(resource.address(), attributes);
    }

    @Override
    public Effect effect(Transition transition) {
        return transition.to() == null && transition.purpose() == Transition.Purpose.APPLY
                ? Effect.FINAL
                : Effect.REVERSIBLE;
    }

    @Override
    public List<Reference> references(Resource resource) {
        String host = resource.address().host();
        List<Reference> references = new ArrayList<>();
        if (resource.get("net") instanceof Value.Items nets) {
            for (Value net : nets.items()) {
                SortedMap<String, Value> members = members(net);
                Value link = members.containsKey("global-nic") ? members.get("global-nic") : members.get("physical");
                if (link != null && !link.show().equals("auto")) {
                    references.add(new Reference(
                            "net",
                            link.show(),
                            List.of(
                                    new Address(host, "vnic", link.show()),
                                    new Address(host, "etherstub", link.show()),
                                    new Address(host, "link", link.show())),
                            true));
                }
            }
        }
        members(resource.get("dataset")).keySet().forEach(name -> references.add(dataset(host, "dataset", name)));
        members(resource.get("fs")).values().forEach(fs -> {
            Value special = members(fs).get("special");
            if (special != null && Value.text("zfs").equals(members(fs).get("type"))) {
                references.add(dataset(host, "fs", special.show()));
            }
        });
        return references;
    }

    private static Reference dataset(String host, String attribute, String name) {
        return new Reference(attribute, name, List.of(new Address(host, "dataset", name)), true);
    }

    @Override
    public List<Claim> claims(Resource resource) {
        String path = resource.text("zonepath");
        return path == null ? List.of() : List.of(new Claim("zonepath", path));
    }

    private static SortedMap<String, Value> members(@Nullable Value value) {
        return value instanceof Value.Members members ? members.members() : new TreeMap<>();
    }
}
