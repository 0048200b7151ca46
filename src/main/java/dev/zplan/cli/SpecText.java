package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Source;
import dev.zplan.kdl.KdlParseException;
import dev.zplan.kdl.KdlSource;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that people write, as it is now.
 *
 * @param path where it is
 * @param source its text, and how messages call it
 */
record SpecText(Path path, Source source) {

    private static final String MARK = "\uFEFF";

    /**
     * Reads a file.
     *
     * @throws DiagnosticException when it cannot be read
     */
    static SpecText read(Context context, Path path) {
        Path here = context.current().toAbsolutePath().normalize();
        Path absolute = here.resolve(path).normalize();
        String name = (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
        try {
            return new SpecText(absolute, new Source(name, Files.readString(absolute)));
        } catch (CharacterCodingException e) {
            throw problem("zplan::spec::not_utf8", name + " is not UTF-8 text", "save it as UTF-8");
        } catch (IOException e) {
            throw problem(
                    "zplan::spec::file_unreadable",
                    name + " cannot be read: " + reason(e),
                    "check that it exists and its permissions");
        }
    }

    /**
     * Its KDL, with comments and layout.
     *
     * @throws DiagnosticException when it is not KDL
     */
    KdlSource kdl() {
        try {
            return KdlSource.of(source.name(), source.text());
        } catch (KdlParseException e) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::spec::syntax", e.error(), source.span(e.line(), e.column(), e.length()), e.help()));
        }
    }

    /**
     * Gives the file another text, whole or not at all; its permissions stay. Of a symbolic link the target is replaced.
     *
     * @throws DiagnosticException when it cannot be written
     */
    void replace(String text) {
        try {
            Path file = path.toRealPath();
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            Path next = Files.createTempFile(Objects.requireNonNull(file.getParent()), ".zplan", ".tmp");
            try {
                Files.writeString(next, text);
                Files.setPosixFilePermissions(next, permissions);
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (IOException e) {
            throw problem(
                    "zplan::file::unwritable",
                    source.name() + " cannot be written: " + reason(e),
                    "check permissions and free space");
        }
    }

    /**
     * What is to become of the file, where {@code former} is to become {@code text}. A byte order mark stays.
     *
     * @throws DiagnosticException when the file has another text by now
     */
    String with(Source former, String text) {
        boolean marked = source.text().startsWith(MARK) && !former.text().startsWith(MARK);
        String mark = marked ? MARK : "";
        if (!source.text().equals(mark + former.text())) {
            throw problem(
                    "zplan::file::changed", source.name() + " was changed meanwhile", "try again; nothing was written");
        }
        return mark + text;
    }

    private static DiagnosticException problem(String code, String message, @Nullable String help) {
        return new DiagnosticException(Diagnostic.error(code, message, null, help));
    }

    private static String reason(IOException e) {
        boolean bare = e instanceof FileSystemException file && file.getReason() == null;
        return bare ? e.getClass().getSimpleName() : String.valueOf(e.getMessage());
    }
}
