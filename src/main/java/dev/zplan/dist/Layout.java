package dev.zplan.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of an installed zplan.
 *
 * @param files where each is to be copied from, by its path below the folder that zplan is installed in:
 *     {@code lib/zplan.jar}
 */
record Layout(SortedMap<String, Path> files) {

    /** The only program among them. */
    static final String LAUNCHER = "bin/zplan";

    private static final String DOCUMENTS = "share/doc/zplan/";

    Layout {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * From what the build has made so far.
     *
     * @param sources the folder of the sources
     * @param target where {@code zplan.jar} and {@code lib/} are
     * @param generated what zplan tells of itself, in its place already
     */
    static Layout of(Path sources, Path target, Path generated) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        files.put(LAUNCHER, sources.resolve("zplan"));
        files.put("lib/zplan.jar", target.resolve("zplan.jar"));
        addAll(files, "lib/", target.resolve("lib"));
        addAll(files, "", generated);
        files.put(DOCUMENTS + "README.md", sources.resolve("README.md"));
        addAll(files, DOCUMENTS + "docs/", sources.resolve("docs"));
        addAll(files, DOCUMENTS + "plans/", sources.resolve("plans"));
        addAll(files, DOCUMENTS + "pools/", sources.resolve("pools"));
        return new Layout(files);
    }

    private static void addAll(Map<String, Path> files, String prefix, Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).forEach(file -> files.put(prefix + folder.relativize(file), file));
        }
    }

    /** Copies all files to below a folder. */
    void copyTo(Path folder) throws IOException {
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Path copy = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            Files.copy(file.getValue(), copy);
        }
    }
}
