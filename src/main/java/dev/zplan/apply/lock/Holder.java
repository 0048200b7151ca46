package dev.zplan.apply.lock;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who holds a lock.
 *
 * @param user the user
 * @param machine the machine that zplan runs on
 * @param pid zplan's process there
 * @param started when that process began
 * @param since when it took the lock
 * @param command what was asked of zplan
 * @param workspace the workspace's folder on that machine
 * @param id the workspace's own mark, which tells it from others at the same place of machines with the same name
 */
public record Holder(
        String user,
        String machine,
        long pid,
        Instant started,
        Instant since,
        String command,
        String workspace,
        String id) {

    /** How far two readings of one process's start may lie apart: Linux computes it from a clock that is being set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    /** What is known of a process. */
    public enum Life {
        /** It runs. */
        LIVES,
        /** It has ended. */
        GONE,
        /** It is another machine's, or cannot be looked at. */
        UNKNOWN
    }

    /**
     * This process.
     *
     * @param since now
     * @param workspace the folder that holds {@code zplan.kdl}
     */
    public static Holder here(String user, String machine, Instant since, String command, Path workspace) {
        ProcessHandle self = ProcessHandle.current();
        return new Holder(
                user,
                machine,
                self.pid(),
                self.info().startInstant().orElse(Instant.EPOCH),
                since,
                command,
                workspace.toAbsolutePath().normalize().toString(),
                "");
    }

    /** The same in the workspace of that mark, as others will read it. */
    Holder marked(String workspaceId) {
        Holder marked = new Holder(user, machine, pid, started, since, command, workspace, workspaceId);
        return HolderText.read(HolderText.write(marked)).orElse(marked);
    }

    /** Whether it is of the same workspace as {@code other}, at the same place of the same machine. */
    public boolean sharesWorkspace(Holder other) {
        return !id.isEmpty()
                && id.equals(other.id)
                && machine.equals(other.machine)
                && workspace.equals(other.workspace);
    }

    /** Whether both are one process. */
    public boolean sharesProcess(Holder other) {
        return machine.equals(other.machine) && pid == other.pid && near(started, other.started);
    }

    /**
     * Whether its process still runs.
     *
     * @param here the name of the machine that asks
     */
    public Life life(String here) {
        if (!machine.equals(here)) {
            return Life.UNKNOWN;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return Life.GONE;
        }
        return process.get()
                .info()
                .startInstant()
                .map(start -> near(start, started) ? Life.LIVES : Life.GONE)
                .orElse(Life.UNKNOWN);
    }

    private static boolean near(Instant a, Instant b) {
        return Duration.between(a, b).abs().compareTo(TOLERANCE) <= 0;
    }

    /** For messages: {@code root on gz1 (process 4711) since 2026-01-02T03:04:05Z: zplan apply, in /etc/zplan}. */
    @Override
    public String toString() {
        return user + " on " + machine + " (process " + pid + ") since " + since + ": " + command + ", in " + workspace;
    }
}
