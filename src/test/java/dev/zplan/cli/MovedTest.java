package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Things that get another name in the spec, and on the host. */
class MovedTest {

    private static final String PLAN = "plans/quickstart.kdl";
    private static final String LINE = "moved \"web\" to=\"www\"\n";
    private static final String MOVED = Workbench.QUICKSTART.replace("zone \"web\"", "zone \"www\"") + LINE;
    private static final String BACK = "moved \"www\" to=\"web\"\n";
    private static final List<String> COMMANDS = List.of(
            "zoneadm -z web shutdown",
            "zonecfg -z web -f",
            "zoneadm -z www move",
            "zonecfg -z www -f",
            "zoneadm -z www boot");
    private static final String HOSTS_OWN =
            "\"mac-type\" : \"[a-z]+\"|\"id\" : \"[0-9]+\"|\"(available|used)\" : \"[0-9]+\"";

    @TempDir
    private Path folder;

    private static String value(Workbench bench, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(bench.facts());
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group();
    }

    private static String facts(Workbench bench) {
        return bench.facts().replaceAll(HOSTS_OWN, "");
    }

    private static Workbench applied(Path folder, String spec) {
        Workbench bench = Workbench.in(folder).write(PLAN, spec);
        bench.run("apply", "--yes").ok();
        return bench;
    }

    @Test
    void aZoneKeepsItsUuidItsLinksAndItsAddress() {
        Workbench bench = applied(folder, Workbench.QUICKSTART);
        String uuid = value(bench, "\"uuid\" : \"[^\"]+\"");
        String mac = value(bench, "\"mac\" : \"[^\"]+\"");
        bench.write(PLAN, MOVED);

        assertThat(bench.run("plan").ok().out())
                .contains("lab/zonecfg/web → www: will be renamed and changed", "zonepath:  /zones/web -> /zones/www")
                .contains("=> www stops and boots again: it is renamed, and a zone is renamed halted.")
                .contains("Plan: 0 to create, 1 to change, 0 to replace, 0 to delete, 1 to restart.");
        bench.run("apply", "--yes").ok();

        assertThat(bench.run("list").ok().out())
                .contains("www ")
                .contains("10.99.0.10/24")
                .doesNotContain("web ");
        assertThat(value(bench, "\"uuid\" : \"[^\"]+\"")).isEqualTo(uuid);
        assertThat(value(bench, "\"mac\" : \"[^\"]+\"")).isEqualTo(mac);
        assertThat(bench.facts()).contains("\"physical\" : \"web_0\"").doesNotContain("www_0");
        assertThat(bench.run("plan").ok().out()).contains("No changes.");
        bench.write(PLAN, MOVED.replace(LINE, ""));
        assertThat(bench.run("plan").ok().out()).contains("No changes.");
    }

