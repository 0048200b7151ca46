package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimReplayTest {

    @TempDir
    Path folder;

    private static Path recorded(String name) {
        return Path.of("src/test/resources/recorded", name).toAbsolutePath();
    }

    @Test
    void whatWasRecordedPasses() {
        Workbench.Run run = Workbench.bare(folder)
                .run("sim", "replay", recorded("zonecfg-omnios.jsonl").toString());
        assertThat(run.ok().out()).isEqualTo("482 passed, 0 failed\n");
    }

    @Test
    void recordingsOfZfsPassButForThoseThatAreKnownToDiffer() {
        String[] last = Workbench.bare(folder)
                .run("sim", "replay", recorded("zfs.jsonl").toString())
                .out()
                .lines()
                .reduce((a, b) -> b)
                .orElseThrow()
                .split(" ");
        assertThat(Integer.parseInt(last[0])).isGreaterThan(195);
        assertThat(Integer.parseInt(last[2])).isLessThan(10);
    }

    @Test
    void aDifferenceIsNamedAndShownOnRequest() {
        Workbench bench = Workbench.bare(folder).write("x.jsonl", """
                {"id": "good", "argv": ["zfs", "list", "-H", "-o", "name"], "exit_code": 0, "stdout": "tank\\n", "stderr": ""}

                {"id": "bad", "argv": ["zfs", "list", "-H", "-o", "name"], "exit_code": 1, "stdout": "tank\\ntank/a\\n", "new": 1}
                """);
        Workbench.Run run = bench.run("sim", "replay", "x.jsonl");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("bad\n1 passed, 1 failed\n");
        assertThat(bench.run("sim", "replay", "-v", "x.jsonl").out()).isEqualTo("""
                bad
                  exit code
                    - 1
                    + 0
                  stdout
                      tank
                    - tank/a
                1 passed, 1 failed
                """);
    }

    @Test
    void whatIsNotInTheFormatIsToldWithItsLine() {
        Workbench bench = Workbench.bare(folder)
                .write("a.jsonl", "{\"argv\": [\"zfs\"], \"exit_code\": 2}\n{\"id\": \"x\"\n")
                .write("b.jsonl", "{\"id\": \"x\", \"argv\": [\"ls\"]}\n");
        Workbench.Run run = bench.run("sim", "replay", "a.jsonl");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("a.jsonl:2: not JSON: ");
        assertThat(bench.run("sim", "replay", "b.jsonl").err()).startsWith("b.jsonl:1: not a recording: ");
        assertThat(bench.run("sim", "replay", "none.jsonl").exitCode()).isEqualTo(2);
    }

    @Test
    void oddRecordsDoNotThrow() {
        Workbench bench = Workbench.bare(folder).write("odd.jsonl", """
                {"argv": ["zfs"]}
                {"argv": ["zpool", "list"], "setup": ["(cd ", 5, ["nosuch"], "n=/dev/x", "dd of= bs=x count=y"], "user": null}
                {"argv": [], "flavour": "omnios"}
                {"argv": ["-z", "a", "export"], "flavour": "openindiana", "setup": [{}, {"edit_index": "nonsense"}], "after": 3}
                {"argv": ["-z"], "flavour": "omnios", "stdin": null, "files": null, "exit_code": "x", "index": {}}
                """);
        assertThat(bench.run("sim", "replay", "-v", "odd.jsonl").out()).containsPattern("\\d passed, \\d failed\n$");
    }

    @Test
    void whereIllumosDiffersIsNotCounted() {
        Workbench bench = Workbench.bare(folder).write("x.jsonl", """
                {"id": "a", "argv": ["zfs", "list", "-H"], "exit_code": 9, "illumos_differs": true, "illumos_note": "here 0"}
                """);
        assertThat(bench.run("sim", "replay", "x.jsonl").ok().out())
                .isEqualTo("1 differ as their notes on illumos say, and are not counted\n0 passed, 0 failed\n");
    }
}
