package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Command lines that are understood without the parser: as the parser would. */
class PlainLineTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"plan", "plan web", "plan web plans/db.kdl", "validate", "validate web"})
    void wordsMeanWhatTheParserMakesOfThem(String line) {
        Context context = Workbench.bare(folder).context();
        String[] words = line.split(" ");
        CommandLine parser = ZplanCommand.line(context);

        Object parsed = parser.parseArgs(words).subcommand().commandSpec().userObject();

        assertThat(Commands.plain(context, words))
                .hasValueSatisfying(plain -> assertThat(plain)
                        .usingRecursiveComparison()
                        .ignoringFields("context")
                        .isEqualTo(parsed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan --help", "plan web --out web.zplan", "plan @arguments", "-V", "list", "plna web"})
    void everythingElseIsForTheParser(String line) {
        assertThat(Commands.plain(Workbench.bare(folder).context(), line.split(" ")))
                .isEmpty();
    }

    @Test
    void noWordsAreForTheParserToo() {
        assertThat(Commands.plain(Workbench.bare(folder).context())).isEmpty();
    }
}
