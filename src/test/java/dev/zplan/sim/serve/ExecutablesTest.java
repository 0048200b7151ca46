package dev.zplan.sim.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutablesTest {

    @TempDir
    Path folder;

    @Test
    void thePageNamesThemAll() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("zplan.root", "."), "docs/simulator.md"));
        String list = page.substring(page.indexOf("first\non its PATH: "), page.indexOf(". They want nothing but"));
        List<String> named = Pattern.compile("`(\\w+)`")
                .matcher(list)
                .results()
                .map((MatchResult name) -> name.group(1))
                .toList();
        TreeSet<String> made = new TreeSet<>(Executables.NAMES);
        made.add("pfexec");
        assertThat(named).containsExactlyElementsOf(made);
    }

    @Test
    void onlyItsOwnFilesAreRemoved() throws IOException {
        Executables executables = new Executables(folder.resolve("bin"));
        executables.write("gz1", folder, 1);
        Files.writeString(folder.resolve("bin/mine"), "x");
        assertThat(executables.foreign()).isEmpty();
        executables.remove();
        assertThat(folder.resolve("bin"))
                .isDirectoryContaining("glob:**/mine")
                .isDirectoryNotContaining("glob:**/zoneadm");
        Files.writeString(folder.resolve("bin/zoneadm"), "x");
        assertThat(executables.foreign()).containsExactly(folder.resolve("bin/zoneadm"));
    }

    @Test
    void signalsAreShownAsAShellDoes() {
        assertThat(Executables.status(-6)).isEqualTo(134);
        assertThat(Executables.status(255)).isEqualTo(255);
    }
}
