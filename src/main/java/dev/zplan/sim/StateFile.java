package dev.zplan.sim;

import dev.zplan.sim.zonecfg.ByteText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A host's state in a file, readable by its owner only and always whole: written beside it, forced to disk, renamed over it. What is
 * run on it is {@linkplain Additions added} in another file, until that is longer, or somebody has had to run much of it again. A lock
 * on a third keeps others away while a command runs.
 */
final class StateFile {

    static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final long RETRY_NANOS = Duration.ofMillis(1).toNanos();

    /** Where what was added is more than this part of the state's length, to run it again costs more than to write the state. */
    private static final int PART = 8;

    /** A state of less characters than these is written in no time. */
    private static final long SMALL = 64 * 1024;

    private final Path path;
    private final Additions additions;
    private @Nullable List<Object> stamp;
    private String mark = "";
    private long stateLength;
    private long addedLength;

    StateFile(Path path) {
        this.path = path.toAbsolutePath();
        this.additions = new Additions(this.path.resolveSibling(this.path.getFileName() + ".added"));
    }

    /** A lock that is held until it is closed. */
    record Hold(FileChannel channel) implements AutoCloseable {

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Runs something while no other process, and no other object of this one, does.
     *
     * @throws HostServed when a server has the host
     */
    <T> T exclusively(Supplier<T> action) {
        try (Hold held = hold()) {
            if (!held.channel().isOpen()) {
                throw new IllegalStateException("lost the lock of " + path);
            }
            return action.get();
        }
    }

    /** Keeps everybody else away. Who holds the lock for one command is waited for, a server is not. */
    Hold hold() {
        Path lockPath = path.resolveSibling(path.getFileName() + ".lock");
        try {
            FileChannel channel =
                    FileChannel.open(lockPath, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PRIVATE);
            try {
                while (!isTaken(channel)) {
                    ServerNote.of(path).ifPresent(server -> {
                        throw new HostServed(server);
                    });
                    LockSupport.parkNanos(RETRY_NANOS);
                }
                return new Hold(channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another process's lock gives null, another object's of this process an exception. */
    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null && lock.isValid();
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** The state in the file, with what was added. */
    HostState load() {
        try {
            stamp = stamp();
            String text = ByteText.decode(Files.readAllBytes(path));
            remember(text);
            HostState state = HostState.parse(text);
            Additions.Run added = additions.on(mark);
            addedLength = added.end();
            added.commands().forEach(command -> state.run(command.argv(), command.stdin()));
            return addedLength > (stateLength < SMALL ? 0 : stateLength / PART) ? saved(state) : state;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The state, which the next to load need not reckon again; where it cannot be written, they do. */
    private HostState saved(HostState state) {
        try {
            return save(state);
        } catch (UncheckedIOException e) {
            return state;
        }
    }

    /** The state in the file, or the given one if nobody has written since it was loaded or saved here. */
    HostState refreshed(HostState known) {
        try {
            return stamp().equals(stamp) ? known : load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the state unless it is what was loaded or saved here. */
    HostState save(HostState state) {
        String json = state.toJson();
        if (addedLength == 0 && mark(json).equals(mark)) {
            return state;
        }
        write(json);
        try {
            remember(json);
            addedLength = 0;
            stamp = stamp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return state;
    }

    /** Has the file tell the state that a command led to which was run on what it tells now. */
    void add(List<String> argv, String stdin, HostState state) {
        if (addedLength > stateLength) {
            save(state);
            return;
        }
        try {
            addedLength = additions.add(new Additions.Command(argv, stdin), addedLength, mark);
            stamp = stamp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remember(String text) {
        mark = mark(text);
        stateLength = text.length();
    }

    private static String mark(String text) {
        return text.length() + "-" + text.hashCode();
    }

    /** Replaces the file as a whole. */
    void write(String json) {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            try (FileChannel channel =
                    FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PRIVATE)) {
                ByteBuffer bytes = ByteBuffer.wrap(ByteText.encode(json));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            additions.remove();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Object> stamp() throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        return List.of(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey()), additions.length());
    }
}
