package dev.zplan.module.zones;

import static dev.zplan.module.zones.PublisherKind.members;
import static dev.zplan.module.zones.PublisherKind.names;

import dev.zplan.module.CommandLine;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.Transition;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The commands that bring an image's publishers from one state to another. */
final class PublisherCommands {

    private final ModuleDef module;
    private final Transition transition;
    private final @Nullable Resource from;
    private final @Nullable Resource to;
    private final SortedMap<String, Value> before;
    private final SortedMap<String, Value> after;
    private final List<CommandLine> commands = new ArrayList<>();

    PublisherCommands(ModuleDef module, Transition transition) {
        this.module = module;
        this.transition = transition;
        this.from = transition.from();
        this.to = transition.to();
        this.before = own(from);
        this.after = own(to);
    }

    /** A resource's publishers but for those of the system repository. */
    private static SortedMap<String, Value> own(@Nullable Resource resource) {
        SortedMap<String, Value> own = new TreeMap<>(members(resource, PublisherKind.PUBLISHER));
        own.values().removeIf(PublisherKind::isSystem);
        return own;
    }

    List<CommandLine> all() {
        if (to == null) {
            release();
        } else if (from == null) {
            create();
        } else {
            change();
        }
        return List.copyOf(commands);
    }

    /** What a spec named becomes what it was; nothing where the zone that has it goes itself, as an undone installation does. */
    private void release() {
        if (transition.purpose() == Transition.Purpose.APPLY && from != null) {
            SortedMap<String, Value> left = new TreeMap<>(before);
            left.keySet().removeAll(names(from, PublisherKind.SEARCH));
            SortedMap<String, Value> installed = new TreeMap<>(members(from, PublisherKind.INSTALLED));
            installed.keySet().retainAll(before.keySet());
            left.putAll(installed);
            Resource released = new Resource(
                    from.address(),
                    new TreeMap<>(Map.of(
                            "zonepath",
                            Objects.requireNonNullElse(from.get("zonepath"), Value.text("")),
                            PublisherKind.PUBLISHER,
                            Value.record(left),
                            PublisherKind.ORDER,
                            PublisherKind.texts(ordered(from, left)))));
            commands.addAll(new PublisherCommands(
                            module,
                            new Transition(from.address(), from, released, transition.purpose(), transition.flavour()))
                    .all());
        }
    }

    /** In an image that was just made it is not known for sure what is there: all is said. */
    private void create() {
        List<String> initial = names(to, PublisherKind.INITIAL);
        for (String name : ordered(to, after)) {
            PublisherOptions options = new PublisherOptions();
            options.everything(record(after, name));
            options.keys(files(to, name));
            if (!policy(to, name).isEmpty()) {
                options.policy(policy(to, name));
            }
            if (!options.isEmpty()) {
                options.quietly(names(to, PublisherKind.UNREFRESHED).contains(name));
                copyKeys(name);
                set(name, options);
            }
        }
        List<String> surplus = new ArrayList<>(initial);
        if (to != null && PublisherKind.flag(to, PublisherKind.ONLY)) {
            surplus.removeAll(after.keySet());
            surplus.forEach(this::unset);
        } else {
            surplus.clear();
        }
        enable();
        List<String> current = new ArrayList<>(initial);
        current.removeAll(surplus);
        List<String> named = ordered(to, after);
        named.stream().filter(n -> !current.contains(n)).forEach(current::add);
        String first = to == null ? null : to.text(PublisherKind.FIRST);
        move(current, SearchOrder.target(current, named, Objects.requireNonNullElse(first, "")));
    }

    private void change() {
        for (String name : ordered(to, after)) {
            PublisherOptions options = new PublisherOptions();
            List<String> keys = files(to, name);
            boolean keyless = keys.isEmpty() && !files(from, name).isEmpty();
            boolean added = options.changes(before.get(name), record(after, name), keyless);
            if (!keys.equals(files(from, name)) || added) {
                options.keys(keys);
                copyKeys(name);
            }
            if (!policy(to, name).equals(policy(from, name))) {
                options.policy(policy(to, name));
            }
            if (!options.isEmpty()) {
                boolean undo = transition.purpose() == Transition.Purpose.UNDO;
                options.quietly(undo || names(to, PublisherKind.UNREFRESHED).contains(name));
                set(name, options);
            }
            idle(name);
        }
        Set<String> gone = new LinkedHashSet<>(before.keySet());
        gone.removeAll(after.keySet());
        gone.forEach(this::unset);
        removeKeys();
        enable();
        order(gone);
    }

