package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCheckTest {

    @TempDir
    private Path folder;

    @Test
    void builtInOnesAreRight() {
        assertThat(Workbench.in(folder).run("template", "check").ok().out())
                .matches("Nothing is wrong with \\d+ templates\\.\n");
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() {
        Workbench bench = Workbench.in(folder).write("templates/front.kdl", """
                        template "front" {
                            template "omnois"
                        }
                        """).write("templates/back.kdl", """
                        template "back" {
                            template "omnios"
                            net pool="internel"
                            attr "owner" "${owner}"
                            publisher "nobody"
                            cpu-cup 2
                        }
                        """);
        Workbench.Run run = bench.run("template", "check");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("omnois", "templates/front.kdl:2", "`cpu-cup`", "templates/back.kdl:6")
                .doesNotContain("owner", "template-check");
        bench.write("templates/front.kdl", "template \"front\" { template \"omnios\"; }\n")
                .write("templates/back.kdl", """
                        template "back" {
                            template "omnios"
                            net pool="internel"
                            publisher "nobody"
                        }
                        """);
        assertThat(bench.run("template", "check").err())
                .contains("zplan::template::unknown_pool", "did you mean internal?", "templates/back.kdl:3")
                .contains("zplan::template::unknown_publisher", "write publishers/nobody.kdl", "templates/back.kdl:4");
    }
}
