package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Files that only their owner may read, since plans and facts may tell more of a host than everybody should know. */
final class PrivateFile {

    private PrivateFile() {}

    /**
     * Writes a file whole or not at all.
     *
     * @throws DiagnosticException when it cannot be written
     */
    static void write(Path path, String text) {
        try {
            Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
            Path next = Files.createTempFile(folder, ".zplan", ".tmp");
            try {
                Files.writeString(next, text);
                Files.setPosixFilePermissions(
                        next, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
                Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /**
     * Makes a folder that only its owner may look into, unless it is there.
     *
     * @throws DiagnosticException when it cannot be made
     */
    static void makeFolder(Path path) {
        try {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private static DiagnosticException unwritable(Path path, IOException e) {
        return new DiagnosticException(Diagnostic.error(
                "zplan::file::unwritable",
                path + " cannot be written: " + e,
                null,
                "check that its folder exists, permissions and free space"));
    }
}
