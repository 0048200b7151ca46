package dev.zplan.module;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns what read commands print into facts, in two rounds: the first lists, the second asks for single keys. Who runs the
 * commands is not its business. One for each reading; not thread-safe.
 */
public final class FactsReader {

    private static final CommandLine RELEASE = CommandLine.of("uname", "-v");

    /**
     * What a command gave.
     *
     * @param exitCode its exit status
     * @param stdout what it printed
     * @param stderr what it complained of
     */
    public record Output(int exitCode, String stdout, String stderr) {}

    private final String host;
    private final Kinds kinds;
    private final Set<String> wantedKeys;
    private final SortedMap<Address, SortedMap<String, Value>> found = new TreeMap<>();
    private Flavour flavour = Flavour.OMNIOS;
    private String release = "";

    /**
     * For one reading of one host.
     *
     * @param wanted resources that specs or the registry speak of: kinds that cannot be listed are asked for these
     */
    public FactsReader(String host, Kinds kinds, Collection<Address> wanted) {
        this.host = host;
        this.kinds = kinds;
        this.wantedKeys = new TreeSet<>();
        wanted.stream().filter(a -> a.host().equals(host)).forEach(a -> wantedKeys.add(a.kind() + "/" + a.name()));
    }

    /** The commands of the first round, each once. */
    public List<CommandLine> firstRound() {
        Set<CommandLine> commands = new LinkedHashSet<>();
        commands.add(RELEASE);
        for (Kind kind : kinds.all()) {
            for (ReadDef read : kind.module().reads()) {
                if (read.scope() == ReadDef.Scope.HOST) {
                    commands.add(read.command().render(Map.of()));
                }
            }
        }
        return List.copyOf(commands);
    }

    /**
     * Takes in the first round.
     *
     * @throws DiagnosticException when a command failed or printed what its module cannot read
     */
    public void takeFirst(Map<CommandLine, Output> outputs) {
        Output system = outputs.get(RELEASE);
        release = system == null ? "" : system.stdout().strip();
        flavour = release.startsWith("omnios") ? Flavour.OMNIOS : Flavour.OPENINDIANA;
        for (Kind kind : kinds.all()) {
            for (ReadDef read : kind.module().reads()) {
                if (read.scope() == ReadDef.Scope.HOST) {
                    CommandLine command = read.command().render(Map.of());
                    take(kind, read, command, outputs.get(command));
                }
            }
        }
    }

    /** The commands of the second round: for each key that was listed, or that somebody speaks of. */
    public List<CommandLine> secondRound() {
        Set<CommandLine> commands = new LinkedHashSet<>();
        forEachKey((kind, read, name, command) -> commands.add(command));
        return List.copyOf(commands);
    }

    /** Takes in the second round. A key whose command fails is not there (any more). */
    public void takeSecond(Map<CommandLine, Output> outputs) {
        forEachKey((kind, read, name, command) -> {
            Address address = new Address(host, kind.module().kind(), name);
            Output output = outputs.get(command);
            if (output == null || output.exitCode() != 0) {
                found.remove(address);
                return;
            }
            SortedMap<String, Value> attributes = found.computeIfAbsent(address, a -> new TreeMap<>());
            switch (read.format()) {
                case DRIVER -> attributes.putAll(kind.parse(output.stdout(), flavour));
                case EXIT -> {}
                default ->
                    Rows.of(read, output.stdout()).forEach(row -> attributes.putAll(attributes(kind.module(), row)));
            }
        });
    }

    /** The facts, after both rounds. */
    public HostFacts facts() {
        SortedMap<Address, Resource> resources = new TreeMap<>();
        found.forEach((address, attributes) -> {
            Resource resource = kinds.get(address.kind()).normalised(new Resource(address, attributes));
            if (resource != null) {
                resources.put(address, resource);
            }
        });
        return new HostFacts(host, flavour, release, resources);
    }

    private interface KeyVisitor {
        void visit(Kind kind, ReadDef read, String name, CommandLine command);
    }

    private void forEachKey(KeyVisitor visitor) {
        for (Kind kind : kinds.all()) {
            ModuleDef module = kind.module();
            boolean listed = module.reads().stream().anyMatch(r -> r.scope() == ReadDef.Scope.HOST);
            for (ReadDef read : module.reads()) {
                if (read.scope() != ReadDef.Scope.KEY) {
                    continue;
                }
                List<String> names = listed ? listedKeys(module.kind()) : wantedKeys(module.kind());
                for (String name : names) {
                    if (!read.asked() || wantedKeys.contains(module.kind() + "/" + name)) {
                        visitor.visit(kind, read, name, read.command().render(model(module, name)));
                    }
                }
            }
        }
    }

