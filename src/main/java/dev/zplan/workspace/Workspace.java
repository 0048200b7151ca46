package dev.zplan.workspace;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.module.Kinds;
import dev.zplan.spec.Block;
import dev.zplan.spec.Checked;
import dev.zplan.spec.DocumentReader;
import dev.zplan.spec.NodeSchema;
import dev.zplan.spec.Templates;
import dev.zplan.zone.Pool;
import dev.zplan.zone.PoolReader;
import dev.zplan.zone.Publisher;
import dev.zplan.zone.PublisherReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A workspace, read.
 *
 * @param root the folder that holds {@code zplan.kdl}
 * @param current the current directory of the process
 * @param settings what {@code zplan.kdl} says
 * @param kinds built-in modules and its own
 * @param templates its own templates, then the built-in ones
 * @param pools its address pools, by name
 * @param publishers its package publishers, by name
 * @param diagnostics what is wrong with any of it
 */
public record Workspace(
        Path root,
        Path current,
        Settings settings,
        Kinds kinds,
        Templates templates,
        Map<String, Pool> pools,
        Map<String, Publisher> publishers,
        List<Diagnostic> diagnostics) {

    /** The settings' file, where they are not in YAML. */
    public static final String SETTINGS = "zplan.kdl";

    private static final List<String> ALL_SETTINGS = List.of(SETTINGS, "zplan.yaml", "zplan.yml");

    private static final Path SYSTEM = Path.of("/etc/zplan");

    /** Keeps copies. */
    public Workspace {
        pools = Map.copyOf(pools);
        publishers = Map.copyOf(publishers);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Where the workspace is: the given folder, else the nearest one upward from {@code near} that holds {@code zplan.kdl}, else
     * {@code /etc/zplan}.
     *
     * @param given what {@code --workspace} said, or null
     * @param near a plan's file, or the current directory
     */
    public static Optional<Path> locate(@Nullable Path given, Path near) {
        if (given != null) {
            return is(given) ? Optional.of(given) : Optional.empty();
        }
        for (Path folder = near.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (is(folder)) {
                return Optional.of(folder);
            }
        }
        return is(SYSTEM) ? Optional.of(SYSTEM) : Optional.empty();
    }

    /** Whether a folder is a workspace. */
    public static boolean is(Path folder) {
        return !settings(folder).isEmpty();
    }

    private static List<Path> settings(Path folder) {
        return ALL_SETTINGS.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .toList();
    }

    /** Reads what all workspaces have in common. Needs no call, but takes a moment that can be spent beside something else. */
    public static void readAhead() {
        BuiltInModules.all();
    }

    /** Reads the workspace at {@code root}. */
    public static Workspace open(Path root, Path current) {
        Diagnostics diagnostics = new Diagnostics();
        Folder folder = new Folder(root, current);
        List<Path> files = settings(root);
        if (files.size() > 1) {
            diagnostics.error(
                    "zplan::workspace::ambiguous",
                    files.get(0).getFileName() + " and " + files.get(1).getFileName() + " are both there",
                    null,
                    "keep one of them");
        }
        Settings settings = files.stream()
                .findFirst()
                .flatMap(file -> folder.source(file, diagnostics))
                .map(source -> Settings.of(checked(source, Settings.schemas(), diagnostics), diagnostics))
                .orElseGet(() -> new Settings("", Inventory.empty(), new TreeMap<>()));
        Kinds kinds = ModuleCatalog.kinds(folder.documents("modules", diagnostics), diagnostics);
        Templates templates = Templates.of(folder.documents("templates", diagnostics))
                .orElse(Templates.of(BuiltIn.sources("templates", BuiltIn.TEMPLATES)));
        Map<String, Pool> pools =
                new PoolReader(diagnostics).read(blocks(folder, "pools", PoolReader.POOL, diagnostics));
        Map<String, Publisher> publishers = new PublisherReader(diagnostics)
                .read(blocks(folder, "publishers", PublisherReader.PUBLISHER, diagnostics));
        return new Workspace(root, current, settings, kinds, templates, pools, publishers, diagnostics.list());
    }

    /** The nodes of all documents of a subfolder. */
    private static List<Block> blocks(Folder folder, String name, NodeSchema schema, Diagnostics diagnostics) {
        List<Block> blocks = new ArrayList<>();
        for (Source source : folder.documents(name, diagnostics).values()) {
            blocks.addAll(checked(source, List.of(schema), diagnostics));
        }
        return blocks;
    }

    private static List<Block> checked(Source source, List<NodeSchema> schemas, Diagnostics diagnostics) {
        Checked checked = new DocumentReader(schemas).blocks(source);
        diagnostics.addAll(checked.diagnostics());
        return checked.blocks();
    }

    /** The checked nodes of the documents directly in one of its folders, with what is wrong with them; none where there is no such folder. */
    public Checked read(String folder, List<NodeSchema> schemas) {
        Diagnostics out = new Diagnostics();
        List<Block> blocks = new ArrayList<>();
        for (Source source : new Folder(root, current).documents(folder, out).values()) {
            blocks.addAll(checked(source, schemas, out));
        }
        return new Checked(blocks, out.list());
    }

    /** The same, marking what it makes on hosts as its own. */
    public Workspace marked(String mark) {
        return new Workspace(root, current, settings, kinds.marked(mark), templates, pools, publishers, diagnostics);
    }

    /** Its plan files. */
    public PlanFiles planFiles() {
        return new PlanFiles(root, current);
    }

    /** zplan's own folder in it. */
    public Path state() {
        return root.resolve(".zplan");
    }
}
