package dev.zplan.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
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
 * A host's state in a file, readable by its owner only and always whole: written beside it, forced to disk, renamed over it. A
 * lock on a file beside it keeps others away while a command runs.
 */
final class StateFile {

    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final long RETRY_NANOS = Duration.ofMillis(1).toNanos();

    private final Path path;
    private @Nullable List<Object> stamp;
    private String text = "";
    private @Nullable ObjectNode tree;

    StateFile(Path path) {
        this.path = path.toAbsolutePath();
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

    String read() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HostState load() {
        try {
            stamp = stamp();
            text = read();
            tree = null;
            return HostState.parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    /** Writes the state unless it is what the file holds already. */
    HostState save(HostState state) {
        ObjectNode now = state.toTree();
        if (now.equals(tree)) {
            return state;
        }
        String json = HostState.text(now);
        if (!json.equals(text)) {
            replace(json);
        }
        tree = now;
        return state;
    }

    private void replace(String json) {
        write(json);
        try {
            stamp = stamp();
            text = json;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the file as a whole. */
    void write(String json) {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            try (FileChannel channel =
                    FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PRIVATE)) {
                ByteBuffer bytes = ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Object> stamp() throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        return List.of(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey()));
    }
}
