package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A zone that is replaced is told as such, and not as one that restarts. */
final class ReplacedZoneTest {

    @TempDir
    private Path folder;

    private Workbench planned(String change) {
        String zone = Workbench.QUICKSTART.replace("template", "replace #true\n    template");
        Workbench bench = Workbench.in(folder).write("plans/quickstart.kdl", zone);
        bench.run("apply", "--yes").ok();
        return bench.write("plans/quickstart.kdl", zone.replace("replace", change + "\n    replace"));
    }

    @Test
    void isListedOnce() {
        Workbench bench = planned("zonepath \"/zones/other\"");
        assertThat(bench.run("plan").ok().out())
                .contains("-/+ zone web: will be replaced by a new one", "\nReplaces: web.\n")
                .doesNotContain("Restarts:", "Stops:");
        assertThat(bench.run("plan", "--output", "markdown").ok().out())
                .contains(
                        "**Zones that are replaced:** <code>web on lab</code>",
                        "| **data is destroyed**, **replaced** |")
                .doesNotContain("restart");
        assertThat(bench.run("plan", "--output", "html").ok().out())
                .contains("<h2>Replaces</h2>")
                .doesNotContain("<h2>Restarts</h2>");
        assertThat(bench.run("plan", "--output", "json").ok().out()).contains("\"restarts\": []");
    }

    @Test
    void doesNotStopForGoodEither() {
        assertThat(planned("state \"installed\"\n    zonepath \"/zones/other\"")
                        .run("plan")
                        .ok()
                        .out())
                .contains("replaced by a new one and installed, but not started", "\nReplaces: web.\n")
                .doesNotContain("Restarts:", "Stops:");
    }
}
