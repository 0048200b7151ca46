package dev.zplan.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.report.Schemas;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands print for programs is as the schemas of docs/schema say; plans are held to theirs where reports are tested. */
class SchemasTest {

    @TempDir
    private Path folder;

    private final Schemas schemas = Schemas.load();

    @Test
    void commandsKeepTheirSchemas() {
        Workbench bench = Workbench.in(folder.resolve("zplan")).write("policies/house.kdl", """
                        policy "memory cap" severity="warn" message="a zone must not eat its host" {
                            require "memory.physical"
                        }
                        policy "stays" { when action="delete"; }
                        """);
        check(bench, "history.json", "history", "--output", "json");
        assertThat(bench.run("apply", "quickstart", "--yes").exitCode()).isZero();
        bench.run("sim", "run", "lab", "--", "zoneadm", "-z", "web", "halt");
        bench.run(
                "sim",
                "run",
                "lab",
                "--",
                "zonecfg",
                "-z",
                "web",
                "set autoboot=false; add capped-cpu; set ncpus=1; end");
        check(bench, "plan.json", "plan", "quickstart", "--output", "json");
        check(bench, "drift.json", "drift", "quickstart", "--output", "json");
        check(bench, "facts.json", "facts");
        check(bench, "history.json", "history", "--output", "json");
        check(bench, "history.json", "history", "show", transaction(bench), "--output", "json");
        check(bench, "list.json", "list", "--output", "json");
        check(bench, "policies.json", "policy", "list", "--output", "json");
        bench.write("tests/t.kdl", "test \"t\" { plan \"quickstart\"; expect { changes 1; }; }\n");
        check(bench, "tests.json", "test", "--output", "json");
        bench.run("facts", "--out", "facts.json");
        check(bench, "rehearsal.json", "rehearse", "quickstart", "--tries", "2", "--output", "json");
        bench.run("validate", "nothere", "--report", "json=wrong.json");
        schemas.check("diagnostics.json", bench.read("wrong.json"));
    }

    private void check(Workbench bench, String schema, String... command) {
        String json = bench.run(command).out();
        assertThat(json).hasSizeGreaterThan(2);
        schemas.check(schema, json);
    }

    private static String transaction(Workbench bench) {
        return bench.run("history")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split(" ")[0];
    }

    @Test
    void everySchemaIsNamedOnItsPage() {
        String page =
                Markdown.read(Workbench.PROJECT.resolve("docs/reports.md")).text();
        assertThat(Schemas.names()).allSatisfy(name -> assertThat(page).contains("(schema/" + name + ")"));
    }
}
