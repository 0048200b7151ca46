import com.sun.management.OperatingSystemMXBean;
import dev.zplan.apply.Applier;
import dev.zplan.apply.ApplyEvent;
import dev.zplan.apply.Atomicity;
import dev.zplan.apply.JournaledTransaction;
import dev.zplan.apply.Outcome;
import dev.zplan.apply.journal.Journal;
import dev.zplan.apply.journal.JournalRecord;
import dev.zplan.apply.journal.TransactionId;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.host.HostReader;
import dev.zplan.host.SimulatedHost;
import dev.zplan.module.HostFacts;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanRequest;
import dev.zplan.plan.Planner;
import dev.zplan.plan.Planning;
import dev.zplan.plan.Redactor;
import dev.zplan.plan.Scope;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Step;
import dev.zplan.plan.StepId;
import dev.zplan.registry.FileRegistry;
import dev.zplan.resource.Flavour;
import dev.zplan.sim.Delays;
import dev.zplan.sim.SimHost;
import dev.zplan.spec.Inputs;
import dev.zplan.spec.Spec;
import dev.zplan.workspace.Workspace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How long an apply of independent zones takes where each command takes its time, against what no order of the commands could beat: the
 * longest way through the plan, or all commands shared out among as many as may run at once. See docs/benchmarks.md.
 *
 * <p>Arguments: a folder for the workspaces, how many zones, how many steps at once, and the times of a command.
 */
final class MakespanBench {

    private static final String ZONE = """
            zone "web%1$d" {
                brand "lipkg"
                net over="igb1" address="10.%2$d.%3$d.2/24"
                dataset "rpool/data/web%1$d" quota="20G"
                state "running"
            }
            """;

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Path root;
    private final int parallelism;
    private final SimHost sim = SimHost.create(Flavour.OMNIOS);
    private final SimulatedHost host = new SimulatedHost("lab", sim);
    private final FileRegistry registry;
    private long begun;
    private long ended;

    private MakespanBench(Path root, int zones, int parallelism) throws IOException {
        this.root = root;
        this.parallelism = parallelism;
        this.registry = new FileRegistry(root.resolve(".zplan/registry"));
        Files.createDirectories(root.resolve("plans"));
        Files.writeString(root.resolve(Workspace.SETTINGS), "default-host \"lab\"\nhost \"lab\" via=\"sim\"\n");
        StringBuilder spec = new StringBuilder();
        for (int i = 0; i < zones; i++) {
            spec.append(ZONE.formatted(i, i / 256, i % 256));
        }
        Files.writeString(root.resolve("plans/bench.kdl"), spec.toString());
    }

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        int zones = Integer.parseInt(arguments[1]);
        int parallelism = Integer.parseInt(arguments[2]);
        System.out.printf(
                Locale.ROOT,
                "%d zones, %d steps at once%n%10s %8s %8s %6s %8s %8s%n",
                zones, parallelism, "a command", "bound s", "steps s", "ratio", "whole s", "CPU s");
        new MakespanBench(root.resolve("warm-up"), zones, parallelism).run(Delays.NONE);
        for (String delay : List.of(arguments).subList(3, arguments.length)) {
            new MakespanBench(root.resolve(delay), zones, parallelism).print(delay);
        }
    }

    private void print(String delay) throws IOException {
        Delays delays = Delays.parse(List.of(delay));
        long start = System.nanoTime();
        long busy = PROCESS.getProcessCpuTime();
        Plan plan = run(delays);
        double whole = (System.nanoTime() - start) / 1e9;
        double cpu = (PROCESS.getProcessCpuTime() - busy) / 1e9;
        double bound = bound(plan) * (delays.all().toNanos() / 1e9);
        double steps = (ended - begun) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%10s %8.2f %8.2f %6.2f %8.2f %8.2f%n",
                delay, bound, steps, steps / bound, whole, cpu);
    }

    /** The longest way through the plan, or all commands shared out, in commands one after the other. */
    private double bound(Plan plan) {
        Map<StepId, Integer> until = new HashMap<>();
        int work = 0;
        int longest = 0;
        for (Step step : plan.steps()) {
            int own = step.commands().size()
                    + (step.gate(plan.request().kinds()).isPresent() ? 1 : 0);
            int before = step.needs().stream().mapToInt(n -> until.getOrDefault(n, 0)).max().orElse(0);
            until.put(step.id(), before + own);
            longest = Math.max(longest, before + own);
            work += own;
        }
        return Math.max(longest, (double) work / parallelism);
    }

    private Plan run(Delays delays) throws IOException {
        sim.delay(delays);
        Plan plan = plan();
        HostReader reader = new HostReader(plan.request().kinds());
        TransactionId id = new TransactionId("20260101-000000-0000");
        JournalRecord.Begin begin = new JournalRecord.Begin(
                Journal.VERSION, id, "", "bench", "bench", 1, Instant.EPOCH, "", List.of(), List.of(), "");
        try (Journal journal = Journal.begin(root.resolve(".zplan/journal"), begin)) {
            Outcome outcome = new Applier(
                            Map.of("lab", host),
                            reader,
                            change -> {
                                registry.save(change.apply(registry.load()));
                                return registry.load();
                            },
                            new Applier.Manner(parallelism, Atomicity.PLAN, () -> false),
                            this::note)
                    .apply(plan, new JournaledTransaction(id, journal::append, Redactor.none(), Clock.systemUTC()));
            if (outcome.result() != Outcome.Result.COMMITTED) {
                throw new IllegalStateException(outcome.toString());
            }
        }
        return plan;
    }

    private void note(ApplyEvent event) {
        if (event instanceof ApplyEvent.Started && begun == 0) {
            begun = System.nanoTime();
        } else if (event instanceof ApplyEvent.Succeeded) {
            ended = System.nanoTime();
        }
    }

    private Plan plan() {
        Workspace workspace = Workspace.open(root, root);
        Planning planning = new Planning(workspace, registry.load());
        Spec spec = planning.load(workspace.planFiles().find(List.of(), new Diagnostics()), Inputs.none());
        Scope scope = Scope.of(Set.of("bench"));
        Map<String, HostFacts> facts =
                Map.of("lab", new HostReader(workspace.kinds()).read(host, planning.known(spec)));
        Plan plan = new Planner()
                .plan(PlanRequest.of(
                        planning.desired(spec, facts, scope), facts, registry.load(), workspace.kinds(), scope));
        if (plan.hasErrors() || plan.steps().stream().anyMatch(s -> s.stage() != Stage.MAIN)) {
            throw new IllegalStateException(plan.diagnostics().toString());
        }
        return plan;
    }
}
