package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCommandTest {

    @TempDir
    Path folder;

    @Test
    void listsBuiltInOnesAndThoseOfTheWorkspace() {
        Workbench bench = Workbench.in(folder)
                .write(
                        "templates/shop.yaml",
                        "template: {shop: {template: nlipkg, publisher: {corp: {origin: http://c}}}}\n")
                .write(
                        "templates/omnios.kdl",
                        "template \"omnios\" { brand \"ipkg\"; zonepath \"/zones/${name}\"; }\n");
        String list = bench.run("template", "list").ok().out();
        assertThat(list.lines().map(l -> l.replaceAll(" +", " ")))
                .startsWith("TEMPLATE BRAND STARTS FROM PUBLISHERS FILE")
                .contains(
                        "nlipkg nlipkg - openindiana.org, hipster-encumbered built-in templates/nlipkg.kdl",
                        "shop nlipkg nlipkg corp, openindiana.org, hipster-encumbered templates/shop.yaml",
                        "omnios ipkg - - templates/omnios.kdl",
                        "lx lx - - built-in templates/lx.kdl");
        assertThat(bench.run("template", "list", "--output", "json").ok().out()).contains("\"template\" : \"sparse\"");
    }

    @Test
    void aTemplateThatStartsFromItselfIsListedAllTheSame() {
        Workbench bench =
                Workbench.in(folder).write("templates/loop.kdl", "template \"loop\" { template \"loop\"; }\n");
        assertThat(bench.run("template", "list").ok().out()).contains("loop");
    }

    @Test
    void showsTheFile() {
        Workbench bench = Workbench.in(folder).write("templates/shop.yaml", "template: {shop: {brand: lipkg}}\n");
        assertThat(bench.run("template", "show", "shop").ok().out())
                .isEqualTo("# from templates/shop.yaml\ntemplate: {shop: {brand: lipkg}}\n");
        assertThat(bench.run("template", "show", "nlipkg").ok().out())
                .startsWith("// from built-in templates/nlipkg.kdl\n")
                .contains("template \"nlipkg\" {");
        Workbench.Run run = bench.run("template", "show", "nlpkg");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("zplan::template::unknown", "did you mean nlipkg?");
    }
}
