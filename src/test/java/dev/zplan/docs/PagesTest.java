package dev.zplan.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README and the pages of docs/ show of a terminal is what zplan prints; {@code -Dgolden.update=true} writes it there. */
class PagesTest {

    @TempDir
    private Path folder;

    static List<String> pages() {
        try (Stream<Path> files = Files.list(Workbench.PROJECT.resolve("docs"))) {
            return Stream.concat(Stream.of("README.md"), files.map(f -> "docs/" + f.getFileName()))
                    .filter(name -> name.endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showsWhatIsPrinted(String name) throws IOException {
        Path file = Workbench.PROJECT.resolve(name);
        Markdown page = Markdown.read(file);
        Markdown played = Transcript.play(page, Workbench.in(folder.resolve("zplan")));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, played.text());
        } else {
            assertThat(played.text()).isEqualTo(page.text());
        }
    }
}
