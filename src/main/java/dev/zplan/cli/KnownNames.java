package dev.zplan.cli;

import dev.zplan.apply.journal.Journals;
import dev.zplan.apply.journal.TransactionId;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.manual.Chapter;
import dev.zplan.manual.Completer.Place;
import dev.zplan.manual.Topics;
import dev.zplan.module.Kinds;
import dev.zplan.registry.FileRegistry;
import dev.zplan.registry.Snapshot;
import dev.zplan.registry.ZoneEntry;
import dev.zplan.report.ReportFormat;
import dev.zplan.resource.Address;
import dev.zplan.spec.DocumentReader;
import dev.zplan.spec.NodeSchema;
import dev.zplan.spec.PlanFile;
import dev.zplan.spec.SpecNode;
import dev.zplan.workspace.Inventory;
import dev.zplan.workspace.PlanFiles;
import dev.zplan.workspace.Settings;
import dev.zplan.workspace.Workspace;
import dev.zplan.zone.PoolReader;
import dev.zplan.zone.PublisherReader;
import dev.zplan.zone.ZoneSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names in a workspace, for completion: only what its files and the registry tell at a glance. Whoever presses a key wants no
 * diagnostics; what cannot be read has no names.
 */
final class KnownNames {

    private final Context context;
    private final Optional<Path> root;

    /** @param words the command line, which may name the workspace */
    KnownNames(Context context, List<String> words) {
        this.context = context;
        this.root =
                Workspace.locate(given(words).map(context.current()::resolve).orElse(null), context.current());
    }

    private static Optional<Path> given(List<String> words) {
        String option = "--workspace";
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith(option + "=")) {
                return Optional.of(Path.of(words.get(i).substring(option.length() + 1)));
            }
            if (words.get(i).equals(option) && i + 1 < words.size()) {
                return Optional.of(Path.of(words.get(i + 1)));
            }
        }
        return Optional.empty();
    }

    /** The names that may stand there, sorted. */
    List<String> at(Place place) {
        try {
            return names(place).distinct().sorted().toList();
        } catch (DiagnosticException | UncheckedIOException e) {
            return List.of();
        }
    }

    private Stream<String> names(Place place) {
        return switch (place.label()) {
            case "ZONE" -> zones();
            case "PLAN", "--plan NAME", "--plan PLAN" -> plans();
            case "ADDRESS" -> place.command().equals("zplan adopt") ? unowned() : addresses();
            case "ZONE|ADDRESS" -> Stream.concat(zones(), addresses());
            case "--target ADDRESS", "--adopt-drift ADDRESS" -> addresses();
            case "HOST", "--host NAME", "--host HOST" -> settings("host");
            case "HOSTS", "--limit HOSTS" ->
                Stream.of(settings("host"), settings("group"), Stream.of(Inventory.ALL))
                        .flatMap(all -> all);
            case "--pool NAME" -> documents("pools", PoolReader.POOL);
            case "--template NAME" -> workspace().templates().names().stream();
            case "ID" -> transactions();
            case "KIND" -> kinds().byName().keySet().stream();
            case "--report FORMAT=FILE" -> ReportFormat.ids().stream().map(id -> id + "=");
            case "PATH" -> paths(place);
            case "NAME" -> named(place.command());
            default -> Stream.empty();
        };
    }

    private Stream<String> named(String command) {
        return switch (command) {
            case "zplan show" -> Stream.concat(zones(), addresses());
            case "zplan pool show" -> documents("pools", PoolReader.POOL);
            case "zplan publisher show" -> documents("publishers", PublisherReader.PUBLISHER);
            case "zplan template show" -> workspace().templates().names().stream();
            default -> command.startsWith("zplan sim ") ? settings("host") : Stream.empty();
        };
    }

    private Stream<String> zones() {
        return Stream.concat(registry().zones().values().stream().map(ZoneEntry::name), written().stream());
    }

    private Stream<String> addresses() {
        Snapshot registry = registry();
        return Stream.concat(
                registry.resources().keySet().stream().map(Address::toString),
                registry.zones().values().stream().map(zone -> zone.host() + "/zone/" + zone.name()));
    }

    /** The zones of plans that are not the registry's yet, on the host of what names none, or else on any. */
    private Stream<String> unowned() {
        List<String> usual = settings("default-host").toList();
        List<String> hosts = usual.isEmpty() ? settings("host").toList() : usual;
        Set<String> owned = registry().zones().keySet();
        return written().stream()
                .flatMap(zone -> hosts.stream()
                        .filter(host -> !owned.contains(host + "/" + zone))
                        .map(host -> host + "/zone/" + zone));
    }

    private Stream<String> plans() {
        return planFiles().stream().map(PlanFile::plan);
    }

    private Stream<String> transactions() {
        return state().stream()
                .flatMap(state -> new Journals(state.resolve("journal")).list().stream())
                .map(TransactionId::text);
    }

    private Stream<String> paths(Place place) {
        if (!place.command().equals("zplan explain")) {
            return Stream.empty();
        }
        Workspace workspace = workspace();
        return new Topics(Chapter.all(workspace), workspace.kinds()).paths().stream();
    }

    private Kinds kinds() {
        return workspace().kinds();
    }

    /** Read whole, which takes its time: only where no file says it by itself. */
    private Workspace workspace() {
        return Workspace.open(root.orElse(context.current()), context.current());
    }

    private Optional<Path> state() {
        return root.map(folder -> folder.resolve(".zplan"));
    }

    private Snapshot registry() {
        return state().map(state -> new FileRegistry(state.resolve("registry")).load())
                .orElseGet(Snapshot::empty);
    }

    private List<PlanFile> planFiles() {
        return root.map(folder -> new PlanFiles(folder, context.current()).find(List.of(), new Diagnostics()))
                .orElse(List.of());
    }

    /** The zones that plans name outright. */
    private List<String> written() {
        List<String> names = new ArrayList<>();
        for (PlanFile plan : planFiles()) {
            names.addAll(keys(plan.path(), List.of(ZoneSchema.ZONE), ZoneSchema.ZONE.name()));
        }
        return names;
    }

    private Stream<String> settings(String node) {
        return root.stream()
                .flatMap(folder ->
                        Stream.of("zplan.kdl", "zplan.yaml", "zplan.yml").map(folder::resolve))
                .flatMap(file -> keys(file, Settings.schemas(), node).stream());
    }

    private Stream<String> documents(String folder, NodeSchema schema) {
        return root.map(path -> files(path.resolve(folder)).stream()
                        .flatMap(file -> keys(file, List.of(schema), schema.name()).stream()))
                .orElse(Stream.empty());
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(kdl|ya?ml)"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first words of the nodes of that name; those that an expression makes are not known. */
    private static List<String> keys(Path file, List<NodeSchema> schemas, String node) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            Source source = new Source(file.toString(), Files.readString(file));
            TreeSet<String> keys = new TreeSet<>();
            for (SpecNode read : new DocumentReader(schemas).nodes(source).nodes()) {
                if (read.name().equals(node) && !read.arguments().isEmpty()) {
                    keys.add(read.arguments().get(0).value().show());
                }
            }
            keys.removeIf(key -> key.contains("${"));
            return List.copyOf(keys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
