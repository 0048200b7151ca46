package dev.zplan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Address;
import dev.zplan.resource.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileRegistryTest {

    @TempDir
    private Path temp;

    private Path folder() {
        return temp.resolve(".zplan/registry");
    }

    private FileRegistry registry() {
        return new FileRegistry(folder());
    }

    private static Snapshot example() {
        return Snapshots.of(
                17,
                List.of(
                        Snapshots.entry("gz1/vnic/web_0", "web", "web", Map.of("over", Value.text("internal0"))),
                        Snapshots.entry(
                                "gz1/zonecfg/web",
                                "web",
                                "web",
                                Map.of(
                                        "brand",
                                        Value.text("lipkg"),
                                        "memory",
                                        Value.record(Map.of("swap", Value.size(4L << 30))),
                                        "net",
                                        Value.list(List.of(Value.record(Map.of("physical", Value.text("web_0"))))),
                                        "hosts",
                                        Value.list(List.of(Value.text("a"), Value.text("10"))),
                                        "password",
                                        new Value.Secret("pbkdf2:sha256:1", "hush"))),
                        Snapshots.entry("gz1/etherstub/internal0", "examples/lx", null, Map.of())),
                List.of(ZoneEntry.of(
                        "gz1", "web", "web", true, Map.of("web_0", "192.0.2.10/24"), Map.of("web_0", "internal"))));
    }

    @Test
    void aMissingFolderIsAnEmptyRegistry() {
        assertThat(registry().load()).isEqualTo(Snapshot.empty());
        assertThat(folder()).doesNotExist();
    }

    @Test
    void filesReadLikeThis() throws IOException {
        registry().save(example());

        assertThat(folder().resolve("registry.kdl")).hasContent("zplan-registry 1\nrevision 17\n");
        assertThat(folder().resolve("gz1/plans/examples%2Flx.kdl")).hasContent("""
                plan "examples/lx" host=gz1
                resource etherstub internal0
                """);
        assertThat(folder().resolve("gz1/zones/web.kdl")).hasContent("""
                zone web host=gz1 plan=web protect=#true {
                    net web_0 address="192.0.2.10/24" pool=internal
                }
                resource vnic web_0 {
                    over internal0
                }
                resource zonecfg web {
                    brand lipkg
                    (list)hosts a "10"
                    (record)memory swap=(size)"4G"
                    (list)net {
                        (record)- physical=web_0
                    }
                    password (secret)pbkdf2:sha256:1
                }
                """);
        assertThat(registry().load()).isEqualTo(example());
        assertThat(paths()).hasSize(3);
    }

    @Test
    void onlyTheOwnerMayRead() throws IOException {
        registry().save(example());

        try (Stream<Path> all = Files.walk(temp.resolve(".zplan"))) {
            for (Path path : all.toList()) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                assertThat(mode).as(path.toString()).isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void aFileThatStaysTheSameIsNotTouched() throws IOException {
        registry().save(example());
        Path plan = folder().resolve("gz1/plans/examples%2Flx.kdl");
        Path zone = folder().resolve("gz1/zones/web.kdl");
        Object before = Files.getAttribute(plan, "unix:ino");
        Object zoneBefore = Files.getAttribute(zone, "unix:ino");

        registry().save(new Snapshot(18, example().resources(), Snapshot.empty().zones()));

        assertThat(Files.getAttribute(plan, "unix:ino")).isEqualTo(before);
        assertThat(Files.getAttribute(zone, "unix:ino")).isNotEqualTo(zoneBefore);
        assertThat(registry().load().zones()).isEmpty();
        assertThat(registry().load().resources()).isEqualTo(example().resources());
    }

    @Test
    void savingTheSameAgainTouchesNothing() throws IOException {
        registry().save(example());
        Files.setLastModifiedTime(folder(), FileTime.fromMillis(0));

        registry().save(example());

        assertThat(Files.getLastModifiedTime(folder())).isEqualTo(FileTime.fromMillis(0));
    }

    @Test
    void onlyWhatSomebodySavedMeanwhileIsReadAgain() {
        FileRegistry registry = registry();
        registry.save(example());
        Snapshot first = registry.load();

        assertThat(registry.load()).isSameAs(first);

        registry().save(first.atLeast(18));
        assertThat(registry.load().revision()).isEqualTo(18);
    }

    @Test
    void theFileOfWhatIsGoneGoesToo() throws IOException {
        registry().save(example());
        registry()
                .save(new Snapshot(
                        18, Snapshot.empty().resources(), Snapshot.empty().zones()));

        assertThat(paths()).containsExactly("registry.kdl");
        assertThat(folder().resolve("gz1")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "registry.kdl | revision 17 | revision 1.5 | 2",
                "registry.kdl | revision 17 | revision x | 2",
                "registry.kdl | revision 17 | '' | 1",
                "registry.kdl | zplan-registry 1 | foo 1 | 1",
                "gz1/zones/web.kdl | zone web | zone db | 1",
                "gz1/zones/web.kdl | host=gz1 | host=gz2 | 1",
                "gz1/zones/web.kdl | host=gz1 | '' | 1",
                "gz1/zones/web.kdl | protect=#true | protect=5 | 1",
                "gz1/zones/web.kdl | net web_0 | nets web_0 | 2",
                "gz1/zones/web.kdl | plan=web | '' | 4",
                "gz1/zones/web.kdl | over internal0 | over a b | 5",
                "gz1/zones/web.kdl | over internal0 | over \"a | 5",
                "gz1/zones/web.kdl | (size)\"4G\" | (size)\"4X\" | 10",
                "gz1/zones/web.kdl | (size)\"4G\" | (size)\"9223372036854775807E\" | 10",
                "gz1/zones/web.kdl | (size)\"4G\" | (colour)red | 10",
                "gz1/zones/web.kdl | swap=(size)\"4G\" | swap=#null | 10",
                "gz1/zones/web.kdl | (record)- | (record)a | 12",
                "gz1/zones/web.kdl | (list)hosts a \"10\" | (set)hosts a \"10\" | 9",
                "gz1/zones/web.kdl | (list)hosts a \"10\" | brand x | 9",
                "gz1/zones/web.kdl | resource vnic web_0 | resource zonecfg web | 7",
                "gz1/zones/web.kdl | resource vnic web_0 | resource vnic | 4",
            })
    void aDamagedFileIsToldWithItsPlace(String file, String before, String after, int line) throws IOException {
        registry().save(example());
        Path path = folder().resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(before);
        Files.writeString(path, text.replace(before, after));

        Diagnostic problem = problem();
        assertThat(problem.code()).isEqualTo("zplan::registry::damaged");
        Span span = Objects.requireNonNull(problem.span());
        assertThat(span.source().name()).isEqualTo(path.toString());
        assertThat(span.line()).isEqualTo(line);
    }

    @Test
    void aLaterVersionIsTold() throws IOException {
        registry().save(example());
        Files.writeString(folder().resolve("registry.kdl"), "zplan-registry 2\nlater\n");

        assertThat(problem().code()).isEqualTo("zplan::registry::version");
    }

    @Test
    void aLostRevisionIsTold() throws IOException {
        registry().save(example());
        Files.delete(folder().resolve("registry.kdl"));

        assertThat(problem().code()).isEqualTo("zplan::registry::damaged");
    }

    @Test
    void aFileInTheWayOfTheFolderIsTold() throws IOException {
        Files.createDirectory(temp.resolve(".zplan"));
        Files.writeString(folder(), "");

        assertThatExceptionOfType(DiagnosticException.class)
                .isThrownBy(() -> registry().save(example()))
                .satisfies(e -> assertThat(e.diagnostics().get(0).code()).isEqualTo("zplan::registry::unwritable"));
    }

    @Test
    void aThousandZonesAreFast() throws IOException {
        Snapshot large = Snapshots.large(1000);
        for (Map.Entry<String, byte[]> file : RegistryWriter.files(large).entrySet()) {
            Path path = folder().resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.write(path, file.getValue());
        }
        registry().load();

        long start = System.nanoTime();
        Snapshot loaded = registry().load();
        Duration load = Duration.ofNanos(System.nanoTime() - start);
        SortedMap<Address, Entry> fewer = new TreeMap<>(large.resources());
        fewer.remove(new Address("gz1", "boot", "zone7"));
        start = System.nanoTime();
        registry().save(new Snapshot(2, fewer, large.zones()));
        Duration save = Duration.ofNanos(System.nanoTime() - start);

        assertThat(loaded).isEqualTo(large);
        assertThat(load).isLessThan(Duration.ofMillis(1500));
        assertThat(save).isLessThan(Duration.ofMillis(1500));
    }

    private Diagnostic problem() {
        try {
            registry().load();
        } catch (DiagnosticException e) {
            return e.diagnostics().get(0);
        }
        throw new AssertionError("no diagnostic");
    }

    private List<String> paths() throws IOException {
        try (Stream<Path> all = Files.walk(folder())) {
            return all.filter(Files::isRegularFile)
                    .map(path -> folder().relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }
}
