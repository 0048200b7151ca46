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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Plays what was recorded of OpenZFS. Where illumos differs, the note of the recording is the standard. */
class RecordedZfsTest {
    private static final Path PAGE = Path.of("docs/simulator.md");
    private static final String SECTION = "## Where recordings and simulator differ";
    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9-]+)` \\|.*");

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
            Map.entry("user-dev-0600", SimResult.ok("tank\n")),
            Map.entry("nopool-list", SimResult.ok("no datasets available\n")));

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

    private static String compression(String dataset) {
        return "cannot set property for '" + dataset
                + "': 'compression' must be one of 'on | off | lzjb | gzip | gzip-[1-9] | zle | lz4'\n";
    }

    @TestFactory
    Stream<DynamicTest> recordings() throws IOException {
        Set<String> misses = misses();
        return read().stream().map(c -> DynamicTest.dynamicTest(c.path("id").asText(), () -> check(c, misses)));
    }

    @Test
    void thePageNamesRecordingsThatThereAre() throws IOException {
        List<String> ids = read().stream().map(c -> c.path("id").asText()).toList();
        assertThat(ids).isNotEmpty().containsAll(misses());
    }

    /** What the page says is not as recorded. */
    private static Set<String> misses() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(SECTION);
        String section = page.substring(page.indexOf(SECTION) + SECTION.length());
        int end = section.indexOf("\n## ");
        return (end < 0 ? section : section.substring(0, end))
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1))
                .collect(Collectors.toSet());
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

    private static void check(JsonNode recording, Set<String> misses) {
        String id = recording.path("id").asText();
        boolean same = matches(recording, id);
        assertThat(same)
                .as("%s is %s", id, misses.contains(id) ? "listed as a miss but matches" : "not as recorded")
                .isEqualTo(!misses.contains(id));
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
