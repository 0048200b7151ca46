package dev.zplan.module;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.NaturalOrder;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
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
    private final Map<String, SortedSet<String>> wanted = new HashMap<>();
    /** What is read so far: attributes, by kind and name. */
    private final Map<String, Map<String, SortedMap<String, Value>>> found = new HashMap<>();

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
        for (Address address : wanted) {
            if (address.host().equals(host)) {
                this.wanted
                        .computeIfAbsent(address.kind(), k -> new TreeSet<>())
                        .add(address.name());
            }
        }
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
            Map<String, SortedMap<String, Value>> ofKind = found(kind);
            Output output = outputs.get(command);
            if (output == null || output.exitCode() != 0) {
                ofKind.remove(name);
                return;
            }
            SortedMap<String, Value> attributes = ofKind.computeIfAbsent(name, n -> new TreeMap<>());
            switch (read.format()) {
                case DRIVER -> attributes.putAll(kind.parse(output.stdout(), flavour));
                case EXIT -> {}
                default -> {
                    Columns columns = new Columns(kind.module(), read);
                    Rows.of(read, output.stdout()).forEach(row -> columns.take(row, attributes));
                }
            }
        });
    }

    /** The facts, after both rounds. */
    public HostFacts facts() {
        SortedMap<Address, Resource> resources = new TreeMap<>();
        found.forEach((kindName, ofKind) -> {
            Kind kind = kinds.get(kindName);
            ofKind.forEach((name, attributes) -> {
                Address address = new Address(host, kindName, name);
                Resource resource = kind.normalised(new Resource(address, attributes));
                if (resource != null) {
                    resources.put(address, resource);
                }
            });
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
                SortedSet<String> asked = wanted.getOrDefault(module.kind(), Collections.emptySortedSet());
                for (String name : listed ? listed(kind) : asked) {
                    if (!read.asked() || asked.contains(name)) {
                        visitor.visit(kind, read, name, read.command().render(model(kind, name)));
                    }
                }
            }
        }
    }

    /** What a command for a key may speak of: the key, and what was listed of it. */
    private Map<String, Value> model(Kind kind, String name) {
        Map<String, Value> model = new TreeMap<>(found(kind).getOrDefault(name, new TreeMap<>()));
        model.put(kind.module().key(), Value.text(name));
        return model;
    }

    /** What is read so far of a kind, by name. */
    private Map<String, SortedMap<String, Value>> found(Kind kind) {
        return found.computeIfAbsent(kind.module().kind(), k -> new LinkedHashMap<>());
    }

    private List<String> listed(Kind kind) {
        List<String> names = new ArrayList<>(found(kind).keySet());
        names.sort(NaturalOrder.INSTANCE);
        return names;
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
        List<Row> rows;
        try {
            rows = Rows.of(read, output.stdout());
        } catch (Rows.UnreadableException e) {
            throw failure(command, "cannot be understood: " + e.getMessage());
        }
        Columns columns = new Columns(kind.module(), read);
        Map<String, SortedMap<String, Value>> ofKind = found(kind);
        boolean adding = read.into() != null || read.adds();
        for (Row row : rows) {
            String name = row.get(kind.module().key());
            SortedMap<String, Value> attributes = name == null ? null : ofKind.get(name);
            if (name != null && attributes == null && !adding) {
                attributes = new TreeMap<>();
                ofKind.put(name, attributes);
            }
            if (attributes != null) {
                columns.take(row, attributes);
            }
        }
    }

    private DiagnosticException failure(CommandLine command, String what) {
        return new DiagnosticException(Diagnostic.error(
                "zplan::host::read_failed",
                "reading the host " + host + ": " + command.shell() + " " + what,
                null,
                "run it there by hand; nothing was changed"));
    }
}
