package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zplan.sim.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of zones with all that they have. */
class SnapshotCommandTest {

    private static final String ROOT = "rpool/zones/web";

    @TempDir
    private Path folder;

    private Workbench bench;

    @BeforeEach
    void applied() {
        bench = Workbench.in(folder);
        bench.write("zplan.kdl", "zplan 1\nhost \"lab\" via=\"sim\" flavour=\"omnios\"\nstorage { pool \"rpool\"; }\n")
                .write("plans/quickstart.kdl", """
                        volume "data" size="1G"
                        volume "shared"
                        zone "web" template="omnios" {
                            volume "data" delegate=#true
                            volume "shared" at="/srv/shared"
                            dataset "rpool/data/web"
                        }
                        zone "db" template="omnios" {
                            volume "shared" at="/srv/shared"
                        }
                        """);
        bench.run("apply", "--yes").ok();
    }

    private Workbench.Run snapshot(String... arguments) {
        List<String> all = new ArrayList<>(List.of("snapshot"));
        all.addAll(List.of(arguments));
        return bench.run(all.toArray(String[]::new));
    }

    private List<String> names(String zone) {
        try {
            List<String> names = new ArrayList<>();
            for (JsonNode one : new ObjectMapper()
                    .readTree(snapshot("list", zone, "--output", "json").ok().out())) {
                names.add(one.get("name").asText());
            }
            return names;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private void refused(Workbench.Run run, String code) {
        assertThat(run.err()).contains("zplan::snapshot::" + code);
        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
    }

    @Test
    void takesAllOfAZoneAtOnce() {
        assertThat(snapshot("create", "web").ok().out())
                .isEqualTo(
                        "lab: took zplan-20260102-030405 of rpool/data/web, rpool/volumes/data, rpool/volumes/shared, "
                                + ROOT + ", " + ROOT + "/ROOT, " + ROOT + "/ROOT/zbe\n");
        assertThat(snapshot("list").ok().out())
                .containsPattern("web +lab +zplan-20260102-030405 +2026-01-01T[0-9:]+Z +0 +6 of 6 +tester@bench")
                .containsPattern("db +lab +zplan-20260102-030405 +2026-01-01T[0-9:]+Z +0 +1 of 4 +tester@bench");
        assertThat(bench.run("plan").ok().out()).contains("No changes.");
    }

    @Test
    void takesAllOrNone() {
        bench.onHost("zfs", "snapshot", "rpool/volumes/shared@mine");
        refused(snapshot("create", "web", "db", "--name", "mine"), "exists");
        bench.fault(Fault.fail("zfs snapshot", 1, 1, "no room", Fault.When.BEFORE));
        refused(snapshot("create", "web"), "failed");
        assertThat(names("web")).containsExactly("mine");
        refused(snapshot("create", "web", "--name", "a b"), "name");
        refused(snapshot("create", "web", "--name", "x".repeat(250)), "name");
        refused(snapshot("create", "web", "--keep", "0"), "keep");
        refused(snapshot("create", "wb"), "not_owned");
        refused(snapshot("destroy", "web", "--name", "mine", "--yes"), "foreign");
    }

    @Test
    void keepsTheNewest() {
        bench.onHost("zfs", "snapshot", "rpool/data/web@mine");
        for (String name : List.of("a", "b", "c")) {
            snapshot("create", "web", "--name", name).ok();
        }
        snapshot("create", "db", "--name", "d").ok();
        snapshot("create", "web", "--name", "e", "--keep", "2").ok();
        assertThat(names("rpool/data/web")).containsExactly("e", "c", "mine");
        assertThat(names("db")).containsExactly("e", "d", "c");
        snapshot("create", "web", "--name", "f", "--keep", "1", "--keep-for", "1d")
                .ok();
        assertThat(names("rpool/data/web")).containsExactly("f", "e", "c", "mine");
    }

    @Test
    void whatAnotherZoneHasASnapshotOfStays() {
        snapshot("create", "web", "db", "--name", "both").ok();
        snapshot("create", "web", "--name", "next", "--keep", "1").ok();
        assertThat(names("rpool/data/web")).containsExactly("next");
        assertThat(names("db")).containsExactly("next", "both");
        assertThat(names("rpool/volumes/shared")).containsExactly("next", "both");
    }

    @Test
    void goesBack() {
        bench.onHost("zlogin", "web", "touch /before");
        snapshot("create", "web", "db", "--name", "good").ok();
        bench.onHost("zlogin", "web", "touch /after");
        refused(snapshot("rollback", "web", "--name", "god", "--yes"), "unknown");
        refused(snapshot("rollback", "web", "--name", "good", "--yes"), "shared");
        assertThat(snapshot("rollback", "web", "db", "--name", "good", "--yes")
                        .ok()
                        .out())
                .contains(
                        "lab: web goes back to good of ",
                        "lab: zoneadm -z web shutdown\n",
                        "lab: halted web\n",
                        "lab: took " + ROOT + " back to good\n",
                        "lab: made web running again\n",
                        "lab: made db running again\n");
        bench.onHost("zlogin", "web", "test -f /before -a ! -f /after");
        assertThat(bench.run("plan").ok().out()).contains("No changes.");
    }

    @Test
    void newerOnesAreNotLostUnsaid() {
        snapshot("create", "web", "db", "--name", "one").ok();
        snapshot("create", "web", "db", "--name", "two").ok();
        refused(snapshot("rollback", "web", "db", "--name", "one", "--yes"), "newer");
        assertThat(snapshot("rollback", "web", "db", "--name", "one", "--yes", "--discard-newer")
                        .ok()
                        .out())
                .contains("lab: " + ROOT + "@two is newer and will be destroyed");
        assertThat(names("web")).containsExactly("one");
    }

    @Test
    void clonesOfNewerOnesAreInTheWay() {
        snapshot("create", "web", "db", "--name", "one").ok();
        snapshot("create", "web", "db", "--name", "two").ok();
        bench.onHost("zfs", "clone", "rpool/data/web@two", "rpool/data/copy");
        refused(snapshot("rollback", "web", "db", "--name", "one", "--yes", "--discard-newer"), "cloned");
        refused(snapshot("destroy", "web", "--name", "two", "--yes"), "cloned");
    }

    @Test
    void whatFailsBeforeAnyDataChangedIsUndone() {
        snapshot("create", "web", "db", "--name", "one").ok();
        bench.fault(Fault.fail("zfs rollback", 1, 1, "no", Fault.When.BEFORE));
        Workbench.Run run = snapshot("rollback", "web", "db", "--name", "one", "--yes");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("lab: made web running again", "lab: made db running again");
        assertThat(run.err()).contains("zplan::snapshot::failed", "not done: took rpool/data/web back to one; ");
    }

    @Test
    void whatFailsInTheMiddleIsAccountedFor() {
        snapshot("create", "web", "db", "--name", "one").ok();
        bench.fault(Fault.fail("zfs rollback", 2, 1, "no", Fault.When.BEFORE));
        Workbench.Run run = snapshot("rollback", "web", "db", "--name", "one", "--yes");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("lab: took rpool/data/web back to one").doesNotContain("running again");
        assertThat(run.err()).contains("not done: took rpool/volumes/data back to one; ");
        snapshot("rollback", "web", "db", "--name", "one", "--yes").ok();
        assertThat(bench.run("apply", "--yes").ok().out()).contains("lab/boot/web");
    }

    @Test
    void whatWasTakenIsNotLostWithTheZone() {
        snapshot("create", "web", "--name", "one").ok();
        Workbench.Run refused = bench.run("destroy", "web", "--yes");
        assertThat(refused.err()).contains("zplan::plan::own_snapshots", "zplan snapshot destroy web --name one");
        assertThat(snapshot("destroy", "web", "--name", "one", "--yes").ok().out())
                .contains("lab: zfs destroy " + ROOT + "@one\n", "lab: destroyed " + ROOT + "@one\n");
        bench.run("destroy", "web", "--yes").ok();
    }

    @Test
    void asksBeforeItActs() {
        snapshot("create", "web", "--name", "one").ok();
        for (String command : List.of("rollback", "destroy")) {
            assertThat(snapshot(command, "web", "--name", "one").err()).contains("zplan::apply::no_terminal");
        }
        assertThat(names("web")).containsExactly("one");
    }

    @Test
    void aRecordingWillDoForTheList() {
        snapshot("create", "web", "--name", "one").ok();
        bench.write("facts.json", bench.facts());
        bench.onHost("zfs", "destroy", "-r", "rpool/volumes/data@one");
        assertThat(snapshot("list", "web", "--facts", "facts.json").ok().out()).contains("6 of 6");
        assertThat(snapshot("list", "web").ok().out()).contains("5 of 6");
    }
}
