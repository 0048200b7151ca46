package dev.zplan.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/** Where the sockets of shared ssh connections are: whoever can use such a socket is in. */
public final class SocketFolder {

    /** A socket's name may have some hundred characters in all, and ssh wants 58 of them below the folder (104 on macOS). */
    private static final int LONGEST = 44;

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private SocketFolder() {}

    /**
     * The folder {@code .ssh/zplan} of the user's home, made if it is not there; a new temporary one where that is not possible. Later
     * runs of zplan find a connection in the former only.
     */
    public static Path of(Map<String, String> environment) {
        FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/")));
        Path folder = home.resolve(".ssh/zplan");
        try {
            if (folder.toString().length() <= LONGEST) {
                Files.createDirectories(folder, mode);
                if (Files.getPosixFilePermissions(folder).equals(OWNER_ONLY)
                        && Files.getOwner(folder).equals(Files.getOwner(home))) {
                    return folder;
                }
            }
        } catch (IOException e) {
            // a home that cannot be written to
        }
        try {
            return Files.createTempDirectory(Path.of("/tmp"), "zplan", mode);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
