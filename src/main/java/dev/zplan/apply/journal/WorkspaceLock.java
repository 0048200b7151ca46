package dev.zplan.apply.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.registry.PrivateFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to change a workspace, held by one zplan at a time.
 *
 * <p>The operating system holds it, on {@code .zplan/lock.guard}, and takes it back when the process ends, however it ends.
 * {@code .zplan/lock} tells people and other zplans who holds it. These are two files because a POSIX process loses its lock on a
 * file as soon as it closes the file anywhere, as by reading it (fcntl(2)); for the same reason a process that holds the lock
 * must not even open the guard again, which it knows by its own mark in {@code .zplan/lock}.
 */
public final class WorkspaceLock implements AutoCloseable {

    private static final String GUARD = "lock.guard";
    private static final String TOLD = "lock";

    /** Tells this process from all others, a later one of the same number included. */
    private static final String PROCESS = UUID.randomUUID().toString();

    private final FileChannel guard;
    private final Path told;

    private WorkspaceLock(FileChannel guard, Path told) {
        this.guard = guard;
        this.told = told;
    }

    /** What came of trying to take the lock. */
    public sealed interface Attempt {

        /** The lock is taken. */
        record Taken(WorkspaceLock lock) implements Attempt {}

        /**
         * Somebody else has it.
         *
         * @param holder who; null if they have only just taken it and not said yet
         */
        record Held(@Nullable Holder holder) implements Attempt {}
    }

    private record Note(Holder holder, String process) {}

    /**
     * Tries to take the lock, without waiting.
     *
     * @param folder the workspace's {@code .zplan}; created if it is missing
     * @param self who wants it
     * @throws DiagnosticException {@code zplan::lock::unavailable} if the disk does not allow it
     */
    public static Attempt acquire(Path folder, Holder self) {
        synchronized (WorkspaceLock.class) {
            try {
                new PrivateFolder(folder).create();
                return attempt(folder, self);
            } catch (IOException e) {
                throw unavailable(folder, e);
            }
        }
    }

    private static Attempt attempt(Path folder, Holder self) throws IOException {
        Path told = folder.resolve(TOLD);
        Note note = read(told);
        if (note != null && note.process().equals(PROCESS)) {
            return new Attempt.Held(note.holder());
        }
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileChannel guard = FileChannel.open(folder.resolve(GUARD), options, PrivateFolder.fileMode());
        boolean taken = false;
        try {
            if (guard.tryLock() == null) {
                note = read(told);
                return new Attempt.Held(note == null ? null : note.holder());
            }
            write(told, new Note(self, PROCESS));
            taken = true;
            return new Attempt.Taken(new WorkspaceLock(guard, told));
        } finally {
            if (!taken) {
                guard.close();
            }
        }
    }

    /** Gives the lock back; again does nothing. */
    @Override
    public void close() {
        synchronized (WorkspaceLock.class) {
            if (!guard.isOpen()) {
                return;
            }
            try (guard) {
                Files.deleteIfExists(told);
            } catch (IOException e) {
                throw unavailable(told, e);
            }
        }
    }

    private static void write(Path told, Note note) throws IOException {
        Path next = told.resolveSibling(TOLD + ".new");
        Files.deleteIfExists(next);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(next, options, PrivateFolder.fileMode())) {
            ByteBuffer bytes = ByteBuffer.wrap((JournalJson.write(note) + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        Files.move(next, told, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Who is told to hold it; null if nobody is, or not in a form that can be read. */
    private static @Nullable Note read(Path told) throws IOException {
        try {
            return JournalJson.read(JournalJson.tree(Files.readString(told)), Note.class);
        } catch (NoSuchFileException | JsonProcessingException e) {
            return null;
        }
    }

    private static DiagnosticException unavailable(Path path, IOException e) {
        return new DiagnosticException(Diagnostic.error(
                "zplan::lock::unavailable",
                "The lock of the workspace cannot be used in " + path + ": " + e,
                null,
                "Check permissions and free space, and that the file system knows locks"));
    }
}
