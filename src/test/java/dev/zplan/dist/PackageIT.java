package dev.zplan.dist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.dist.Archive.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packages that the build has made. */
class PackageIT {

    private static final Path TARGET = Path.of(System.getProperty("zplan.root", "."), "target");
    private static final String VERSION = System.getProperty("zplan.version", "");
    private static final long TIME =
            Instant.parse(System.getProperty("zplan.time", "")).getEpochSecond();

    /** An action with its payload, if it has one, and its attributes. */
    private static final Pattern ACTION =
            Pattern.compile("(set|depend|dir|file|link)( [^= ]+)?(( \\\\\n   )? [a-z._-]+=(\"[^\"]*\"|[^\" ]+))+\n");

    @TempDir
    Path folder;

    @Test
    void theTarballHoldsWhatIsInstalled() throws IOException {
        Map<String, Entry> files = files(tarball());
        assertThat(files)
                .containsKeys(
                        "bin/zplan",
                        "lib/zplan.jar",
                        "share/bash-completion/completions/zplan",
                        "share/doc/zplan/README.md",
                        "share/doc/zplan/docs/spec.md",
                        "share/doc/zplan/plans/quickstart.kdl",
                        "share/fish/vendor_completions.d/zplan.fish",
                        "share/man/man1/zplan.1",
                        "share/man/man1/zplan-sim-run.1",
                        "share/zsh/site-functions/_zplan");
        assertThat(files.keySet().stream().filter(name -> name.startsWith("lib/")))
                .hasSize(libraries() + 1);
    }

    @Test
    void nothingInTheTarballTellsWhoBuiltItAndWhen() throws IOException {
        List<Entry> entries = tarball();
        assertThat(entries).allSatisfy(e -> {
            assertThat(e.user() + e.group()).isZero();
            assertThat(e.time()).isEqualTo(TIME);
            assertThat(e.mode() & 0777).isEqualTo(e.type() == '5' || e.name().endsWith("/bin/zplan") ? 0755 : 0644);
        });
        assertThat(entries).extracting(Entry::type).containsOnly('0', '5');
    }

    @Test
    void runsWhereverItIsUnpacked() throws Exception {
        Path unpacked = folder.resolve("a place; with 'odd' $names");
        for (Entry entry : tarball()) {
            Path path = unpacked.resolve(entry.name());
            if (entry.type() == '5') {
                Files.createDirectories(path);
            } else {
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                Files.write(path, entry.content().getBytes(ISO_8859_1));
                String mode = (entry.mode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x";
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
            }
        }
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("zplan"), unpacked.resolve("zplan-" + VERSION + "/bin/zplan"));
        assertThat(run("--version")).startsWith("zplan " + VERSION).contains("\nJava ");
        assertThat(run("init", ".")).contains("wrote ./zplan.kdl");
        assertThat(run("plan", "quickstart")).contains("Plan: 5 to create,");
    }

    private String run(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(folder.resolve("bin/zplan").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("ZPLAN_CDS", "off");
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        Process process =
                builder.directory(workspace.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void theDebianPackageHoldsTheSameInItsPlaces() throws IOException {
        Map<String, byte[]> members = debian();
        assertThat(members.keySet()).containsExactly("debian-binary", "control.tar.gz", "data.tar.gz");
        Map<String, Entry> data =
                byName(Archive.tar(member(members, "data.tar.gz")), name -> name.replaceFirst("^\\./", "/"));
        Map<String, Entry> tarball = files(tarball());

        assertThat(entry(data, "/usr/bin/zplan").target()).isEqualTo("../share/zplan/bin/zplan");
        assertThat(entry(data, "/usr/share/zplan/bin/zplan").mode() & 0777).isEqualTo(0755);
        assertThat(entry(data, "/usr/share/zplan/lib/zplan.jar").content())
                .isEqualTo(entry(tarball, "lib/zplan.jar").content());
        assertThat(unzipped(entry(data, "/usr/share/man/man1/zplan.1.gz").content()))
                .isEqualTo(entry(tarball, "share/man/man1/zplan.1").content());
        assertThat(data).containsKeys("/usr/share/doc/zplan/copyright", "/usr/share/zsh/vendor-completions/_zplan");
        assertThat(data.values()).allSatisfy(e -> {
            assertThat(e.user() + e.group()).isZero();
            assertThat(e.time()).isEqualTo(TIME);
        });
        assertThat(data.values().stream().filter(e -> e.type() == '0'))
                .as("the tarball's files, the copyright and the changelog")
                .hasSize(tarball.size() + 2);
    }

    @Test
    void theDebianPackageSaysWhatItIs() throws IOException {
        Map<String, Entry> control =
                byName(Archive.tar(member(debian(), "control.tar.gz")), name -> name.replaceFirst("^\\./", ""));
        assertThat(entry(control, "control").content())
                .contains(
                        "Package: zplan\n",
                        "Version: " + DebianTree.debianVersion(VERSION) + "\n",
                        "Architecture: all\n",
                        "Depends: default-jre-headless (>= 2:1.17) | java17-runtime-headless\n")
                .doesNotContain("[[");
        assertThat(control).containsKey("md5sums");
    }

    @Test
    void theIpsManifestHasEachFileOnce() throws IOException {
        String manifest = Files.readString(TARGET.resolve("zplan.p5m"));
        assertThat(ACTION.matcher(manifest).replaceAll(""))
                .as("what is no action")
                .isEmpty();
        List<String> payloads = new ArrayList<>();
        Matcher file = Pattern.compile(
                        "^file (\\S+) group=bin mode=(0444|0555) owner=root path=usr/", Pattern.MULTILINE)
                .matcher(manifest);
        while (file.find()) {
            payloads.add(file.group(1));
        }
        assertThat(payloads).containsExactlyElementsOf(files(tarball()).keySet());
        assertThat(manifest).doesNotContain("%").hasLineCount((int)
                manifest.lines().distinct().count());
    }

    private static List<Entry> tarball() throws IOException {
        return Archive.tar(Files.readAllBytes(TARGET.resolve("zplan-" + VERSION + ".tar.gz")));
    }

    private static Map<String, byte[]> debian() throws IOException {
        return Archive.ar(TARGET.resolve("zplan_" + VERSION + "_all.deb"));
    }

    /** The files below the only folder of the tarball, sorted. */
    private static Map<String, Entry> files(List<Entry> entries) {
        String top = "zplan-" + VERSION + "/";
        assertThat(entries).allSatisfy(e -> assertThat(e.name()).startsWith(top));
        return byName(entries.stream().filter(e -> e.type() == '0').toList(), name -> name.substring(top.length()));
    }

    private static Map<String, Entry> byName(List<Entry> entries, Function<String, String> name) {
        return entries.stream()
                .collect(toMap(
                        e -> name.apply(e.name()),
                        e -> e,
                        (one, other) -> {
                            throw new AssertionError("twice: " + one.name());
                        },
                        TreeMap::new));
    }

    private static Entry entry(Map<String, Entry> entries, String name) {
        return Objects.requireNonNull(entries.get(name), name);
    }

    private static byte[] member(Map<String, byte[]> members, String name) {
        return Objects.requireNonNull(members.get(name), name);
    }

    private static String unzipped(String content) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content.getBytes(ISO_8859_1)))) {
            return new String(in.readAllBytes(), ISO_8859_1);
        }
    }

    private static int libraries() throws IOException {
        try (Stream<Path> jars = Files.list(TARGET.resolve("lib"))) {
            return (int) jars.count();
        }
    }
}
