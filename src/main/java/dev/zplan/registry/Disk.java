package dev.zplan.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** The operations by which a save changes the disk, one by one, so that a test can stop after each. */
interface Disk {

    /** Creates a file of mode 0600; its content would outlive a crash. */
    void write(Path file, byte[] content) throws IOException;

    /** Renames in one moment, replacing a file of the new name. */
    void rename(Path from, Path to) throws IOException;

    /** Deletes a file or an empty folder, if it is there. */
    void delete(Path path) throws IOException;

    /** Creates the folder and those above it, mode 0700. */
    void createFolder(Path folder) throws IOException;

    /** Makes creations, renames and deletions in the folder outlive a crash. */
    void sync(Path folder) throws IOException;

    /** The disk itself. */
    final class Real implements Disk {

        @Override
        public void write(Path file, byte[] content) throws IOException {
            Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(file, options, PrivateFolder.fileMode())) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void delete(Path path) throws IOException {
            Files.deleteIfExists(path);
        }

        @Override
        public void createFolder(Path folder) throws IOException {
            new PrivateFolder(folder).create();
        }

        @Override
        public void sync(Path folder) throws IOException {
            new PrivateFolder(folder).sync();
        }
    }
}
