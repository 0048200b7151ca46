import com.sun.management.OperatingSystemMXBean;
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
import dev.zplan.registry.FileRegistry;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Flavour;
import dev.zplan.sim.Hardware;
import dev.zplan.sim.SimHost;
import dev.zplan.spec.Inputs;
import dev.zplan.spec.Spec;
import dev.zplan.workspace.Workspace;
import dev.zplan.zone.Desired;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How long zplan takes for many zones, and how much memory: validate, the first plan, apply and the plan after it, on a simulated
 * host in memory, so that what is measured is zplan and not a disk or a network. See docs/benchmarks.md.
 *
 * <p>Argument: the number of zones, 1000 unless given.
 */
final class ScaleBench {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final int GROUP = 500;
    private static final long POOL_SIZE = 100L << 40;
    private static final int WARM_UP = 200;
    private static final Scope SCOPE = Scope.of(Set.of("bench"));

    /** The parts of a zone that users write most, so that no kind of resource is measured at zero. */
    private static final String ZONES = """
            zone "%1$s" count=%2$d {
                template "omnios"
                net pool="bench"
                zonepath "/%3$s/zones/${name}"
                dataset "%3$s/data/${name}" quota="20G" compression="lz4" delegate=#true
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

    /** What one kind of work took: on the clock, of all processors together, and the most heap meanwhile. */
    private record Measure(double seconds, double cpu, double mib) {}

    private final Path root;
    private final int zones;
    private final SimHost sim;
    private final Host host;
    private final FileRegistry registry;
    private final Map<String, Measure> measures = new LinkedHashMap<>();

    private ScaleBench(Path root, int zones) throws IOException {
        this.root = root;
        this.zones = zones;
        this.sim = machine(zones);
        this.host = new SimulatedHost("lab", sim);
        this.registry = new FileRegistry(root.resolve(".zplan/registry"));
        for (String folder : List.of("plans", "pools", ".zplan/sim")) {
            Files.createDirectories(root.resolve(folder));
        }
        Files.writeString(root.resolve(Workspace.SETTINGS), SETTINGS);
        Files.writeString(root.resolve("pools/bench.kdl"), POOL);
        Files.writeString(root.resolve("plans/bench.kdl"), spec(zones));
    }

    /** A pool for each group: making a dataset costs the simulated host what its pool is large. */
    private static SimHost machine(int zones) {
        TreeMap<String, Long> pools = new TreeMap<>(Map.of("rpool", POOL_SIZE));
        for (int made = 0; made < zones; made += GROUP) {
            pools.put(pool(made / GROUP), POOL_SIZE);
        }
        SimHost sim = SimHost.create(
                Flavour.OMNIOS, 1, new Hardware("lab", List.of(new Hardware.Nic("igb0", true)), pools, "rpool/ROOT/be"));
        for (String pool : pools.tailMap("tank").keySet()) {
            sim.run("zfs", "create", pool + "/zones");
            sim.run("zfs", "create", pool + "/data");
        }
        return sim;
    }

    private static String pool(int group) {
        return "tank" + (char) ('a' + group);
    }

    /** In groups, for one zone node has at most 999 copies. */
    private static String spec(int zones) {
        StringBuilder spec = new StringBuilder("etherstub \"bench0\"\n");
        for (int made = 0; made < zones; made += GROUP) {
            spec.append(ZONES.formatted(
                    "web" + (char) ('a' + made / GROUP), Math.min(GROUP, zones - made), pool(made / GROUP)));
        }
        return spec.toString();
    }

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        System.out.printf("%8s  %-12s %8s %8s %8s %7s %6s%n", "zones", "", "s", "CPU s", "us/zone", "ratio", "MiB");
        new ScaleBench(root.resolve("warm-up"), WARM_UP).run();
        ScaleBench before = null;
        for (String zones : List.of(arguments).subList(1, arguments.length)) {
            ScaleBench bench = new ScaleBench(root.resolve(zones), Integer.parseInt(zones));
            bench.run();
            bench.print(before);
            before = bench;
        }
    }

    private void print(@Nullable ScaleBench before) {
        measures.forEach((name, measure) -> {
            double ratio = before == null ? 1 : each(name) / before.each(name);
            System.out.printf(
                    Locale.ROOT,
                    "%8d  %-12s %8.2f %8.2f %8.0f %7s %6.0f%n",
                    zones,
                    name,
                    measure.seconds(),
                    measure.cpu(),
                    1e6 * each(name),
                    before == null ? "" : String.format(Locale.ROOT, "%.2f", ratio),
                    measure.mib());
        });
    }

    private double each(String name) {
        return Objects.requireNonNull(measures.get(name)).cpu() / zones;
    }

    private void run() {
        measured("validate", this::desired);
        Plan first = measured("first plan", this::plan);
        Outcome outcome = measured("apply", () -> apply(first));
        if (outcome.result() != Outcome.Result.COMMITTED) {
            throw new IllegalStateException(outcome.toString());
        }
        int before = sim.log().size();
        Plan second = measured("no change", this::plan);
        int commands = sim.log().size() - before;

        if (!second.isEmpty() || commands > 10 + zones) {
            throw new IllegalStateException(
                    second.steps().size() + " steps are left, " + commands + " commands were run");
        }

        SimHost.replace(root.resolve(".zplan/sim/lab.json"), sim.dump());
    }

    private PlanRequest desired() {
        Workspace workspace = Workspace.open(root, root);
        Snapshot owned = registry.load();
        Planning planning = new Planning(workspace, owned);
        Diagnostics diagnostics = new Diagnostics();
        Spec spec = planning.load(workspace.planFiles().find(List.of(), diagnostics), Inputs.none());
        check(diagnostics.list());
        check(spec.diagnostics());
        Map<String, HostFacts> facts =
                Map.of("lab", new HostReader(workspace.kinds()).read(host, planning.known(spec)));
        Desired desired = planning.desired(spec, facts, SCOPE);
        check(desired.diagnostics());
        return PlanRequest.of(desired, facts, owned, workspace.kinds(), SCOPE);
    }

    private Plan plan() {
        Plan plan = new Planner().plan(desired());
        check(plan.diagnostics());
        return plan;
    }

    private Outcome apply(Plan plan) {
        HostReader reader = new HostReader(plan.request().kinds());
        Applier.Ledger ledger = change -> {
            Snapshot next = change.apply(registry.load());
            registry.save(next);
            return next;
        };
        return new Applier(Map.of("lab", host), reader, ledger, new Applier.Manner(8, Atomicity.PLAN, () -> false), event -> {})
                .apply(plan, new Unwritten());
    }

    private static void check(List<Diagnostic> diagnostics) {
        diagnostics.stream().filter(Diagnostic::isError).findFirst().ifPresent(error -> {
            throw new IllegalStateException(error.toString());
        });
    }

    /** Runs the work and keeps its time and the most heap in use meanwhile. */
    private <T> T measured(String name, Supplier<T> work) {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        long busy = PROCESS.getProcessCpuTime();
        T result = work.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = (PROCESS.getProcessCpuTime() - busy) / 1e9;
        double mib = heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / 1048576.0;
        measures.put(name, new Measure(seconds, cpu, mib));
        return result;
    }
}
