package dev.zplan.apply.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.zplan.apply.journal.JournalRecord.EndResult;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Span;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    private Path temp;

    private Path folder() {
        return temp.resolve(".zplan/journal");
    }

    private Path write(List<JournalRecord> records) {
        try (Journal journal = Journal.begin(folder(), (JournalRecord.Begin) records.get(0))) {
            records.subList(1, records.size()).forEach(journal::append);
            return journal.path();
        }
    }

    @Test
    void recordsComeBack() {
        List<JournalRecord> read = JournalReader.read(write(Records.all()));

        assertThat(read).isEqualTo(Records.all());
    }

    @Test
    void linesReadLikeThis() throws IOException {
        Path path = write(Records.all());

        assertThat(path).hasFileName("20260102-030405-ab12.jsonl");
        List<String> lines = Files.readAllLines(path, StandardCharsets.US_ASCII);
        assertThat(lines).hasSize(11);
        assertThat(lines.get(0).substring(21))
                .isEqualTo("\"record\":{\"type\":\"begin\",\"version\":1,\"transaction\":\"20260102-030405-ab12\","
                        + "\"planDigest\":\"sha256:1\",\"user\":\"root\",\"host\":\"gz1\",\"pid\":4711,"
                        + "\"when\":\"2026-01-02T03:04:05Z\",\"zplanVersion\":\"0.1.0\","
                        + "\"plans\":[\"web\",\"examples/lx\"],\"hosts\":[\"gz1\"],\"summary\":\"1 to create\"}}");
        assertThat(lines.get(1).substring(21))
                .isEqualTo("\"record\":{\"type\":\"intent\",\"step\":\"gz1/vnic/web_0:create\","
                        + "\"commands\":[\"dladm create-vnic -l igb0 web_0\"],"
                        + "\"undo\":[\"dladm delete-vnic web_0\"],\"when\":\"2026-01-02T03:04:05Z\"}}");
        assertThat(lines.get(7).substring(21))
                .startsWith("\"record\":{\"type\":\"commit\",\"registry\":{\"revision\":18,\"put\":[{\"resource\":"
                        + "{\"address\":\"gz1/vnic/web_0\",\"attributes\":{\"key\":{\"$secret\":\"pbkdf2:1\"},");
        assertThat(lines.get(10))
                .endsWith(
                        "{\"type\":\"end\",\"result\":\"purge-incomplete\",\"detail\":\"\",\"when\":\"2026-01-02T03:04:05Z\"}}");
        assertThat(lines).noneMatch(line -> line.contains("the clear text"));
    }

    @Test
    void onlyTheOwnerMayRead() throws IOException {
        Path path = write(Records.all());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
    }

    @Test
    void aTransactionHasOneJournal() {
        write(Records.all());

        assertThatExceptionOfType(JournalException.class).isThrownBy(() -> write(Records.all()));
        assertThat(JournalReader.read(Journals.path(folder(), Records.ID))).isEqualTo(Records.all());
    }

    @Test
    void everyCutGivesThoseRecordsWhoseLinesAreWhole() throws IOException {
        Path path = write(small());
        byte[] whole = Files.readAllBytes(path);

        for (int length = 0; length <= whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(path, cut);
            int lines = (int) new String(cut, StandardCharsets.US_ASCII)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            assertThat(JournalReader.read(path)).isEqualTo(small().subList(0, lines));
        }
    }

    @Test
    void everyFlipIsToldUnlessItMayBeATornEnd() throws IOException {
        Path path = write(small());
        byte[] whole = Files.readAllBytes(path);
        int last = new String(whole, 0, whole.length - 1, StandardCharsets.US_ASCII).lastIndexOf('\n') + 1;

        for (int at = 0; at < whole.length; at++) {
            for (int mask : new int[] {1, 0x20, 0x80}) {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) mask;
                Files.write(path, flipped);
                Optional<List<JournalRecord>> read = readUnlessDamaged(path);
                if (at < last - 1) {
                    assertThat(read).as("byte %d, mask %d", at, mask).isEmpty();
                } else {
                    // the line end before the last line makes two lines the last one
                    int kept = small().size() - (at < last ? 2 : 1);
                    assertThat(read).as("byte %d, mask %d", at, mask).contains(small().subList(0, kept));
                }
            }
        }
    }

    private static List<JournalRecord> small() {
        return List.of(
                Records.all().get(0), Records.all().get(3), Records.all().get(4), Records.end(EndResult.ROLLED_BACK));
    }

    @Test
    void aLineThatIsMissingIsTold() throws IOException {
        Path path = write(Records.all());
        List<String> lines = new ArrayList<>(Files.readAllLines(path));
        lines.remove(4);
        Files.write(path, lines);

        assertThatExceptionOfType(DiagnosticException.class)
                .isThrownBy(() -> JournalReader.read(path))
                .satisfies(e -> {
                    Span span = Objects.requireNonNull(e.diagnostics().get(0).span());
                    assertThat(span).hasToString(path + ":5:1");
                });
    }

    @Test
    void aLaterVersionIsTold() throws IOException {
        Path path = temp.resolve("j.jsonl");
        String json = "{\"type\":\"start\",\"version\":2}";
        Files.writeString(path, JournalLine.after(0, json).text() + "\n");

        assertThatExceptionOfType(DiagnosticException.class)
                .isThrownBy(() -> JournalReader.read(path))
                .satisfies(e -> assertThat(e.diagnostics().get(0).code()).isEqualTo("zplan::journal::version"));
    }

    @Test
    void whatDoesNotBeginWithBeginIsDamaged() throws IOException {
        Path path = temp.resolve("j.jsonl");
        String json = JournalJson.write(Records.end(EndResult.COMMITTED));
        Files.writeString(path, JournalLine.after(0, json).text() + "\n");

        assertThat(readUnlessDamaged(path)).isEmpty();
    }

    @Test
    void aJournalThatWasLeftGoesOnBehindItsLastWholeLine() throws IOException {
        Path path = write(Records.all().subList(0, 4));
        Files.writeString(path, "{\"crc32c\":\"01", StandardOpenOption.APPEND);

        try (Journal journal = Journal.resume(path)) {
            Records.all().subList(4, 11).forEach(journal::append);
        }

        assertThat(JournalReader.read(path)).isEqualTo(Records.all());
    }

    @Test
    void aFullDiskIsToldAndLeavesAJournalThatGoesOn() throws IOException {
        Path path = write(Records.all().subList(0, 2));
        JournalReader before = JournalReader.whole(path);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            FillingUp file = new FillingUp(new JournalFile.OnDisk(channel));
            Journal journal = new Journal(path, file, before.end(), before.checksum());

            assertThatExceptionOfType(JournalException.class)
                    .isThrownBy(() -> journal.append(Records.all().get(2)))
                    .withMessageContaining(path.toString())
                    .withMessageContaining("No space left on device");
            assertThat(Files.size(path)).isGreaterThan(before.end());
            assertThat(JournalReader.read(path)).isEqualTo(Records.all().subList(0, 2));

            file.full = false;
            journal.append(Records.all().get(3));
        }
        assertThat(JournalReader.read(path))
                .containsExactly(
                        Records.all().get(0),
                        Records.all().get(1),
                        Records.all().get(3));
    }

    /** Counts, and holds up the first forcing until others wait for the next. */
    private static final class Slow implements JournalFile {
        private final AtomicInteger writes = new AtomicInteger();
        private final AtomicInteger forces = new AtomicInteger();
        private final CountDownLatch all;
        private boolean broken;

        Slow(int writers) {
            all = new CountDownLatch(writers);
        }

        @Override
        public void write(long offset, byte[] content) {
            writes.incrementAndGet();
            all.countDown();
        }

        @Override
        public void force() throws IOException {
            try {
                if (!all.await(5, TimeUnit.SECONDS)) {
                    throw new IOException("nobody else could write meanwhile");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            forces.incrementAndGet();
            if (broken) {
                throw new IOException("I/O error");
            }
        }

        @Override
        public void close() {}
    }

    private static JournalRecord intent(int number) {
        return new JournalRecord.Intent("s" + number, List.of(), List.of(), Instant.EPOCH);
    }

    @Test
    void oneForcingServesAllThatWait() throws Exception {
        Slow file = new Slow(8);
        Journal journal = new Journal(temp, file, 0, 0);

        assertThat(appended(journal, 8)).isZero();
        assertThat(file.writes).hasValue(8);
        assertThat(file.forces).hasValueBetween(1, 2);
    }

    @Test
    void whatDoesNotReachTheDiskIsToldToAllThatWait() throws Exception {
        Slow file = new Slow(4);
        file.broken = true;
        Journal journal = new Journal(temp, file, 0, 0);

        assertThat(appended(journal, 4)).isEqualTo(4);
        assertThat(file.forces).hasValue(1);
    }

    /** How many of so many appends at the same time fail. */
    private static int appended(Journal journal, int number) throws InterruptedException {
        AtomicInteger failed = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int own = i;
            Thread thread = new Thread(() -> {
                try {
                    journal.append(intent(own));
                } catch (JournalException e) {
                    failed.incrementAndGet();
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return failed.get();
    }

    @Test
    void outcomesAreOnTheDiskWithTheNextIntent() {
        Slow file = new Slow(1);
        Journal journal = new Journal(temp, file, 0, 0);

        journal.append(new JournalRecord.Outcome("s", JournalRecord.Result.OK, "", List.of()));
        assertThat(file.forces).hasValue(0);
        journal.append(intent(1));
        assertThat(file.forces).hasValue(1);
    }

    @Test
    void whatIsLeftToDoIsListedNewestFirst() throws IOException {
        Journals journals = new Journals(folder());
        assertThat(journals.list()).isEmpty();
        finish("20260101-000000-0001", EndResult.COMMITTED);
        finish("20260101-000000-0002", EndResult.ROLLED_BACK);
        finish("20260101-000000-0003", EndResult.PURGE_INCOMPLETE);
        finish("20260101-000000-0004", EndResult.ROLLBACK_INCOMPLETE);
        Journal.begin(folder(), Records.begin(new TransactionId("20260102-000000-0000")))
                .close();
        Files.createFile(folder().resolve("20260103-000000-0000.jsonl"));
        Files.createFile(folder().resolve("notes.jsonl"));

        assertThat(journals.list())
                .extracting(TransactionId::text)
                .containsExactly(
                        "20260103-000000-0000",
                        "20260102-000000-0000",
                        "20260101-000000-0004",
                        "20260101-000000-0003",
                        "20260101-000000-0002",
                        "20260101-000000-0001");
        assertThat(journals.unfinished())
                .extracting(TransactionId::text)
                .containsExactly("20260102-000000-0000", "20260101-000000-0004", "20260101-000000-0003");
    }

    private void finish(String id, EndResult result) {
        try (Journal journal = Journal.begin(folder(), Records.begin(new TransactionId(id)))) {
            journal.append(Records.end(result));
        }
    }

    private static Optional<List<JournalRecord>> readUnlessDamaged(Path path) {
        try {
            return Optional.of(JournalReader.read(path));
        } catch (DiagnosticException e) {
            assertThat(e.diagnostics().get(0).code()).isEqualTo("zplan::journal::damaged");
            return Optional.empty();
        }
    }

    /** Takes half of what is written while it is full. */
    private static final class FillingUp implements JournalFile {
        private final JournalFile file;
        private boolean full = true;

        FillingUp(JournalFile file) {
            this.file = file;
        }

        @Override
        public void write(long offset, byte[] content) throws IOException {
            if (full) {
                file.write(offset, Arrays.copyOf(content, content.length / 2));
                throw new IOException("No space left on device");
            }
            file.write(offset, content);
        }

        @Override
        public void force() throws IOException {
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
