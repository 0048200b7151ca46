package dev.zplan.sim.serve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The programs that a served host has for scripts: small ones for {@code sh}. Nothing that every machine has and scripts need
 * ({@code cat}, {@code mkdir}) is among them, for their files are the machine's.
 *
 * @param bin the folder that is put on the PATH
 */
record Executables(Path bin) {

    /** The programs of the global zone that scripts call. */
    static final List<String> NAMES = List.of(
            "dladm",
            "ipadm",
            "ipnat",
            "mount",
            "pkg",
            "route",
            "routeadm",
            "svcadm",
            "svccfg",
            "svcs",
            "umount",
            "uname",
            "zfs",
            "zlogin",
            "zoneadm",
            "zonecfg",
            "zonename",
            "zpool");

    /** Runs another program as root would. */
    private static final String PFEXEC = "pfexec";

    private static final String OURS = "written and removed by zplan sim serve";

    /** The exit status that a shell shows for one: of a program that died by a signal 128 and its number. */
    static int status(int exitCode) {
        return exitCode < 0 ? 128 - exitCode : exitCode & 0xff;
    }

    /** The files in the folder that stand in the way, for no server has put them there. */
    List<Path> foreign() throws IOException {
        List<Path> foreign = new ArrayList<>();
        for (String name : names()) {
            Path file = bin.resolve(name);
            if (Files.exists(file) && !isOurs(file)) {
                foreign.add(file);
            }
        }
        return foreign;
    }

    private static boolean isOurs(Path file) throws IOException {
        return Files.isRegularFile(file) && Files.readString(file).contains(OURS);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(NAMES);
        names.add(PFEXEC);
        return names;
    }

    /** Writes them. */
    void write(String host, Path spool, long pid) throws IOException {
        Files.createDirectories(bin);
        for (String name : names()) {
            Map<String, String> values = Map.of(
                    "NAME", name,
                    "HOST", host,
                    "SPOOL", quoted(spool.toString()),
                    "BIN", quoted(bin.toString()),
                    "PLACES", String.valueOf(Spool.PLACES),
                    "PID", String.valueOf(pid));
            String text = resource(name.equals(PFEXEC) ? "pfexec.sh" : "command.sh");
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("@" + value.getKey() + "@", value.getValue());
            }
            Path file = bin.resolve(name);
            Files.deleteIfExists(file);
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Executables.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Removes what {@link #write} wrote, and the folder if nothing else is in it. */
    void remove() throws IOException {
        for (Path file : names().stream().map(bin::resolve).toList()) {
            if (Files.exists(file) && isOurs(file)) {
                Files.delete(file);
            }
        }
        try (Stream<Path> left = Files.list(bin)) {
            if (left.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(bin);
    }
}
