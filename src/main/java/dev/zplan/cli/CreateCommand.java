package dev.zplan.cli;

import dev.zplan.author.Sketch;
import dev.zplan.author.SpecWriter;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.module.type.Types;
import dev.zplan.plan.Plan;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;
import dev.zplan.workspace.HostDef;
import dev.zplan.workspace.Workspace;
import dev.zplan.zone.ZoneSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        description = "Writes the spec of a new zone to plans/NAME.kdl, and applies it.",
        footer = {
            "%nWhat is not said comes from `defaults` in zplan.kdl; without them the template is that of the host's flavour, and the pool"
                    + " the only one. The file is taken back when nothing comes of it.",
            "%nExamples:",
            "  zplan create web7",
            "  zplan create web7 --pool internal --address 10.99.0.17",
            "  zplan create web7 --template sparse --set cpu-cap=2 --set memory.physical=2G",
            "  zplan create web7 --dry-run              prints the spec"
        })
final class CreateCommand implements Callable<Integer> {

    private static final String MISSING = "zplan::plan::missing_reference";

    private final Context context;

    @Parameters(paramLabel = "NAME", description = "The zone's name.")
    private String name = "";

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "The folder that holds zplan.kdl (default: the nearest one upward, else /etc/zplan).")
    private @Nullable Path folder;

    @Option(names = "--host", paramLabel = "HOST", description = "Where it is to be (default: the default host).")
    private @Nullable String host;

    @Option(names = "--template", paramLabel = "NAME", description = "What it starts from.")
    private @Nullable String template;

    @Option(names = "--pool", paramLabel = "NAME", description = "The pool that its address comes from.")
    private @Nullable String pool;

    @Option(names = "--address", paramLabel = "ADDRESS", description = "Its address, instead of the pool's next one.")
    private @Nullable String address;

    @Option(names = "--no-net", description = "Without a network.")
    private boolean noNet;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = "A field of the zone, as cpu-cap=2 or memory.physical=2G; may be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--as", paramLabel = "kdl|yaml", description = "The language of the file (default: kdl).")
    private SpecLanguage language = SpecLanguage.kdl;

    @Option(names = "--dry-run", description = "Prints the spec, and does nothing.")
    private boolean dryRun;

    @Option(names = "--verbose", description = "Shows the whole plan, and every step.")
    private boolean verbose;

    @Mixin
    private ApplyOptions applyOptions = new ApplyOptions();

    CreateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return applyOptions.telling.chosen(context, "zplan create " + name).run(this::create);
    }

    private int create(Telling telling) {
        WorkspaceOptions options = new WorkspaceOptions();
        options.workspace = folder;
        Session session = Session.open(telling.context(), options, List.of());
        Workspace workspace = session.checked();
        if (Types.of("zone-name").read(Value.text(name)) instanceof FieldType.Outcome.Refused wrong) {
            throw new DiagnosticException(Diagnostic.error(wrong.code(), wrong.message(), null, wrong.help()));
        }
        if (workspace.planFiles().exists(name)) {
            throw refused("exists", "there is a plan " + name + " already", "choose another name, or edit that plan");
        }
        String text = writer().print(List.of(zone(session, workspace)));
        if (dryRun) {
            telling.context().out().print(text);
            return ExitCodes.OK;
        }
        Path file = workspace.root().resolve("plans").resolve(name + "." + writer().suffix());
        write(file, text);
        boolean keep = false;
        try {
            telling.context().out().println("Wrote " + shown(file) + ".");
            String command = "create " + name;
            Reports none = new Reports(telling.context(), new ReportOptions(), command);
            int exitCode = new ApplyRun(telling, session, applyOptions, command, !verbose, none)
                    .run(s -> plan(s, file), false);
            keep = exitCode != ExitCodes.ERROR && exitCode != 3;
            return exitCode;
        } finally {
            if (!keep) {
                takeBack(telling.context(), file);
            }
        }
    }

    private SpecWriter writer() {
        return language.verbatim(List.of(ZoneSchema.ZONE));
    }

    private Sketch zone(Session session, Workspace workspace) {
        String where = host == null ? workspace.settings().defaultHost() : host;
        HostDef def = workspace.settings().hosts().get(where);
        if (def == null) {
            throw refused(
                    "host",
                    where.isEmpty() ? "nothing says on which host it is to be" : "there is no host \"" + where + "\"",
                    "--host is one of: "
                            + String.join(", ", workspace.settings().hosts().keySet()));
        }
        NewZone zone = new NewZone(workspace, where);
        zone.template(template, () -> def.via() == HostDef.Via.SIM ? def.flavour() : flavour(session, where));
        if (host != null) {
            zone.field("host", host);
        }
        if (!noNet) {
            zone.net(pool, address);
        }
        set.forEach(zone::field);
        return zone.sketch(name);
    }

    private static Flavour flavour(Session session, String host) {
        return Objects.requireNonNull(
                        session.facts(Set.of(host), List.of(), null).get(host))
                .flavour();
    }

    /** The zone alone; with what other plans have that it needs, where that is not there yet. */
    private Plan plan(Session session, Path file) {
        Plan alone = session.plan(List.of(file.toString()), new PlanOptions());
        boolean needs = alone.diagnostics().stream().anyMatch(d -> d.code().equals(MISSING));
        if (!needs) {
            return alone;
        }
        PlanOptions withOthers = new PlanOptions();
        String where = host == null ? session.workspace().settings().defaultHost() : host;
        withOthers.targets.add(new Address(where, Survey.ZONE, name).toString());
        Plan together = session.plan(List.of(), withOthers);
        return together.hasErrors() ? alone : together;
    }

    private static DiagnosticException refused(String code, String message, String help) {
        return new DiagnosticException(Diagnostic.error("zplan::create::" + code, message, null, help));
    }

    private String shown(Path file) {
        return context.current().relativize(file).toString();
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing came of it: the next plan would make what was not wanted. */
    private void takeBack(Context context, Path file) {
        try {
            Files.delete(file);
            context.out().println("Removed " + shown(file) + " again.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
