package dev.zplan.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The files of the tarball where Debian wants them, and two that only Debian wants.
 *
 * @param tarball what is to be installed
 * @param version zplan's, as in the pom
 * @param time that the package is of
 */
record DebianTree(Layout tarball, String version, OffsetDateTime time) {

    private static final String COPYRIGHT = """
            Copyright 2026 the authors of zplan. They have not chosen a licence yet: ask them before you pass it on.

            The libraries in /usr/share/zplan/lib are the works of others. Their copyright notices and licences are
            in META-INF of each jar.
            """;

    private static final String CHANGELOG = """
            zplan (%s) unstable; urgency=medium

              * Built from the sources of this version; their history is in the repository.

             -- %s  %s
            """;

    /** Writes them below a folder, which is the root of the file system to be. */
    void writeTo(Path root, String maintainer) throws IOException {
        for (Map.Entry<String, Path> file : tarball.files().entrySet()) {
            String path = installed(file.getKey());
            byte[] bytes = Files.readAllBytes(file.getValue());
            if (path.startsWith("usr/share/man/")) {
                write(root.resolve(path + ".gz"), gzip(bytes));
            } else {
                write(root.resolve(path), bytes);
            }
        }
        Path documents = root.resolve("usr/share/doc/zplan");
        write(documents.resolve("copyright"), COPYRIGHT.getBytes(UTF_8));
        String changelog = CHANGELOG.formatted(
                debianVersion(version),
                maintainer,
                DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
                        .format(time));
        write(documents.resolve("changelog.gz"), gzip(changelog.getBytes(UTF_8)));
    }

    /** A snapshot comes before what is released. So jdeb has it in the control file. */
    static String debianVersion(String version) {
        return version.replace("-SNAPSHOT", "~snapshot");
    }

    private static String installed(String file) {
        return file.startsWith("share/")
                ? "usr/" + file.replace("/zsh/site-functions/", "/zsh/vendor-completions/")
                : "usr/share/zplan/" + file;
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, bytes);
    }

    /** As {@code gzip -9n} does: as small as can be, without a name and a time. */
    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new Smallest(zipped)) {
            out.write(bytes);
        }
        byte[] file = zipped.toByteArray();
        // RFC 1952: the byte XFL is 2 where the compressor did its best; Java leaves it 0.
        file[8] = 2;
        return file;
    }

    private static final class Smallest extends GZIPOutputStream {
        Smallest(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
