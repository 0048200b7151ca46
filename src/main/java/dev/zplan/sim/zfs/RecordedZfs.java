package dev.zplan.sim.zfs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.Difference;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.zonecfg.ByteText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One recording of zfs or zpool: what was done before on a fresh pool, one command, and what it left behind.
 *
 * @param pool whether there is the pool {@code tank} before the setup
 * @param setup shell lines, or commands as lists of words
 * @param argv the command
 * @param root whether as root
 * @param result what was recorded
 * @param isVolatile whether sizes, times or numbers of transactions are in the output: only its shape is compared
 * @param note what illumos does otherwise; empty where it does the same
 */
public record RecordedZfs(
        boolean pool,
        List<JsonNode> setup,
        List<String> argv,
        boolean root,
        SimResult result,
        boolean isVolatile,
        Optional<String> note) {

    private static final long DEVICE = 256L << 20;
    private static final long SECONDS = 1_795_309_700L;
    private static final String USAGE = "usage:";

    /** Properties that only Linux has, or where a new release of OpenZFS prints another value than illumos. */
    private static final Set<String> LINUX_PROPERTIES = Set.of(
            "volmode",
            "snapdev",
            "acltype",
            "context",
            "fscontext",
            "defcontext",
            "rootcontext",
            "relatime",
            "overlay");

    /** Reads one; what is missing counts as empty, what is not known is passed over. */
    public static RecordedZfs of(JsonNode json) {
        List<JsonNode> setup = new ArrayList<>();
        json.path("setup").forEach(setup::add);
        return new RecordedZfs(
                json.path("pool").asBoolean(true),
                setup,
                words(json.path("argv")),
                json.path("user").asText("root").equals("root"),
                new SimResult(
                        json.path("exit_code").asInt(),
                        json.path("stdout").asText(""),
                        json.path("stderr").asText("")),
                json.path("volatile").asBoolean(),
                json.path("illumos_differs").asBoolean()
                        ? Optional.of(json.path("illumos_note").asText())
                        : Optional.empty());
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(w -> words.add(w.asText()));
        return words;
    }

    /** Does it again; none means that the simulation agrees. */
    public List<Difference> differences() {
        Pools pools = new Pools(7, () -> SECONDS);
        pools.setDevice("/tmp/d", DEVICE);
        if (pool) {
            pools.addPool("tank", "/tmp/d", Optional.of("/tank"));
        }
        Replay replay = new Replay(pools, Flavour.OMNIOS);
        for (JsonNode step : setup) {
            if (step.isArray()) {
                replay.run(words(step), true);
            } else {
                replay.shell(step.asText());
            }
        }
        return replay.run(argv, root)
                .map(this::compared)
                .orElseGet(() -> List.of(new Difference("command", String.join(" ", argv), "not simulated")));
    }

    /** As the recorder saw it: a byte that is not UTF-8 is U+FFFD. */
    private static String seen(String text) {
        return new String(ByteText.encode(text), StandardCharsets.UTF_8);
    }

    private List<Difference> compared(SimResult bytes) {
        SimResult simulated = new SimResult(bytes.exitCode(), seen(bytes.stdout()), seen(bytes.stderr()));
        List<Difference> differences = new ArrayList<>();
        if (simulated.exitCode() != result.exitCode()) {
            differences.add(new Difference(
                    "exit code", String.valueOf(result.exitCode()), String.valueOf(simulated.exitCode())));
        }
        boolean out = listsEverything()
                ? rows(simulated.stdout()).containsAll(rows(result.stdout()))
                : same(result.stdout(), simulated.stdout());
        if (!out) {
            differences.add(new Difference("stdout", result.stdout(), simulated.stdout()));
        }
        boolean err = result.stderr().contains(USAGE)
                ? firstLine(result.stderr()).equals(firstLine(simulated.stderr()))
                : result.stderr().equals(simulated.stderr());
        if (!err) {
            differences.add(new Difference("stderr", result.stderr(), simulated.stderr()));
        }
        return differences;
    }

    /** Of {@code zfs get all} each row counts by itself: the sets of properties differ. */
    private boolean listsEverything() {
        return argv.size() > 1 && argv.get(1).equals("get") && argv.contains("all");
    }

    private boolean same(String recorded, String simulated) {
        return isVolatile ? shape(recorded).equals(shape(simulated)) : recorded.equals(simulated);
    }

    private static Set<String> rows(String text) {
        Set<String> rows = new LinkedHashSet<>();
        text.lines()
                .filter(row -> List.of(row.trim().split("\\s+")).stream().noneMatch(LINUX_PROPERTIES::contains))
                .forEach(row -> rows.add(shape(row)));
        return rows;
    }

    private static String shape(String text) {
        return text.replaceAll("[0-9]+(\\.[0-9]+)?", "N").replace("Nx", "N");
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
