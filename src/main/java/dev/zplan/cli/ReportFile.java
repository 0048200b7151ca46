package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.report.Outlook;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** A report on its way into a file. There are no secrets in it, so everybody may read it. */
final class ReportFile {

    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");

    /** Not to be opened again: where it is a file, that would begin at its top. */
    private static final Path STDOUT = Path.of("/dev/stdout");

    private ReportFile() {}

    /** Writes the file whole or not at all, and tells when it cannot be written. */
    static void write(Context context, ReportOptions.Target target, Outlook outlook, Diagnostics diagnostics) {
        Path file = context.current().resolve(target.file());
        try {
            String text = target.report().apply(outlook);
            if (file.equals(STDOUT)) {
                context.out().print(text);
            } else if (isStream(file)) {
                Files.writeString(file, text, StandardOpenOption.APPEND);
            } else {
                replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), text);
            }
        } catch (IOException e) {
            diagnostics.error(
                    "zplan::file::unwritable",
                    "the " + target.format() + " report " + target.file() + " cannot be written: " + reason(e),
                    null,
                    "check that its folder exists, permissions and free space");
        }
    }

    /** A device or a pipe: whoever reads it must not be left with another file. */
    private static boolean isStream(Path file) {
        return file.startsWith("/dev")
                || (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file));
    }

    private static void replace(Path file, String text) throws IOException {
        Set<PosixFilePermission> permissions = Files.exists(file) ? Files.getPosixFilePermissions(file) : READABLE;
        Path next = Files.createTempFile(Objects.requireNonNull(file.getParent()), ".zplan", ".tmp");
        try {
            Files.writeString(next, text);
            Files.setPosixFilePermissions(next, permissions);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static String reason(IOException e) {
        boolean bare = e instanceof FileSystemException file && file.getReason() == null;
        return bare ? e.getClass().getSimpleName() : String.valueOf(e.getMessage());
    }
}
