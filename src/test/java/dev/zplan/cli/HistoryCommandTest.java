package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zplan.apply.lock.Holder;
import dev.zplan.apply.lock.WorkspaceLock;
import dev.zplan.sim.Fault;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journals tell of what was applied. */
class HistoryCommandTest {

    private static final String PLAN = "plans/quickstart.kdl";

    @TempDir
    private Path folder;

    private static List<JsonNode> history(Workbench bench) {
        try {
            List<JsonNode> list = new ArrayList<>();
            new ObjectMapper()
                    .readTree(bench.run("history", "--output", "json").ok().out())
                    .forEach(list::add);
            return list;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String newest(Workbench bench) {
        return history(bench).get(0).path("transaction").asText();
    }

    @Test
    void saysWhenThereIsNone() {
        assertThat(Workbench.in(folder).run("history").ok().out()).isEqualTo("Nothing was applied yet.\n");
    }

    @Test
    void listsNewestFirst() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        bench.write(PLAN, Workbench.QUICKSTART.replace("frontend", "backend"));
        bench.run("apply", "--yes").ok();
        bench.write("plans/other.kdl", "etherstub \"other0\"\n");
        bench.run("apply", "--yes", "other").ok();

        List<String> lines = bench.run("history")
                .ok()
                .out()
                .lines()
                .map(l -> l.replaceAll("  +", "|"))
                .toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("TRANSACTION|TIME|BY|HOSTS|PLANS|SUMMARY|RESULT|TOOK");
        assertThat(lines.get(1))
                .matches("20260102-030405-[0-9a-z]{4}\\|2026-01-02T03:04:05Z\\|tester@bench\\|lab\\|other\\|1 to create"
                        + "\\|committed\\|0 ms");
        assertThat(lines.get(2)).contains("|quickstart|1 to change");
        assertThat(lines.get(3)).contains("|quickstart|5 to create|");
        assertThat(bench.run("history", "--limit", "1").ok().out()).hasLineCount(2);
        assertThat(bench.run("history", "--limit", "0").err()).contains("zplan::history::limit");
    }

    @Test
    void aJournalThatCannotBeReadIsARow() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        String file = ".zplan/journal/" + newest(bench) + ".jsonl";
        String journal = bench.read(file);
        bench.write(".zplan/journal/20250101-000000-aaaa.jsonl", journal.replaceFirst("intent", "intend"));
        bench.write(".zplan/journal/20250101-000001-aaaa.jsonl", "");

        String out = bench.run("history").ok().out();
        assertThat(out.lines().skip(1).map(l -> l.replaceAll(" +", " ")).toList())
                .satisfiesExactly(
                        first -> assertThat(first).contains(" committed "),
                        second -> assertThat(second)
                                .isEqualTo("20250101-000001-aaaa - - - - - did not come to its end -"),
                        third -> assertThat(third)
                                .isEqualTo("20250101-000000-aaaa - - - - - the journal is damaged in line 2 -"));
        assertThat(history(bench).get(2).path("problem").asText()).contains("damaged");
        Workbench.Run refused = bench.run("history", "show", "20250101-000000");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("zplan::journal::damaged", "aaaa.jsonl:2:1");
    }

    @Test
    void whatIsNotAtItsEndIsNamed() {
        Workbench bench = Workbench.in(folder).interrupted();
        assertThat(bench.run("history").ok().out()).contains("did not come to its end");
        assertThat(bench.run("history", "show", "2026").ok().out())
                .contains("lab/etherstub/interrupted0:create: under way\n")
                .contains("            dladm create-etherstub interrupted0\n");
        bench.run("recover", "--yes").ok();
        assertThat(bench.run("history").ok().out()).contains("rolled-back");
    }

    @Test
    void oneThatIsUnderWayRuns() {
        Workbench bench = Workbench.in(folder).interrupted();
        Holder holder = Holder.here("tester", "bench", Instant.EPOCH, "zplan apply", folder);
        try (WorkspaceLock lock =
                ((WorkspaceLock.Attempt.Taken) WorkspaceLock.acquire(folder.resolve(".zplan"), holder)).lock()) {
            assertThat(lock.holder().pid()).isEqualTo(holder.pid());
            assertThat(bench.run("history").ok().out()).contains("  running  ");
        }
        assertThat(bench.run("history").ok().out()).contains("  did not come to its end  ");
    }