    /** Origins that somebody else has switched off, and that an undo switches off again. */
    private void idle(String name) {
        List<String> idle = PublisherOptions.list(record(after, name), PublisherKind.IDLE);
        if (!idle.isEmpty() && !record(after, name).equals(before.get(name))) {
            PublisherOptions options = new PublisherOptions();
            options.disable(idle);
            set(name, options);
        }
    }

    private void enable() {
        List<String> was = names(from, PublisherKind.DISABLED);
        List<String> becomes = names(to, PublisherKind.DISABLED);
        for (String name : ordered(to, after)) {
            if (was.contains(name) != becomes.contains(name)) {
                PublisherOptions options = new PublisherOptions();
                options.enabled(was.contains(name));
                set(name, options);
            }
        }
    }

    private void order(Set<String> gone) {
        List<String> current = new ArrayList<>(ordered(from, before));
        current.removeAll(gone);
        ordered(to, after).stream().filter(n -> !current.contains(n)).forEach(current::add);
        List<String> wanted = new ArrayList<>(ordered(to, after));
        current.stream().filter(n -> !wanted.contains(n)).forEach(wanted::add);
        move(current, wanted);
    }

    private void move(List<String> current, List<String> wanted) {
        for (SearchOrder.Move move : SearchOrder.moves(current, wanted)) {
            PublisherOptions options = new PublisherOptions();
            options.place(move.after().isEmpty() ? PublisherOptions.FIRST : move.after());
            set(move.publisher(), options);
        }
    }

    /** The names of these publishers in the order in which they are searched. */
    private static List<String> ordered(@Nullable Resource resource, Map<String, Value> publishers) {
        boolean whole = resource != null && resource.get(PublisherKind.ORDER) != null;
        Set<String> ordered = new LinkedHashSet<>(names(resource, whole ? PublisherKind.ORDER : PublisherKind.SEARCH));
        ordered.addAll(publishers.keySet());
        ordered.retainAll(publishers.keySet());
        return List.copyOf(ordered);
    }

    private static Value.Members record(Map<String, Value> publishers, String name) {
        return publishers.get(name) instanceof Value.Members members ? members : new Value.Members(new TreeMap<>());
    }

    private static String policy(@Nullable Resource resource, String name) {
        Value policy = members(resource, PublisherKind.POLICY).get(name);
        return policy == null ? "" : policy.show();
    }

    /** The key's file and the certificate's; none where the publisher has none. */
    private static List<String> files(@Nullable Resource resource, String name) {
        return members(resource, PublisherKind.SSL).get(name) instanceof Value.Members ssl
                ? List.of(copy(ssl, PublisherKind.KEY), copy(ssl, PublisherKind.CERTIFICATE))
                : List.of();
    }

    /** Where in the image the copy of a file is. */
    private static String copy(Value.Members ssl, String which) {
        Value file = ssl.get(which);
        return file == null ? "" : copy(file.show());
    }

    private static String copy(String file) {
        return "/var/pkg/ssl/" + file.replaceFirst("^/", "").replace('/', '-');
    }

    private void copyKeys(String name) {
        if (members(to, PublisherKind.SSL).get(name) instanceof Value.Members ssl) {
            add("keys", Map.of());
            for (Value file : new LinkedHashSet<>(ssl.members().values())) {
                add("key", Map.of("file", file, "copy", Value.text(copy(file.show()))));
            }
        }
    }

    /** Copies that no publisher needs any more. */
    private void removeKeys() {
        Set<String> stale = copies(from);
        stale.removeAll(copies(to));
        stale.forEach(copy -> add("remove-key", Map.of("copy", Value.text(copy))));
    }

    private static Set<String> copies(@Nullable Resource resource) {
        Set<String> copies = new LinkedHashSet<>();
        members(resource, PublisherKind.SSL).keySet().forEach(name -> copies.addAll(files(resource, name)));
        return copies;
    }

    private void set(String name, PublisherOptions options) {
        add("set", Map.of("publisher", Value.text(name), "options", options.value()));
    }

    private void unset(String name) {
        add("unset", Map.of("publisher", Value.text(name)));
    }

    private void add(String purpose, Map<String, Value> more) {
        Map<String, Value> model = new TreeMap<>(transition.model(module.key()));
        model.putAll(more);
        module.commands(purpose).forEach(command -> commands.add(command.render(model)));
    }
}
