package dev.zplan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.resource.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stops a save after each of its operations, in each of the ways in which it may stop. */
class CrashTest {

    @TempDir
    private Path temp;

    private final Snapshot before = Snapshots.of(
            7,
            List.of(
                    Snapshots.entry("gz1/etherstub/internal0", "net", null, Map.of()),
                    Snapshots.entry("gz2/vnic/old_0", "web", "old", Map.of("over", Value.text("igb0"))),
                    Snapshots.entry("gz1/vnic/web_0", "web", "web", Map.of("over", Value.text("igb0")))),
            List.of(ZoneEntry.of("gz1", "web", "web", false, Map.of(), Map.of())));
    private final Snapshot after = Snapshots.of(
            8,
            List.of(
                    Snapshots.entry("gz1/etherstub/internal0", "net", null, Map.of()),
                    Snapshots.entry("gz3/vnic/new_0", "web", "new", Map.of("over", Value.text("igb0"))),
                    Snapshots.entry("gz1/vnic/web_0", "web", "web", Map.of("over", Value.text("internal0")))),
            List.of(ZoneEntry.of("gz1", "web", "web", true, Map.of(), Map.of())));
    private final Snapshot later = new Snapshot(9, before.resources(), after.zones());

    /** The machine loses power there; nothing that zplan does afterwards happens. */
    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Does a number of operations, the last write only to a half, then fails. */
    private static final class Failing implements Disk {
        private final Disk disk = new QuickDisk();
        private final boolean power;
        private int left;

        Failing(int left, boolean power) {
            this.left = left;
            this.power = power;
        }

        private interface Operation {
            void run() throws IOException;
        }

        private void next(Operation operation, Operation half) throws IOException {
            if (left-- > 0) {
                operation.run();
            } else if (power) {
                half.run();
                throw new PowerCut();
            } else if (left == -1) {
                half.run();
                throw new IOException("No space left on device");
            } else {
                operation.run();
            }
        }

        @Override
        public void write(Path file, byte[] content) throws IOException {
            byte[] half = Arrays.copyOf(content, content.length / 2);
            next(() -> disk.write(file, content), () -> disk.write(file, half));
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            next(() -> disk.rename(from, to), () -> {});
        }

        @Override
        public void delete(Path path) throws IOException {
            next(() -> disk.delete(path), () -> {});
        }

        @Override
        public void createFolder(Path folder) throws IOException {
            next(() -> disk.createFolder(folder), () -> {});
        }

        @Override
        public void sync(Path folder) throws IOException {
            next(() -> disk.sync(folder), () -> {});
        }
    }

    private Path folder(int n) {
        return temp.resolve(Integer.toString(n)).resolve("registry");
    }

    private static FileRegistry quick(Path folder) {
        return new FileRegistry(folder, new QuickDisk());
    }

    /** Saves, with power for that many operations; whether they were enough. */
    private static boolean saves(Path folder, Snapshot next, int operations) {
        try {
            new FileRegistry(folder, new Failing(operations, true)).save(next);
            return true;
        } catch (PowerCut e) {
            return false;
        }
    }

    @Test
    void aSaveThatStopsAnywhereHasHappenedOrNot() throws IOException {
        boolean published = false;
        boolean done = false;
        int n = 0;
        for (; !done; n++) {
            Path folder = folder(n);
            quick(folder).save(before);

            done = saves(folder, after, n);

            Snapshot seen = quick(folder).load();
            assertThat(seen).as("after %d operations", n).isEqualTo(published || seen.equals(after) ? after : before);
            published = seen.equals(after);

            assertThatLaterSavesWork(folder);
        }
        assertThat(published).isTrue();
        assertThat(n).isGreaterThan(20);
    }

    @Test
    void theFirstSaveToo() {
        boolean done = false;
        for (int n = 0; !done; n++) {
            done = saves(folder(n), after, n);

            assertThat(quick(folder(n)).load()).isIn(Snapshot.empty(), after);
        }
    }

    @Test
    void finishingAPublishedSaveMayStopAnywhereToo() throws IOException {
        int published = 0;
        while (!publishes(folder(published), published)) {
            published++;
        }
        boolean done = false;
        for (int n = 0; !done; n++) {
            Path folder = folder(1000 + n);
            publishes(folder, published);

            done = saves(folder, later, n);

            assertThat(quick(folder).load()).as("after %d operations", n).isIn(after, later);
            assertThatLaterSavesWork(folder);
        }
    }

    @Test
    void aFullDiskLeavesTheFormerRegistry() throws IOException {
        int failures = 0;
        for (int n = 0; n < 45; n++) {
            Path folder = folder(n);
            quick(folder).save(before);
            FileRegistry registry = new FileRegistry(folder, new Failing(n, false));
            Snapshot expected = after;
            try {
                registry.save(after);
            } catch (DiagnosticException e) {
                assertThat(e).hasMessageContaining("No space left on device");
                assertThat(folder.resolve(".new")).doesNotExist();
                failures++;
                expected = before;
            }
            assertThat(quick(folder).load()).as("after %d operations", n).isEqualTo(expected);
            assertThatLaterSavesWork(folder);
        }
        assertThat(failures).isGreaterThan(8);
    }

    @Test
    void whoeverLoadsMeanwhileSeesOneSaveOrAnother() throws Exception {
        Path folder = folder(0);
        quick(folder).save(uniform(1));
        ExecutorService others = Executors.newSingleThreadExecutor();
        try {
            Future<?> saves = others.submit(() -> {
                for (int revision = 2; revision <= 15; revision++) {
                    quick(folder).save(uniform(revision));
                }
            });
            long last = 1;
            while (!saves.isDone()) {
                Snapshot seen = quick(folder).load();
                assertThat(seen).isEqualTo(uniform(seen.revision()));
                assertThat(seen.revision()).isGreaterThanOrEqualTo(last);
                last = seen.revision();
            }
            saves.get();
        } finally {
            others.shutdownNow();
        }
    }

    /** Any two of these differ in every file, and in which files there are. */
    private static Snapshot uniform(long revision) {
        List<Entry> entries = new ArrayList<>();
        for (int zone = 0; zone < 4; zone++) {
            String name = "web" + (zone + revision % 3);
            entries.add(Snapshots.entry("gz1/vnic/" + name, "web", name, Map.of("revision", Value.number(revision))));
        }
        return Snapshots.of(revision, entries, List.of());
    }

    @Test
    void aManifestThatIsDamagedIsTold() throws IOException {
        Path folder = folder(0);
        quick(folder).save(before);
        Files.createDirectory(folder.resolve(".pending"));
        Files.writeString(folder.resolve(".pending/manifest.kdl"), "write a b\n");

        assertThatExceptionOfType(DiagnosticException.class)
                .isThrownBy(() -> quick(folder).load())
                .satisfies(e -> assertThat(e.diagnostics().get(0).code()).isEqualTo("zplan::registry::damaged"));
    }

    /** Saves {@code before}, then {@code after} with power for that many operations; whether that is published. */
    private boolean publishes(Path folder, int operations) {
        quick(folder).save(before);
        saves(folder, after, operations);
        return Files.exists(folder.resolve(".pending"));
    }

    private void assertThatLaterSavesWork(Path folder) throws IOException {
        quick(folder).save(later);
        assertThat(quick(folder).load()).isEqualTo(later);
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.map(path -> folder.relativize(path).toString()))
                    .noneMatch(path -> path.startsWith(".") || (path.startsWith("gz3") && path.endsWith(".kdl")));
        }
    }
}
