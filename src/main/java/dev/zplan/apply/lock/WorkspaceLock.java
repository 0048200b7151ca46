package dev.zplan.apply.lock;

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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to change a workspace, held by one zplan at a time.
 *
 * <p>The operating system holds it, on {@code .zplan/lock.guard}, and takes it back when the process ends, however it ends.
 * {@code .zplan/lock} tells people and other zplans who holds it. These are two files because a POSIX process loses its lock on a
 * file as soon as it closes the file anywhere, as by reading it (fcntl(2)); for the same reason a process that holds the lock
 * must not even open the guard again, which it knows by its own number in {@code .zplan/lock}. The guard holds a mark that the
 * workspace got with its first lock.
 */
public final class WorkspaceLock implements AutoCloseable {

    private static final String GUARD = "lock.guard";
    private static final String TOLD = "lock";
    private static final int MARK_LENGTH = 36;

    private final FileChannel guard;
    private final Path told;
    private final Holder holder;

    private WorkspaceLock(FileChannel guard, Path told, Holder holder) {
        this.guard = guard;
        this.told = told;
        this.holder = holder;
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

    /**
     * Who is told to hold it, without trying to take it: they may have gone without a word.
     *
     * @param folder the workspace's {@code .zplan}
     */
    public static Optional<Holder> told(Path folder) {
        try {
            return Optional.ofNullable(read(folder.resolve(TOLD)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Attempt attempt(Path folder, Holder self) throws IOException {
        Path told = folder.resolve(TOLD);
        Holder note = read(told);
        if (note != null && note.sharesProcess(self)) {
            return new Attempt.Held(note);
        }
        FileChannel guard = FileChannel.open(
                folder.resolve(GUARD),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PrivateFolder.fileMode());
        boolean taken = false;
        try {
            if (guard.tryLock() == null) {
                note = read(told);
                boolean old = note != null && note.life(self.machine()) == Holder.Life.GONE;
                return new Attempt.Held(old ? null : note);
            }
            Holder marked = self.marked(mark(guard));
            write(told, marked);
            taken = true;
            return new Attempt.Taken(new WorkspaceLock(guard, told, marked));
        } finally {
            if (!taken) {
                guard.close();
            }
        }
    }

    private static String mark(FileChannel guard) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MARK_LENGTH);
        int read;
        do {
            read = guard.read(bytes, bytes.position());
        } while (read > 0);
        if (!bytes.hasRemaining()) {
            return new String(bytes.array(), StandardCharsets.US_ASCII);
        }
        String fresh = UUID.randomUUID().toString();
        writeWhole(guard.position(0), fresh);
        return fresh;
    }

    /** Who holds it, with the workspace's mark. */
    public Holder holder() {
        return holder;
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

    private static void write(Path told, Holder holder) throws IOException {
        Path next = told.resolveSibling(TOLD + ".new");
        Files.deleteIfExists(next);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(next, options, PrivateFolder.fileMode())) {
            writeWhole(channel, HolderText.write(holder) + "\n");
        }
        Files.move(next, told, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void writeWhole(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Who is told to hold it; null if nobody is, or not in a form that can be read. */
    private static @Nullable Holder read(Path told) throws IOException {
        try {
            return HolderText.read(
                            Files.readString(told, StandardCharsets.ISO_8859_1).strip())
                    .orElse(null);
        } catch (NoSuchFileException e) {
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