    /** What a command for a key may speak of: the key, and what was listed of it. */
    private Map<String, Value> model(ModuleDef module, String name) {
        Map<String, Value> model =
                new TreeMap<>(found.getOrDefault(new Address(host, module.kind(), name), new TreeMap<>()));
        model.put(module.key(), Value.text(name));
        return model;
    }

    private List<String> listedKeys(String kind) {
        return found.keySet().stream()
                .filter(a -> a.kind().equals(kind))
                .map(Address::name)
                .toList();
    }

    private List<String> wantedKeys(String kind) {
        return wantedKeys.stream()
                .filter(k -> k.startsWith(kind + "/"))
                .map(k -> k.substring(kind.length() + 1))
                .toList();
    }

    private void take(Kind kind, ReadDef read, CommandLine command, @Nullable Output output) {
        if (output != null
                && output.exitCode() != 0
                && read.absent() != null
                && output.stderr().contains(read.absent())) {
            return;
        }
        if (output == null || output.exitCode() != 0) {
            throw failure(
                    command,
                    output == null
                            ? "gave nothing"
                            : "failed with exit code " + output.exitCode()
                                    + (output.stderr().isBlank()
                                            ? ""
                                            : ": " + output.stderr().strip()));
        }
        ModuleDef module = kind.module();
        List<Map<String, String>> rows;
        try {
            rows = Rows.of(read, output.stdout());
        } catch (Rows.UnreadableException e) {
            throw failure(command, "cannot be understood: " + e.getMessage());
        }
        for (Map<String, String> row : rows) {
            String name = row.get(module.key());
            if (name == null) {
                continue;
            }
            Address address = new Address(host, module.kind(), name);
            String map = read.into();
            if (map == null && !read.adds()) {
                found.putIfAbsent(address, new TreeMap<>());
            }
            SortedMap<String, Value> attributes = found.get(address);
            if (attributes == null) {
                continue;
            }
            if (map == null) {
                attributes.putAll(attributes(module, row));
                row.forEach((column, text) -> takeColumn(module, MapColumn.of(column), text, attributes));
            } else {
                takeEntry(module, map, row, attributes);
            }
        }
    }

    private static void takeColumn(
            ModuleDef module, MapColumn column, String text, SortedMap<String, Value> attributes) {
        if (!column.key().isEmpty() && !text.equals(column.usual())) {
            takeEntry(module, column.map(), Map.of("key", column.key(), "value", text), attributes);
        }
    }

    /** One row of a map; what equals the default is not set. */
    private static void takeEntry(
            ModuleDef module, String map, Map<String, String> row, SortedMap<String, Value> attributes) {
        String key = row.get("key");
        String text = row.get("value");
        if (key == null || text == null || text.equals(row.get("default"))) {
            return;
        }
        SortedMap<String, Value> members = new TreeMap<>();
        if (attributes.get(map) instanceof Value.Members former) {
            members.putAll(former.members());
        }
        members.put(key, normal(module, map, key, text));
        attributes.put(map, Value.record(members));
    }

    private static Value normal(ModuleDef module, String map, String key, String text) {
        FieldDef field = module.field(map).orElse(null);
        if (field == null || field.properties() == null) {
            return Value.text(text);
        }
        return field.properties().read(key, Value.text(text)) instanceof FieldType.Outcome.Accepted accepted
                ? accepted.value()
                : Value.text(text);
    }

    /** What a host prints and a type refuses stays a text: it is a fact all the same. */
    private static SortedMap<String, Value> attributes(ModuleDef module, Map<String, String> row) {
        SortedMap<String, Value> attributes = new TreeMap<>();
        row.forEach((column, text) -> {
            if (module.field(column).isPresent() || module.facts().contains(column)) {
                FieldDef field = module.field(column).orElse(null);
                Value raw = Value.text(text);
                attributes.put(
                        column,
                        field != null && field.type().read(raw) instanceof FieldType.Outcome.Accepted accepted
                                ? accepted.value()
                                : raw);
            }
        });
        return attributes;
    }

    private DiagnosticException failure(CommandLine command, String what) {
        return new DiagnosticException(Diagnostic.error(
                "zplan::host::read_failed",
                "reading the host " + host + ": " + command.shell() + " " + what,
                null,
                "run it there by hand; nothing was changed"));
    }
}
