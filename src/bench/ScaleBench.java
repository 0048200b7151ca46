import dev.zplan.apply.Applier;
import dev.zplan.apply.Atomicity;
import dev.zplan.apply.Outcome;
import dev.zplan.apply.Unwritten;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.host.Host;
import dev.zplan.host.HostReader;
import dev.zplan.host.SimulatedHost;
import dev.zplan.module.HostFacts;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanRequest;
import dev.zplan.plan.Planner;
import dev.zplan.plan.Planning;
import dev.zplan.plan.Scope;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Flavour;
import dev.zplan.sim.SimHost;
import dev.zplan.spec.Inputs;
import dev.zplan.spec.PlanFile;
import dev.zplan.spec.Spec;
import dev.zplan.workspace.Workspace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How long zplan takes for many zones, and how much memory: validate, the first plan, apply and the plan after it, on a simulated
 * host in memory, so that what is measured is zplan and not a disk or a network. See docs/benchmarks.md.
 *
 * <p>Argument: the number of zones, 1000 unless given.
 */
final class ScaleBench {
    private static final double SECONDS_LIMIT = 5;
    private static final double MIB_LIMIT = 1024;
    private static final int GROUP = 500;

    /** The parts of a zone that users write most, so that no kind of resource is measured at zero. */
    private static final String ZONES = """
            zone "%1$s" count=%2$d {
                template "omnios"
                net pool="bench"
                dataset "rpool/data/${name}" quota="20G" compression="lz4" delegate=#true
                cpu-cap 2.5
                memory physical="2G" swap="4G"
                attr "role" "frontend"
                state "running"
            }
            """;

    private static final String POOL = """
            pool "bench" {
                network "10.32.0.0/14"
                gateway "10.32.0.1"
                link "bench0"
            }
            """;

    private static final String SETTINGS = """
            default-host "lab"
            host "lab" via="sim"
            """;

    private final Path root;
    private final Host host = new SimulatedHost("lab", SimHost.create(Flavour.OMNIOS));
    private final AtomicReference<Snapshot> registry = new AtomicReference<>(Snapshot.empty());

    private ScaleBench(Path root) {
        this.root = root;
    }

    public static void main(String[] arguments) throws IOException {
        int zones = arguments.length == 0 ? 1000 : Integer.parseInt(arguments[0]);
        Path root = Files.createTempDirectory("zplan-bench");
        try {
            Files.createDirectories(root.resolve("plans"));
            Files.createDirectories(root.resolve("pools"));
            Files.writeString(root.resolve(Workspace.SETTINGS), SETTINGS);
            Files.writeString(root.resolve("pools/bench.kdl"), POOL);
            Files.writeString(root.resolve("plans/bench.kdl"), spec(zones));
            new ScaleBench(root).run(zones);
        } finally {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** In groups, for one zone node has at most 999 copies. */
    private static String spec(int zones) {
        StringBuilder spec = new StringBuilder("etherstub \"bench0\"\n");
        for (int made = 0; made < zones; made += GROUP) {
            spec.append(ZONES.formatted("web" + (char) ('a' + made / GROUP), Math.min(GROUP, zones - made)));
        }
        return spec.toString();
    }

    private void run(int zones) {
        System.out.printf(
                Locale.ROOT,
                "%d zones, Java %s, limits %.0f s and %.0f MiB for each line%n",
                zones,
                Runtime.version(),
                SECONDS_LIMIT,
                MIB_LIMIT);
        System.out.printf("%-16s %8s %8s %8s %8s%n", "", "s", "of limit", "MiB", "of limit");
        measured("validate", () -> {
            Spec spec = planning().load(files(), Inputs.none());
            return checked(spec, spec.diagnostics());
        });
        Plan first = measured("first plan", this::plan);
        Outcome outcome = measured("apply", () -> apply(first));
        if (outcome.result() != Outcome.Result.COMMITTED) {
            throw new IllegalStateException(outcome.toString());
        }
        Plan second = measured("plan, no change", this::plan);
        if (!second.isEmpty()) {
            throw new IllegalStateException(second.steps().size() + " steps are left after the apply");
        }
        System.out.printf("%d steps, %d resources%n", first.steps().size(), first.changes().size());
    }

    private Planning planning() {
        return new Planning(Workspace.open(root, root), registry.get());
    }

    private List<PlanFile> files() {
        Diagnostics diagnostics = new Diagnostics();
        return checked(Workspace.open(root, root).planFiles().find(List.of(), diagnostics), diagnostics.list());
    }

    private Plan plan() {
        Planning planning = planning();
        Spec spec = planning.load(files(), Inputs.none());
        Scope scope = Scope.of(Set.of("bench"));
        Map<String, HostFacts> facts = Map.of(
                "lab", new HostReader(planning.workspace().kinds()).read(host, planning.known(spec)));
        Plan plan = new Planner()
                .plan(PlanRequest.of(
                        planning.desired(spec, facts, scope),
                        facts,
                        registry.get(),
                        planning.workspace().kinds(),
                        scope));
        return checked(plan, plan.diagnostics());
    }

    private Outcome apply(Plan plan) {
        HostReader reader = new HostReader(plan.request().kinds());
        return new Applier(Map.of("lab", host), reader, change -> registry.updateAndGet(change), new Applier.Manner(8, Atomicity.PLAN, () -> false), event -> {})
                .apply(plan, new Unwritten());
    }

    private static <T> T checked(T value, List<Diagnostic> diagnostics) {
        diagnostics.stream().filter(Diagnostic::isError).findFirst().ifPresent(error -> {
            throw new IllegalStateException(error.toString());
        });
        return value;
    }

    /** Runs the work and prints its time and the most heap in use meanwhile. */
    private static <T> T measured(String name, Supplier<T> work) {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        T result = work.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        double mib = heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / 1048576.0;
        System.out.printf(
                Locale.ROOT,
                "%-16s %8.2f %7.0f%% %8.0f %7.0f%%%n",
                name,
                seconds,
                100 * seconds / SECONDS_LIMIT,
                mib,
                100 * mib / MIB_LIMIT);
        return result;
    }
}
