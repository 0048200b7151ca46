package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptDriftTest {

    private static final String SPEC = """
            // The network of all.
            etherstub "internal0"

            zone "web" {
                template "omnios"
                net pool="internal"
                memory physical="2G" // all it gets
                cpu-shares  20

                // What it is for.
                attr "role" "frontend"
                attr "owner" "anna"                   // since May
                fs "/export/www" at="/var/www" options="ro"
                dataset "rpool/web" quota="20G" // its data
            }
            """;

    @TempDir
    private Path root;

    private Workbench bench;

    @BeforeEach
    void applied() {
        bench = Workbench.in(root).write("plans/quickstart.kdl", SPEC);
        bench.run("facts").ok();
        bench.onHost("mkdir", "-p", "/export/www");
        bench.run("apply", "--yes").ok();
    }

    private void configure(String commands) {
        bench.onHost("zonecfg", "-z", "web", commands);
    }

    /** Adopts everything: then the spec has that text, there is no drift, and nothing to be changed. */
    private Workbench.Run adopted(String text) {
        Workbench.Run run = bench.run("drift", "--adopt-drift", "--yes");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(bench.read("plans/quickstart.kdl")).isEqualTo(text);
        assertThat(bench.run("drift").ok().out()).isEqualTo("No drift.\n");
        assertThat(bench.run("plan", "--detailed-exitcode").ok().out()).startsWith("No changes.");
        return run;
    }

    @Test
    void valuesAreReplacedWhereTheyStand() {
        configure("select attr name=role; set value=backend; end; set cpu-shares=30; "
                + "select capped-memory; set physical=3G; end");
        bench.onHost("zfs", "set", "quota=30G", "rpool/web");

        Workbench.Run run = adopted(SPEC.replace("frontend", "backend")
                .replace("cpu-shares  20", "cpu-shares  30")
                .replace("\"2G\" //", "\"3G\" //")
                .replace("20G", "30G"));

        assertThat(run.out()).isEqualTo("""
                        --- plans/quickstart.kdl
                        +++ plans/quickstart.kdl
                        @@ -5,11 +5,11 @@
                             template "omnios"
                             net pool="internal"
                        -    memory physical="2G" // all it gets
                        -    cpu-shares  20
                        +    memory physical="3G" // all it gets
                        +    cpu-shares  30
                        \s
                             // What it is for.
                        -    attr "role" "frontend"
                        +    attr "role" "backend"
                             attr "owner" "anna"                   // since May
                             fs "/export/www" at="/var/www" options="ro"
                        -    dataset "rpool/web" quota="20G" // its data
                        +    dataset "rpool/web" quota="30G" // its data
                         }
                        Adopted 4 changes.
                        """);
    }

    @Test
    void whatIsNewIsAddedAndWhatIsGoneGoesWithItsComment() {
        configure("add attr; set name=site; set type=string; set value=\"a ${x} b\"; end; remove attr name=role; "
                + "select capped-memory; set swap=4G; end; clear cpu-shares; set autoboot=false; "
                + "remove fs dir=/var/www; add dedicated-cpu; set ncpus=1-2; end");

        adopted("""
                // The network of all.
                etherstub "internal0"

                zone "web" {
                    template "omnios"
                    net pool="internal"
                    memory physical="2G" swap="4G" // all it gets

                    attr "owner" "anna"                   // since May
                    dataset "rpool/web" quota="20G" // its data
                    attr "site" "a $${x} b"
                    autoboot #false
                    dedicated-cpu ncpus="1-2"
                }
                """);
    }

    @Test
    void aStateIsWrittenToo() {
        bench.onHost("zoneadm", "-z", "web", "halt");

        adopted(SPEC.replace("// its data\n", "// its data\n    state \"installed\"\n"));
    }

    @Test
    void anUninstalledZoneIsOnlyConfigured() {
        bench.onHost("zoneadm", "-z", "web", "halt");
        bench.onHost("zoneadm", "-z", "web", "uninstall", "-F");

        adopted(SPEC.replace("// its data\n", "// its data\n    state \"configured\"\n"));
    }

    @Test
    void onlyTheRegistryLearnsWhatTheSpecSaysAlready() {
        String changed = SPEC.replace("frontend", "backend");
        bench.write("plans/quickstart.kdl", changed);
        configure("select attr name=role; set value=backend; end");

        assertThat(adopted(changed).out())
                .isEqualTo("The spec says so already:\n    lab/zonecfg/web attr.role\nAdopted 1 change.\n");
    }

    @Test
    void aResourceThatIsGoneGoesFromTheSpec() {
        bench.write("plans/more.kdl", "// Spare.\netherstub \"spare0\"\n\netherstub \"spare1\" // keep\n");
        bench.run("apply", "--yes").ok();
        bench.onHost("dladm", "delete-etherstub", "spare0");

        adopted(SPEC);

        assertThat(bench.read("plans/more.kdl")).isEqualTo("etherstub \"spare1\" // keep\n");
        assertThat(bench.filesWith("spare0")).noneMatch(file -> file.contains("registry"));
    }

    @Test
    void aZoneThatIsGoneGoesFromTheSpecWhenNothingOfItIsLeft() {
        bench.onHost("zoneadm", "-z", "web", "halt");
        bench.onHost("zoneadm", "-z", "web", "uninstall", "-F");
        bench.onHost("zonecfg", "-z", "web", "delete", "-F");
        bench.onHost("dladm", "delete-vnic", "web_0");

        Workbench.Run run = bench.run("drift", "--adopt-drift", "--yes");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.CHANGES);
        assertThat(run.out())
                .contains(
                        "lab/zonecfg/web: lab/dataset/rpool/web of it is still there; zplan destroy takes all of a zone away",
                        "lab/boot/web: it goes with lab/zonecfg/web");

        bench.onHost("zfs", "destroy", "rpool/web");
        adopted("// The network of all.\netherstub \"internal0\"\n");
        assertThat(bench.has(".zplan/registry/lab/zones/web.kdl")).isFalse();
    }

    @Test
    void targetsNarrow() {
        configure("set cpu-shares=30");
        bench.onHost("zoneadm", "-z", "web", "halt");

        Workbench.Run run = bench.run("drift", "--adopt-drift", "lab/boot/web", "--yes");

        assertThat(run.exitCode()).isZero();
        assertThat(bench.read("plans/quickstart.kdl")).contains("state \"installed\"", "cpu-shares  20");
        assertThat(bench.run("drift").out()).contains("cpu-shares").doesNotContain("state");
        assertThat(bench.run("drift", "--adopt-drift", "lab/zone/web", "--yes")
                        .ok()
                        .out())
                .contains("Adopted 1 change.");
        assertThat(bench.run("drift", "--adopt-drift", "--yes").ok().out()).isEqualTo("No drift.\n");
    }

    @Test
    void nothingIsWrittenWithoutConsent() {
        configure("set cpu-shares=30");

        assertThat(bench.answering("no", "drift", "--adopt-drift").exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(bench.run("drift", "--adopt-drift").err()).contains("zplan::apply::no_terminal");
        assertThat(bench.read("plans/quickstart.kdl")).isEqualTo(SPEC);
        assertThat(bench.run("drift").exitCode()).isEqualTo(ExitCodes.CHANGES);
    }
}
