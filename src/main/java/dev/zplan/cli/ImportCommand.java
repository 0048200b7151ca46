package dev.zplan.cli;

import dev.zplan.author.KdlWriter;
import dev.zplan.author.SpecWriter;
import dev.zplan.author.YamlWriter;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.resource.Address;
import dev.zplan.spec.NodeSchema;
import dev.zplan.spec.SpecLoader;
import dev.zplan.workspace.PlanFiles;
import dev.zplan.workspace.Workspace;
import dev.zplan.zone.ResourceExpander;
import dev.zplan.zone.ZoneSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description =
                "Writes plans for zones that a host has, and takes the zones over. On the host they are only marked as this"
                        + " workspace's.",
        footer = {
            "%nThe next plan is empty: a zone of which it would change anything stays out, and why is told.",
            "%nExamples:",
            "  zplan import web db                      into plans/web.kdl and plans/db.kdl",
            "  zplan import --all --dry-run             shows the plans of all zones"
        })
final class ImportCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Mixin
    private LockOptions lock = new LockOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "ZONE", description = "The zones.")
    private List<String> zones = new ArrayList<>();

    @Option(names = "--all", description = "All zones that nobody manages yet, and the host's etherstubs.")
    private boolean all;

    @Option(names = "--host", paramLabel = "NAME", description = "Only on these hosts; may be repeated.")
    private List<String> hosts = List.of();

    @Option(names = "--as", paramLabel = "LANGUAGE", description = "kdl (default) or yaml.")
    private SpecLanguage language = SpecLanguage.kdl;

    @Option(names = "--out", paramLabel = "DIR", description = "The folder for the plans (default: plans/).")
    @Nullable
    private Path out;

    @Option(names = "--dry-run", description = "Only shows what would be written.")
    private boolean dryRun;

    @Option(names = "--force", description = "Also zones of which the next plan would change something.")
    private boolean force;

    ImportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (zones.isEmpty() != all) {
            throw new ParameterException(
                    spec.commandLine(), all ? "name zones, or say --all: not both" : "name zones, or say --all");
        }
        Session session = Session.open(context, options, List.of());
        Path folder = folder(session.workspace());
        if (dryRun) {
            return work(session, folder, null);
        }
        String command = "zplan import " + (all ? "--all" : String.join(" ", zones));
        return new Exclusive(context, session.workspace(), lock)
                .run(command, hold -> work(session, folder, hold.hosts()));
    }

    /** A plan has its name from its place in the workspace. */
    private Path folder(Workspace workspace) {
        Path root = workspace.root().toAbsolutePath().normalize();
        Path folder = out == null
                ? root.resolve("plans")
                : context.current().resolve(out).normalize();
        if (!folder.toAbsolutePath().startsWith(root)) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::import::outside",
                    "the folder " + folder + " is not in the workspace " + root,
                    null,
                    "plans are kept in the workspace, as plans/"));
        }
        return folder;
    }

    private int work(Session session, Path folder, @Nullable HostLocks locks) {
        Session reading = locks == null ? session : session.locking(locks);
        Survey survey = reading.survey(null, List.of());
        if (survey.spec().diagnostics().stream().anyMatch(Diagnostic::isError)) {
            throw new DiagnosticException(survey.spec().diagnostics());
        }
        Set<String> names = session.hostNames(hosts);
        Diagnostics problems = new Diagnostics();
        ImportZones choice = all ? ImportZones.all(survey, names) : ImportZones.named(survey, names, zones, problems);
        if (problems.hasErrors()) {
            throw new DiagnosticException(problems.list());
        }
        try (Scratch scratch = Scratch.make()) {
            return bring(session, survey, folder, choice, scratch.folder());
        } catch (IOException e) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::file::unwritable",
                    "no file for the time being can be written: " + e.getMessage(),
                    null,
                    "check the permissions and free space of the folder for temporary files"));
        }
    }

    private int bring(Session session, Survey survey, Path folder, ImportZones choice, Path scratch) {
        Workspace workspace = session.workspace();
        Map<String, HostLinks> links = links(session, survey);
        ImportNames names = new ImportNames(folder, choice.chosen());
        SortedMap<Address, List<String>> left = new TreeMap<>();
        choice.chosen().stream()
                .filter(zone -> names.of(zone).isEmpty())
                .forEach(zone -> left.put(
                        zone, List.of("there is a file of its name in " + folder + " already; say --out DIR")));
        Set<Address> free = new TreeSet<>(choice.chosen());
        free.removeAll(left.keySet());
        PlanFiles plans = workspace.planFiles();
        if (!force) {
            left.putAll(new ImportExports(session, survey).odd(free));
            free.removeAll(left.keySet());
        }
        ImportDraft draft = new ImportDraft(
                new ImportSketches(workspace, survey, links).of(free, scratch),
                links,
                names,
                folder,
                plans::name,
                writer(workspace),
                survey.defaultHost(),
                all);
        Importing.Result result = new Importing(session, survey, draft, force).run(free, scratch);
        left.putAll(result.left());
        if (!all && !left.isEmpty()) {
            throw new DiagnosticException(left.entrySet().stream()
                    .map(e -> Diagnostic.error(
                            "zplan::import::left_out",
                            e.getKey() + " cannot be imported: " + String.join("; ", e.getValue()),
                            null,
                            "nothing was written; --force takes also what the next plan would change"))
                    .toList());
        }
        ImportReport report = new ImportReport(context, workspace.root(), dryRun);
        if (!dryRun) {
            own(session, result);
        }
        report.tell(choice.skipped(), left, result);
        return ExitCodes.OK;
    }

    private static void own(Session session, Importing.Result result) {
        Adoption adoption = result.adoption();
        if (adoption != null) {
            ImportFiles files = new ImportFiles(result.files());
            files.write();
            try {
                new Marks(adoption.survey().kinds(), adoption.survey().facts(), session::host).make(adoption.marked());
            } catch (DiagnosticException e) {
                files.remove();
                throw e;
            }
            session.registry().save(adoption.registry());
        }
    }

    private Map<String, HostLinks> links(Session session, Survey survey) {
        Predicate<Address> free = address ->
                survey.owned(address).isEmpty() && survey.wanted(address).isEmpty();
        Map<String, HostLinks> links = new HashMap<>();
        session.hostNames(hosts)
                .forEach(name -> links.put(
                        name,
                        HostLinks.read(Objects.requireNonNull(survey.facts().get(name)), session.host(name), free)));
        return links;
    }

    private SpecWriter writer(Workspace workspace) {
        if (language == SpecLanguage.kdl) {
            return KdlWriter.literal();
        }
        List<NodeSchema> schemas = new ArrayList<>(SpecLoader.shared());
        schemas.add(ZoneSchema.ZONE);
        schemas.addAll(ResourceExpander.schemas(workspace.kinds()));
        return YamlWriter.literal(schemas);
    }
}