    @Test
    void theFormerNameIsFree() {
        Workbench bench = applied(folder, Workbench.QUICKSTART);
        bench.write(PLAN, MOVED);
        bench.run("apply", "--yes").ok();
        bench.write(
                PLAN,
                MOVED.replace(
                        LINE,
                        "zone \"web\" {\n    template \"omnios\"\n    zonepath \"/zones/web2\"\n"
                                + "    net pool=\"internal\"\n}\n"));
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("plan").ok().out()).contains("No changes.");
        assertThat(bench.run("list").ok().out()).contains("10.99.0.10/24", "10.99.0.11/24");
    }

    @Test
    void whateverFailsTheHostIsAsBefore() {
        Workbench bench = applied(folder, Workbench.QUICKSTART);
        String before = facts(bench);
        bench.write(PLAN, MOVED.replace("frontend", "backend"));
        for (String command : COMMANDS) {
            for (Fault.When when : Fault.When.values()) {
                bench.fault(Fault.fail(command, 1, 1, "no such luck", when));
                Workbench.Run run = bench.run("apply", "--yes");
                assertThat(run.exitCode())
                        .as(command + when + run.out() + run.err())
                        .isEqualTo(3);
                assertThat(facts(bench)).as(command + when).isEqualTo(before);
            }
        }
    }

    @Test
    void whereverZplanDiesItCanBeTakenBackAndCarriedOn() {
        for (String way : List.of("--rollback", "--resume")) {
            Workbench bench = applied(folder.resolve(way), Workbench.QUICKSTART);
            for (String command : COMMANDS) {
                for (Fault.When when : Fault.When.values()) {
                    bench.write(PLAN, MOVED.replace("frontend", "backend"));
                    String before = facts(bench);
                    bench.fault(Fault.crash(command, 1, when));
                    assertThat(bench.run("apply", "--yes").exitCode()).isEqualTo(70);
                    Workbench.Run run = bench.run("recover", "--yes", way);
                    assertThat(run.exitCode())
                            .as(command + when + run.out() + run.err())
                            .isLessThan(4);
                    if (way.equals("--resume")) {
                        assertThat(bench.run("plan").ok().out()).contains("No changes.");
                        bench.write(PLAN, Workbench.QUICKSTART + BACK);
                        bench.run("apply", "--yes").ok();
                    } else {
                        assertThat(facts(bench)).as(command + when).isEqualTo(before);
                    }
                }
            }
            bench.run("destroy", "--yes", "web").ok();
        }
    }

    @Test
    void aDatasetIsRenamedWithWhatLiesBelow() {
        String spec = "dataset \"rpool/data/a\" quota=\"1G\"\ndataset \"rpool/data/a/below\"\n";
        Workbench bench = applied(folder, spec);
        String guid = value(bench, "(?s)\"rpool/data/a\" : \\{.*?\"guid\" : \"[0-9]+\"")
                .replaceAll("(?s).*\"guid\"", "");
        bench.write(
                PLAN,
                spec.replace("data/a", "data/b").replace("1G", "2G")
                        + "moved \"lab/dataset/rpool/data/a\" to=\"lab/dataset/rpool/data/b\"\n");

        assertThat(bench.run("plan", "--commands").ok().out())
                .contains("zfs rename rpool/data/a rpool/data/b\n", "zfs set quota=2147483648 rpool/data/b\n")
                .doesNotContain("zfs create");
        bench.run("apply", "--yes").ok();

        assertThat(value(bench, "(?s)\"rpool/data/b\" : \\{.*?\"guid\" : \"[0-9]+\""))
                .endsWith(guid);
        assertThat(bench.facts()).contains("rpool/data/b/below").doesNotContain("rpool/data/a");
        assertThat(bench.run("plan").ok().out()).contains("No changes.");
    }

    @Test
    void oneOfTwoCannotBecomeTheOther() {
        Workbench bench = applied(folder, Workbench.QUICKSTART);
        bench.write(
                PLAN,
                Workbench.QUICKSTART
                        + Workbench.QUICKSTART
                                .substring(Workbench.QUICKSTART.indexOf("zone"))
                                .replace("web", "www")
                        + LINE);
        assertThat(bench.run("plan").err())
                .contains("zplan::moved::both_wanted", "the spec wants both lab/zone/web and lab/zone/www", PLAN);
        bench.write(PLAN, bench.read(PLAN).replace(LINE, ""));
        bench.run("apply", "--yes").ok();
        bench.write(PLAN, MOVED);
        assertThat(bench.run("plan").err()).contains("zplan::moved::both_owned");
    }

    @Test
    void whatCannotBeRenamedIsTold() {
        String spec = "dataset \"rpool/data/a\"\n";
        Workbench bench = applied(folder, spec).onHost("zfs", "set", "zoned=on", "rpool/data/a");
        bench.write(
                PLAN, "dataset \"rpool/data/b\"\nmoved \"lab/dataset/rpool/data/a\" to=\"lab/dataset/rpool/data/b\"\n");
        assertThat(bench.run("plan").err()).contains("zplan::moved::cannot_rename", "belongs to a zone (zoned=on)");
        bench.write(PLAN, "dataset \"tank/b\"\nmoved \"a\" to=\"b\" kind=\"datset\"\n");
        assertThat(bench.run("plan").err())
                .contains("zplan cannot rename what is of the kind datset", "did you mean dataset?");
        bench.write(PLAN, "moved \"a\" to=\"lab/dataset/b\"\n");
        assertThat(bench.run("plan").err()).contains("zplan::moved::not_a_rename");
    }

    @Test
    void modelsOfClonesAndTargets() {
        String clone = "zone \"copy\" {\n    template \"omnios\"\n    install clone=\"web\"\n}\n";
        Workbench bench = applied(folder, Workbench.QUICKSTART + clone);
        bench.write(PLAN, MOVED + clone.replace("web", "www") + "etherstub \"other0\"\n");

        assertThat(bench.run("plan", "--target", "lab/zone/www").ok().out())
                .contains("Plan: 0 to create, 1 to change, 0 to replace, 0 to delete, 1 to restart.");
        assertThat(bench.run("plan", "--target", "lab/etherstub/other0").ok().out())
                .contains("Plan: 1 to create, 0 to change, 0 to replace, 0 to delete.");
        bench.run("apply", "--yes", "--target", "lab/etherstub/other0").ok();
        bench.run("apply", "--yes", "--target", "lab/boot/www").ok();
        assertThat(bench.run("plan").ok().out()).contains("No changes.");
    }

    @Test
    void aZoneAndTheDatasetWhoseDirectoryItHas() {
        String spec = Workbench.QUICKSTART.replace("attr", "fs \"/data/a\" at=\"/data\"\n    attr")
                + "dataset \"rpool/data/a\"\n";
        String data = "moved \"lab/dataset/rpool/data/a\" to=\"lab/dataset/rpool/data/b\"\n";
        Workbench bench = applied(folder, spec);
        String before = facts(bench);
        String other = spec.replace("data/a", "data/b").replace("zone \"web\"", "zone \"www\"");
        bench.write(PLAN, spec.replace("dataset \"rpool/data/a\"", "dataset \"rpool/data/b\"") + data);
        bench.write(PLAN, other + LINE + data);
        for (String command : List.of("zfs rename rpool/data/a", "zonecfg -z www -f", "zoneadm -z www boot")) {
            bench.fault(Fault.fail(command, 1, 1, "no such luck", Fault.When.AFTER));
            Workbench.Run run = bench.run("apply", "--yes");
            assertThat(run.exitCode()).as(command + run.out()).isEqualTo(3);
            assertThat(facts(bench)).as(command).isEqualTo(before);
        }
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("plan").ok().out()).contains("No changes.");
    }

    @Test
    void theWayBackOfARenameIsARename() {
        String data = "dataset \"rpool/data/a\"\ndataset \"rpool/data/a/below\"\n";
        Workbench bench = applied(folder, Workbench.QUICKSTART + data);
        String uuid = value(bench, "\"uuid\" : \"[^\"]+\"");
        bench.write(
                PLAN,
                MOVED.replace("frontend", "backend") + data.replace("data/a", "data/b")
                        + "moved \"lab/dataset/rpool/data/a\" to=\"lab/dataset/rpool/data/b\"\n");
        Matcher matcher = Pattern.compile("Committed \\(transaction (\\S+)\\)")
                .matcher(bench.run("apply", "--yes").ok().out());
        assertThat(matcher.find()).isTrue();

        assertThat(bench.run("rollback", matcher.group(1), "--out", "back.zplan")
                        .ok()
                        .out())
                .contains(
                        "lab/zonecfg/www → web: will be renamed and changed",
                        "lab/dataset/rpool/data/b → rpool/data/a: will be renamed")
                .contains("Plan: 0 to create, 2 to change, 0 to replace, 0 to delete, 1 to restart.");
        bench.run("apply", "back.zplan").ok();

        assertThat(value(bench, "\"uuid\" : \"[^\"]+\"")).isEqualTo(uuid);
        bench.write(PLAN, Workbench.QUICKSTART + data);
        assertThat(bench.run("plan").ok().out()).contains("No changes.");
    }
}
