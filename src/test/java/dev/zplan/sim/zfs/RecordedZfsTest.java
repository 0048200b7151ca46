package dev.zplan.sim.zfs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays what was recorded of OpenZFS. Where illumos differs, the note of the recording is the standard. */
class RecordedZfsTest {
    /** Each with the reason why the simulation does otherwise. */
    private static final Map<String, String> MISSES = Map.of(
            "list-many-props", "illumos keeps the x of compressratio with -p; the recording's 1.00 is OpenZFS",
            "get-received", "send and receive are not simulated",
            "set-userprop-invalid-utf8", "values that are not UTF-8 are not simulated",
            "holds-list", "prints the time of day of the recording",
            "rollback-check", "reads a file: file contents are not simulated",
            "full-write", "writes a file with a shell of its own",
            "zpool-list", "prints the fragmentation that the pool happened to have",
            "user-dev-0600", "Linux only: the mode of /dev/zfs");

    private static final String NOT_MOUNTED = "\nfilesystem successfully created, but not mounted\n";

    /** What illumos prints by the notes: exit code, and standard error or its first line. */
    private static final Map<String, SimResult> ILLUMOS = Map.ofEntries(
            Map.entry("list-empty-name", SimResult.fail(1, "cannot open '': empty component in name\n")),
            Map.entry("create-v-flag", SimResult.fail(2, "invalid option 'v'\nusage:\n")),
            Map.entry(
                    "create-recordsize-bad",
                    SimResult.fail(1, "cannot create 'tank/a': 'recordsize' must be power of 2 from 512B to 1024KB\n")),
            Map.entry(
                    "create-mountpoint-used",
                    SimResult.fail(1, "cannot mount 'tank/b': mountpoint or dataset is busy" + NOT_MOUNTED)),
            Map.entry(
                    "create-mountpoint-nonempty",
                    SimResult.fail(1, "cannot mount '/mnt/ne': directory is not empty" + NOT_MOUNTED)),
            Map.entry(
                    "create-name-empty-comp", SimResult.fail(1, "cannot create 'tank//b': empty component in name\n")),
            Map.entry("set-several-one-bad", SimResult.fail(1, compression("tank/a"))),
            Map.entry("set-bad-value", SimResult.fail(1, compression("tank"))),
            Map.entry("set-no-eq", SimResult.fail(2, "missing value in property=value argument\nusage:\n")),
            Map.entry("destroy-r-busy-child", SimResult.fail(1, "cannot unmount '/tank/a/b': Device busy\n")),
            Map.entry("rename-busy", SimResult.fail(1, "cannot unmount '/tank/a': Device busy\n")),
            Map.entry("nopool-list", SimResult.ok("no datasets available\n")));

    private static final Set<String> LINUX_PROPERTIES = Set.of(
            "compressratio",
            "refcompressratio",
            "volmode",
            "snapdev",
            "acltype",
            "context",
            "fscontext",
            "defcontext",
            "rootcontext",
            "relatime",
            "overlay");

    private static String compression(String dataset) {
        return "cannot set property for '" + dataset
                + "': 'compression' must be one of 'on | off | lzjb | gzip | gzip-[1-9] | zle | lz4'\n";
    }

    @TestFactory
    Stream<DynamicTest> recordings() {
        return read().stream().map(c -> DynamicTest.dynamicTest(c.path("id").asText(), () -> check(c)));
    }

    private static List<JsonNode> read() {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> cases = new ArrayList<>();
        try (InputStream in = RecordedZfsTest.class.getResourceAsStream("/recorded/zfs.jsonl")) {
            assertThat(in).isNotNull();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                cases.add(mapper.readTree(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static void check(JsonNode recording) {
        String id = recording.path("id").asText();
        boolean same = matches(recording, id);
        assertThat(same)
                .as("%s is %s", id, MISSES.containsKey(id) ? "listed as a miss but matches" : "not as recorded")
                .isEqualTo(!MISSES.containsKey(id));
    }

    private static boolean matches(JsonNode recording, String id) {
        Optional<SimResult> played = play(recording);
        if (played.isEmpty()) {
            return false;
        }
        SimResult got = played.get();
        SimResult want = new SimResult(
                recording.path("exit_code").asInt(),
                recording.path("stdout").asText(),
                recording.path("stderr").asText());
        SimResult standard = ILLUMOS.getOrDefault(id, want);
        if (id.startsWith("get-all-")) {
            return containsRows(got.stdout(), want.stdout());
        }
        boolean bytes = !recording.path("volatile").asBoolean();
        return got.exitCode() == standard.exitCode()
                && (bytes
                        ? got.stdout().equals(standard.stdout())
                        : shape(got.stdout()).equals(shape(standard.stdout())))
                && (standard.stderr().contains("usage:")
                        ? firstLine(got.stderr()).equals(firstLine(standard.stderr()))
                        : got.stderr().equals(standard.stderr()));
    }

    private static Optional<SimResult> play(JsonNode recording) {
        Pools pools = new Pools(7, () -> 1_795_309_700L);
        pools.setDevice("/tmp/d", 256L << 20);
        if (recording.path("pool").asBoolean()) {
            pools.addPool("tank", "/tmp/d", Optional.of("/tank"));
        }
        Replay replay = new Replay(pools, Flavour.OMNIOS);
        for (JsonNode step : recording.path("setup")) {
            if (step.isArray()) {
                replay.run(words(step), true);
            } else {
                replay.shell(step.asText());
            }
        }
        return replay.run(
                words(recording.path("argv")), recording.path("user").asText().equals("root"));
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(w -> words.add(w.asText()));
        return words;
    }

    private static String shape(String text) {
        return text.replaceAll("[0-9]+(\\.[0-9]+)?", "N").replace("Nx", "N");
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static boolean containsRows(String got, String want) {
        Set<String> rows = Set.copyOf(shape(got).lines().toList());
        return want.lines()
                .filter(row -> !LINUX_PROPERTIES.contains(row.split("\t")[1]))
                .allMatch(row -> rows.contains(shape(row)));
    }
}
