package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherCommandTest {

    private static final String CORP = """
            publisher "corp" {
                origin "https://pkg.corp.example/illumos"
                mirror "https://mirror.corp.example"
                sticky #false
            }
            """;

    @TempDir
    Path folder;

    private Workbench bench() {
        return Workbench.in(folder).write("publishers/corp.kdl", CORP);
    }

    @Test
    void listsAndShows() {
        Workbench bench = bench().write("publishers/more.yaml", "publisher: {more: {origin: http://m}}\n")
                .write(
                        "plans/quickstart.kdl",
                        "zone \"web\" template=\"omnios\" { publisher \"more\"; publisher \"corp\"; }\n");
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("publisher", "list").ok().out()).isEqualTo("""
                PUBLISHER  ORIGIN                             MIRRORS  ZONES  FILE
                corp       https://pkg.corp.example/illumos/  1        1      publishers/corp.kdl:1:11
                more       http://m/                          0        1      publishers/more.yaml:1:13
                """);
        assertThat(bench.run("publisher", "show", "corp").ok().out()).isEqualTo("""
                publisher         corp
                mirror            https://mirror.corp.example/
                origin            https://pkg.corp.example/illumos/
                sticky            false
                file              publishers/corp.kdl:1:11

                ZONE  HOST  PLAN        SEARCHED
                web   lab   quickstart  2
                """);
        assertThat(bench.run("publisher", "show", "corp", "--output", "json")
                        .ok()
                        .out())
                .contains("\"sticky\" : \"false\"", "\"plan\" : \"quickstart\"");
    }

    @Test
    void namesTheNearest() {
        Workbench.Run run = bench().run("publisher", "show", "crop");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("zplan::publisher::unknown", "did you mean corp?");
    }

    @Test
    void findsWhatIsWrong() {
        Workbench bench = bench();
        assertThat(bench.run("publisher", "check").ok().out()).isEqualTo("Nothing is wrong with 1 publisher.\n");
        bench.write("publishers/other.kdl", """
                publisher "o" {
                    origin "http://o" "https://pkg.corp.example/illumos/"
                    mirror "http://o/"
                    search-after "p"
                }
                publisher "p" search-after="o"
                """);
        Workbench.Run run = bench.run("publisher", "check");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines().filter(l -> l.startsWith("warning") || l.startsWith("error")))
                .containsExactly(
                        "warning[zplan::publisher::file_name]: publisher o stands in publishers/other.kdl",
                        "warning[zplan::publisher::unprotected]: anybody on the way can change what comes from http://o/",
                        "warning[zplan::publisher::same_origin]: publishers corp and o have the same origin https://pkg.corp.example/illumos/",
                        "warning[zplan::publisher::mirror_is_origin]: http://o/ is both a mirror and an origin of publisher o",
                        "error[zplan::publisher::places]: the publishers o, p have search-after in a circle",
                        "warning[zplan::publisher::file_name]: publisher p stands in publishers/other.kdl",
                        "warning[zplan::publisher::no_origin]: publisher p has no origin");
    }

    @Test
    void filesAreCheckedLikePools() {
        Workbench bench = bench().write("publishers/twice.kdl", CORP)
                .write("publishers/odd.kdl", "publisher \"odd\" orgin=\"http://x\"");
        Workbench.Run run = bench.run("publisher", "check");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("zplan::publisher::duplicate", "did you mean `origin`?");
        assertThat(bench.run("plan").err()).contains("zplan::publisher::duplicate");
    }
}
