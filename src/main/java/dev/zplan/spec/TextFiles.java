package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads files, and names them as the user does: relative to the current directory where they are below it. */
final class TextFiles {

    private final Path current;
    private final Diagnostics out;

    private final Map<Path, String> instead;

    /** Where {@code instead} has a text for an absolute path, that is taken for the file's. */
    TextFiles(Path current, Map<Path, String> instead, Diagnostics out) {
        this.current = current.toAbsolutePath().normalize();
        this.instead = Map.copyOf(instead);
        this.out = out;
    }

    /** The path, absolute, without detours. */
    Path absolute(Path path) {
        return current.resolve(path).normalize();
    }

    /** How a file is called in messages. */
    String name(Path path) {
        Path absolute = absolute(path);
        return (absolute.startsWith(current) ? current.relativize(absolute) : absolute).toString();
    }

    /** The text of a file; empty, which is told, if it cannot be had. */
    Optional<Source> read(Path path, @Nullable Span from) {
        String name = name(path);
        String other = instead.get(absolute(path));
        if (other != null) {
            return Optional.of(new Source(name, other));
        }
        try {
            String text = Files.readString(absolute(path));
            return Optional.of(new Source(name, text.startsWith("\uFEFF") ? text.substring(1) : text));
        } catch (NoSuchFileException e) {
            out.error("zplan::spec::file_missing", "there is no file " + name, from, "check the path");
        } catch (CharacterCodingException e) {
            out.error("zplan::spec::not_utf8", name + " is not UTF-8 text", from, "save it as UTF-8");
        } catch (IOException e) {
            out.error(
                    "zplan::spec::file_unreadable",
                    name + " cannot be read: " + e.getMessage(),
                    from,
                    "check its permissions");
        }
        return Optional.empty();
    }
}
