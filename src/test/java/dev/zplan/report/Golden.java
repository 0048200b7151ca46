package dev.zplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a text with a file of {@code src/test/resources/golden/report}; {@code -Dgolden.update=true} writes the file instead. */
final class Golden {

    private Golden() {}

    static void check(String name, String actual) {
        Path file = Path.of(System.getProperty("zplan.root", "."), "src/test/resources/golden/report", name);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            assertThat(actual).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
