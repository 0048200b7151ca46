package dev.zplan.apply.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.apply.lock.WorkspaceLock.Attempt;
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
    private static final Holder ANNA = Holder.here("anna", "gz1", NOW, "zplan apply", Path.of("/ws"));
    private static final Holder BERT = Holder.here("bert", "gz1", NOW, "zplan recover", Path.of("/ws"));

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
            assertThat(WorkspaceLock.acquire(folder(), BERT)).isEqualTo(new Attempt.Held(lock.holder()));
            assertThat(lock.holder().toString()).isEqualTo(ANNA.toString());
            assertThat(Files.readString(folder().resolve("lock")))
                    .startsWith("zplan-lock-1,user=anna,machine=gz1,pid=")
                    .contains(",command=zplan%20apply,");
        }
        taken().close();
    }

    @Test
    void aWorkspaceKeepsItsMark() {
        WorkspaceLock first = taken();
        first.close();
        WorkspaceLock second = taken();
        second.close();

        assertThat(second.holder().sharesWorkspace(first.holder())).isTrue();
        assertThat(second.holder().id()).hasSize(36);
    }

    @Test
    void closingAgainDoesNotTakeItFromTheNext() {
        WorkspaceLock first = taken();
        first.close();
        WorkspaceLock second = taken();
        first.close();

        assertThat(WorkspaceLock.acquire(folder(), BERT)).isEqualTo(new Attempt.Held(second.holder()));
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
        Attempt.Held held = (Attempt.Held) WorkspaceLock.acquire(folder(), ANNA);
        assertThat(held.holder())
                .hasFieldOrPropertyWithValue("user", "bert")
                .hasFieldOrPropertyWithValue("pid", other.process().pid());

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
