import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs an empty Java program, {@code zplan --version} and a {@code zplan plan} that finds nothing to do in turn, so that whatever
 * else the machine does meets all of them, and prints the medians and their ratios to the first. See docs/benchmarks.md.
 *
 * <p>Arguments: the launcher, the folder of {@code start.sh}, the number of runs, and what the launcher gives to {@code java}.
 */
final class StartBench {

    /** A command, and how many times as long as the empty program it may take; 0: no limit. */
    private record Case(List<String> command, int limit) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String zplan = arguments[0];
        Path folder = Path.of(arguments[1]);
        int runs = Integer.parseInt(arguments[2]);
        List<String> empty = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java") + ""));
        empty.addAll(Arrays.asList(arguments).subList(3, arguments.length));
        empty.addAll(List.of("-Xshare:auto", "-cp", folder.resolve("empty.jar").toString(), "Empty"));

        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("empty Java program", new Case(empty, 0));
        cases.put("zplan --version", new Case(List.of(zplan, "--version"), 2));
        cases.put("zplan plan, no change", new Case(List.of(zplan, "plan", "plans/quickstart.kdl"), 5));
        Map<String, long[]> nanos = new LinkedHashMap<>();
        cases.keySet().forEach(name -> nanos.put(name, new long[runs]));
        for (Case each : cases.values()) {
            nanos(each, folder);
        }
        for (int run = 0; run < runs; run++) {
            for (Map.Entry<String, Case> each : cases.entrySet()) {
                nanos.get(each.getKey())[run] = nanos(each.getValue(), folder);
            }
        }

        System.out.printf("JDK %s, %d runs each, medians%n", Runtime.version(), runs);
        double floor = median(nanos.get("empty Java program"));
        cases.forEach((name, each) -> {
            double median = median(nanos.get(name));
            System.out.printf(Locale.ROOT, "%-22s %7.1f ms", name, median / 1e6);
            System.out.println(
                    each.limit() == 0
                            ? ""
                            : String.format(Locale.ROOT, "   %5.2f times (limit %d)", median / floor, each.limit()));
        });
    }

    private static long nanos(Case each, Path folder) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(each.command());
        builder.directory(folder.toFile());
        builder.environment().put("ZPLAN_JAVA_HOME", System.getProperty("java.home"));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        long start = System.nanoTime();
        int exitCode = builder.start().waitFor();
        long taken = System.nanoTime() - start;
        if (exitCode != 0) {
            throw new IllegalStateException(each.command() + " ended with " + exitCode);
        }
        return taken;
    }

    private static double median(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
    }
}
