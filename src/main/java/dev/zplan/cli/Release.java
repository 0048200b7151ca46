package dev.zplan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * Which zplan this is, as the build wrote it down.
 *
 * @param version as in the pom
 * @param commit the abbreviated id of the commit that it was built from; empty if it was built outside a repository
 * @param date when that was committed, {@code 2026-11-22}; empty without a commit
 * @param changed whether its sources differed from those of the commit
 */
record Release(String version, String commit, String date, boolean changed) {

    /** That of the running program; {@code development} where no build has written anything down. */
    static Release own() {
        Properties properties = new Properties();
        try (InputStream in = Release.class.getResourceAsStream("release.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Release(
                properties.getProperty("version", "development"),
                properties.getProperty("commit", ""),
                properties.getProperty("date", ""),
                Boolean.parseBoolean(properties.getProperty("changed")));
    }

    /** What {@code --version} says: this, and the Java that runs it. Without a formatter, since that takes time to load. */
    List<String> lines() {
        String origin =
                commit.isEmpty() ? "" : " (commit " + commit + ", " + date + (changed ? ", with changes)" : ")");
        return List.of(
                "zplan " + version + origin,
                "Java " + System.getProperty("java.runtime.version") + " (" + System.getProperty("java.vendor") + "), "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }
}
