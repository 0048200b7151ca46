package dev.zplan.registry;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What a workspace marks as its own what it makes on hosts: 16 hexadecimal digits, drawn once and kept in {@code .zplan/id}. It belongs to
 * the registry as a name to a ledger: whoever has a copy of both is the same owner.
 *
 * @param text the digits, lower case
 */
public record WorkspaceId(String text) {

    private static final String FILE = "id";
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

    /**
     * The id of a workspace, drawn if it has none yet. Where that cannot be written it is drawn anew each time: nothing can be applied from
     * there either.
     *
     * @param folder the workspace's {@code .zplan}
     * @throws DiagnosticException {@code zplan::workspace::bad_id} if the file holds something else
     */
    public static WorkspaceId in(Path folder, RandomGenerator random) {
        try {
            return read(folder.resolve(FILE));
        } catch (NoSuchFileException e) {
            return drawn(folder, random);
        } catch (IOException e) {
            throw unreadable(folder.resolve(FILE), e.toString());
        }
    }

    private static WorkspaceId drawn(Path folder, RandomGenerator random) {
        WorkspaceId fresh = new WorkspaceId(HexFormat.of().toHexDigits(random.nextLong()));
        Path file = folder.resolve(FILE);
        Disk disk = new Disk.Real();
        try {
            disk.createFolder(folder);
            Path written = folder.resolve(FILE + "." + fresh.text());
            disk.write(written, (fresh.text() + "\n").getBytes(StandardCharsets.US_ASCII));
            publish(written, file, disk);
            disk.sync(folder);
            return read(file);
        } catch (IOException e) {
            return fresh;
        }
    }

    /** Of two that publish at a time one does, since a link, unlike a rename, takes no other's place. */
    private static void publish(Path written, Path file, Disk disk) throws IOException {
        try {
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException e) {
            disk.delete(written);
            return;
        } catch (IOException | UnsupportedOperationException e) {
            disk.rename(written, file);
        }
        disk.delete(written);
    }

    private static WorkspaceId read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        if (!FORM.matcher(text).matches()) {
            throw unreadable(file, "it does not hold 16 hexadecimal digits");
        }
        return new WorkspaceId(text);
    }

    private static DiagnosticException unreadable(Path file, String why) {
        return new DiagnosticException(Diagnostic.error(
                "zplan::workspace::bad_id",
                "the workspace's id cannot be read from " + file + ": " + why,
                null,
                "bring it back from a backup; it is also in what zplan made: zfs get -s local org.zplan:workspace,"
                        + " zonecfg -z ZONE info attr name=zplan"));
    }
}