    @Test
    void showsWhatRanAndWhatItSaid() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        bench.write(PLAN, Workbench.QUICKSTART.replace("frontend", "backend"));
        bench.fault(Fault.fail("zonecfg -z web -f", 1, 1, "no\u001b[1m such", Fault.When.AFTER));
        assertThat(bench.run("apply", "--yes").exitCode()).isEqualTo(3);

        String failed = history(bench).stream()
                .filter(past -> past.path("result").asText().equals("rolled-back"))
                .map(past -> past.path("transaction").asText())
                .findFirst()
                .orElseThrow();
        String shown = bench.run("history", "show", failed).ok().out();
        assertThat(shown.replaceAll("\\([0-9]+ ms\\)", "(time)").replaceAll("-[0-9a-z]{4}:", "-xxxx:"))
                .isEqualTo("""
                        Transaction 20260102-030405-xxxx: rolled-back
                          begun    2026-01-02T03:04:05Z by tester@bench, zplan development
                          hosts    lab
                          plans    quickstart
                          summary  1 to change

                        lab/zonecfg/web:update: failed (time)
                            exit 1  zonecfg -z web -f - <<'EOF'
                                    remove attr name="role"
                                    add attr
                                    set name="role"
                                    set type="string"
                                    set value="backend"
                                    end
                                    verify
                                    commit
                                    EOF
                                | no\\u{1b}[1m such
                            ended with exit code 1
                        lab/zonecfg/web:update: undone (time)
                            exit 0  zonecfg -z web -f - <<'EOF'
                                    remove attr name="role"
                                    add attr
                                    set name="role"
                                    set type="string"
                                    set value="frontend"
                                    end
                                    verify
                                    commit
                                    EOF

                        ended at 2026-01-02T03:04:05Z: rolled-back
                        """);
    }

    @Test
    void showsGatesPurgesAndTheCommit() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        String made = bench.run("history", "show", newest(bench)).ok().out();
        assertThat(made).contains("exit 0  zoneadm -z web boot\n", "exit 0  svcs -z web ", "\ncommitted at 2026-01-02");
        bench.run("destroy", "web", "--yes").exitCode();
        String gone = bench.run("history", "show", newest(bench)).ok().out();
        assertThat(gone)
                .contains(", registry revision 2, 2 purges are due\n")
                .contains("lab/install/web:delete: destroyed (")
                .contains("exit 0  zoneadm -z web uninstall -F\n");
    }

    @Test
    void showsTheRecordsToPrograms() throws JsonProcessingException {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        JsonNode json = new ObjectMapper()
                .readTree(bench.run("history", "show", newest(bench), "--output", "json")
                        .ok()
                        .out());
        assertThat(json.path("result").asText()).isEqualTo("committed");
        assertThat(json.path("plans").path(0).asText()).isEqualTo("quickstart");
        assertThat(json.path("records").path(0).path("type").asText()).isEqualTo("begin");
        assertThat(json.path("records").findValues("registry")).hasSize(1);
    }

    @Test
    void namesMayBeShortAndMisspeltOnesAreAnswered() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        String id = newest(bench);
        assertThat(bench.run("history", "show", id.substring(0, 4)).ok().out()).startsWith("Transaction " + id + ":");
        String last = id.substring(id.length() - 4);
        assertThat(bench.run("history", "show", last).ok().out()).startsWith("Transaction " + id + ":");
        Workbench.Run unknown = bench.run("history", "show", id.replace("2026", "2062"));
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).contains("zplan::history::unknown", "did you mean " + id + "?");
        bench.write(".zplan/journal/20260103-000000-aaaa.jsonl", "");
        assertThat(bench.run("history", "show", "2026").err())
                .contains("zplan::history::ambiguous", "2 transactions have", id);
    }
}
