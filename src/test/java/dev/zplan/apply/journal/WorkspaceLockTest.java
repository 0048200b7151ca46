package dev.zplan.apply.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.apply.journal.WorkspaceLock.Attempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceLockTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Holder ANNA = new Holder("anna", "gz1", 1, NOW, "zplan apply");
    private static final Holder BERT = new Holder("bert", "gz2", 2, NOW, "zplan recover");

    @TempDir
    private Path temp;

    /** Holds the lock of the folder until its input ends or it is killed. */
    public static void main(String[] args) throws IOException {
        Attempt attempt = WorkspaceLock.acquire(Path.of(args[0]), BERT);
        System.out.println(attempt instanceof Attempt.Taken ? "taken" : "held");
        System.in.read();
    }

    @Test
    void theSecondLearnsWhoHasIt() throws IOException {
        try (WorkspaceLock lock = taken()) {
            assertThat(lock).isNotNull();
            assertThat(WorkspaceLock.acquire(folder(), BERT)).isEqualTo(new Attempt.Held(ANNA));
            assertThat(Files.readString(folder().resolve("lock"))).contains("\"user\":\"anna\"", "\"zplan apply\"");
        }
        taken().close();
    }

    @Test
    void closingAgainDoesNotTakeItFromTheNext() {
        WorkspaceLock first = taken();
        first.close();
        WorkspaceLock second = taken();
        first.close();

        assertThat(WorkspaceLock.acquire(folder(), BERT)).isEqualTo(new Attempt.Held(ANNA));
        second.close();
    }

    @Test
    void anotherProcessLearnsWhoHasItEvenAfterASecondTryHere() throws Exception {
        try (WorkspaceLock lock = taken()) {
            assertThat(lock).isNotNull();
            assertThat(WorkspaceLock.acquire(folder(), BERT)).isInstanceOf(Attempt.Held.class);

            assertThat(otherProcess().said()).isEqualTo("held");
        }
    }

    @Test
    void theLockOfAProcessThatDiesIsFree() throws Exception {
        Other other = otherProcess();
        assertThat(other.said()).isEqualTo("taken");
        assertThat(WorkspaceLock.acquire(folder(), ANNA)).isEqualTo(new Attempt.Held(BERT));

        other.process().destroyForcibly();
        assertThat(other.process().waitFor(20, TimeUnit.SECONDS)).isTrue();

        assertThat(folder().resolve("lock")).exists();
        taken().close();
    }

    @Test
    void aNoteThatCannotBeReadIsNoLock() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("lock"), "who knows");

        taken().close();
    }

    @Test
    void onlyTheOwnerMayRead() throws IOException {
        try (WorkspaceLock lock = taken()) {
            assertThat(lock).isNotNull();
            assertThat(mode("lock")).isEqualTo("rw-------");
            assertThat(mode("lock.guard")).isEqualTo("rw-------");
            assertThat(mode("")).isEqualTo("rwx------");
        }
    }

    private record Other(Process process, String said) {}

    private Other otherProcess() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkspaceLockTest.class.getName(),
                        folder().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Other(process, String.valueOf(process.inputReader().readLine()));
    }

    private Path folder() {
        return temp.resolve(".zplan");
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve(name)));
    }

    private WorkspaceLock taken() {
        return ((Attempt.Taken) WorkspaceLock.acquire(folder(), ANNA)).lock();
    }
}
