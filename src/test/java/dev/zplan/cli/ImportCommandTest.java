package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Zones made by hand become specs under which they stay as they are. */
class ImportCommandTest {

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void aHostWithoutPlans() {
        bench = Workbench.in(folder).remove("plans/quickstart.kdl");
        bench.facts();
    }

    private void zonecfg(String zone, String script) {
        bench.onHost("zonecfg", "-z", zone, "create -t ipkg; set zonepath=/zones/" + zone + "; " + script);
    }

    /** Imports all; the plan after it is empty, and a second import finds nothing to do. */
    private Workbench.Run all() {
        Workbench.Run run = bench.run("import", "--all").ok();
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
        assertThat(bench.run("plan", "--detailed-exitcode").exitCode()).isZero();
        assertThat(bench.run("import", "--all").ok().out()).contains("Imported 0 zones");
        return run;
    }

    @Test
    void aZoneIsWrittenAsAPersonWould() {
        bench.onHost("dladm", "create-etherstub", "internal0")
                .onHost("dladm", "create-vnic", "-l", "internal0", "web_0")
                .onHost("dladm", "create-vnic", "-l", "igb1", "-v", "20", "-m", "2:8:20:a:b:c", "front7")
                .onHost("dladm", "set-linkprop", "-p", "maxbw=100M", "front7");
        bench.onHost(
                "zonecfg",
                "-z",
                "web",
                "create -t lipkg; set zonepath=/zones/web; set autoboot=true; set bootargs=\"-m verbose\"; add net; set"
                        + " physical=web_0; set allowed-address=10.99.0.10/24; set defrouter=10.99.0.1; end; add net; set"
                        + " physical=front7; set allowed-address=192.0.2.5/24; set defrouter=192.0.2.1; end; add net; set physical=front7;"
                        + " set allowed-address=192.0.2.6/24; end; add attr; set name=role; set"
                        + " type=string; set value=front${end}; end; add capped-memory; set physical=2G; set swap=4G; end");
        bench.onHost("zoneadm", "-z", "web", "install").onHost("zoneadm", "-z", "web", "boot");
        assertThat(all().out()).isEqualTo("""
                lab/zone/web → plans/web.kdl
                Imported 1 zone, with 6 resources. The next plan is empty.
                """);
        assertThat(bench.read("plans/web.kdl")).isEqualTo("""
                etherstub "internal0"

                zone "web" {
                    template "omnios"
                    bootargs "-m verbose"
                    net pool="internal" address="10.99.0.10/24"
                    net name="front7" over="igb1" vlan=20 gateway="192.0.2.1" mac="2:8:20:a:b:c" {
                        address "192.0.2.5/24" "192.0.2.6/24"
                        linkprop maxbw="100"
                    }
                    memory physical="2G" swap="4G"
                    attr "role" "front$${end}"
                }
                """);
    }

    @Test
    void yamlSaysTheSame() {
        zonecfg("db", "add attr; set name=tier; set type=uint; set value=2; end");
        bench.run("import", "db", "--as", "yaml", "--out", "plans").ok();
        assertThat(bench.read("plans/db.yaml")).isEqualTo("""
                zone:
                  db:
                    template: ipkg
                    state: configured
                    autoboot: false
                    attr:
                      tier: {value: "2", type: uint}
                """);
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
    }

    @Test
    void aTemplateOfTheWorkspaceIsRecognised() {
        bench.write("templates/small.kdl", """
                template "small" {
                    template "ipkg"
                    autoboot #false
                    state "configured"
                    memory physical="512M"
                    attr "owner" "ops"
                    net over="igb1"
                }
                """);
        bench.onHost("dladm", "create-vnic", "-l", "igb1", "a_0");
        bench.onHost("dladm", "create-vnic", "-l", "igb1", "b_0");
        String owned =
                "add attr; set name=owner; set type=string; set value=ops; end; add net; set physical=%s_0; end;";
        zonecfg("a", owned.formatted("a") + " add capped-memory; set physical=512M; end");
        zonecfg("b", owned.formatted("b"));
        all();
        assertThat(bench.read("plans/a.kdl")).isEqualTo("""
                zone "a" {
                    template "small"
                }
                """);
        assertThat(bench.read("plans/b.kdl")).contains("template \"ipkg\"").contains("net over=\"igb1\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'', configured",
        "mark incomplete, configured",
        "install, installed",
        "install;ready, ready",
        "install;boot, ''"
    })
    void everyRestingStateComesIn(String verbs, String state) {
        zonecfg("z", "set autoboot=true");
        for (String verb : verbs.split(";")) {
            if (!verb.isEmpty()) {
                String[] words = ("zoneadm -z z " + verb).split(" ");
                bench.onHost(words);
            }
        }
        all();
        String text = bench.read("plans/z.kdl");
        assertThat(text.contains("state")).isEqualTo(!state.isEmpty());
        assertThat(text).contains(state.isEmpty() ? "zone" : "state \"" + state + "\"");
        assertThat(text.contains("zoneadm calls it incomplete")).isEqualTo(verbs.contains("incomplete"));
    }

    @Test
    void aStateThatNoSpecCanAskForIsTold() {
        zonecfg("z", "");
        bench.onHost("zoneadm", "-z", "z", "install").onHost("zoneadm", "-z", "z", "mount");
        assertThat(bench.run("import", "--all").ok().out()).isEqualTo("""
                lab/zone/z stays out: state: it is mounted, which a spec cannot ask for
                Imported 0 zones, with 0 resources; 1 stays out.
                """);
        Workbench.Run named = bench.run("import", "z");
        assertThat(named.exitCode()).isEqualTo(1);
        assertThat(named.err()).contains("zplan::import::left_out").contains("it is mounted");
        assertThat(bench.has("plans/z.kdl")).isFalse();
        assertThat(bench.run("import", "z", "--force").ok().out()).contains("the next plan: boot state would change");
        assertThat(bench.read("plans/z.kdl")).contains("// Not said here: state: it is mounted");
    }

    @Test
    void anImageIsAskedFor() {
        bench.onHost("zonecfg", "-z", "l", "create -t lx; set zonepath=/zones/l");
        bench.onHost("zoneadm", "-z", "l", "install", "-s", "/zones/images/lx.tar.gz");
        all();
        assertThat(bench.read("plans/l.kdl")).contains("""
                    // Which image it is from cannot be read from a host: write it here before the zone is made anew.
                    install image="unknown"
                """);
    }

    @Test
    void machinesAreLeftToVmManager() {
        bench.onHost("zonecfg", "-z", "vm", "create -t bhyve; set zonepath=/zones/vm");
        assertThat(bench.run("import", "--all").ok().out()).isEqualTo("""
                lab/zone/vm is skipped: a virtual machine (brand bhyve) is vm-manager's
                Imported 0 zones, with 0 resources; 1 skipped.
                """);
        assertThat(bench.run("import", "vm").err()).contains("vm-manager's");
    }

    @Test
    void whatTheHostLacksOrWillLoseIsRemarked() {
        bench.onHost("dladm", "create-vnic", "-t", "-l", "igb1", "tmp0");
        zonecfg(
                "z",
                "add net; set physical=tmp0; end; add net; set physical=gone0; end; add dataset; set name=rpool/none; end");
        all();
        assertThat(bench.read("plans/z.kdl")).contains("""
                    // The VNIC tmp0 is temporary: it is gone after the host's next boot.
                    net physical="tmp0"
                    // The host has no link gone0.
                    net physical="gone0"
                    // There is no dataset rpool/none on the host.
                    dataset "rpool/none" delegate=#true manage=#false
                """);
    }

    @Test
    void datasetsComeWithTheirProperties() {
        bench.onHost(
                        "zfs",
                        "create",
                        "-o",
                        "mountpoint=/data/db",
                        "-o",
                        "quota=10G",
                        "-o",
                        "org.example:a=${b}",
                        "rpool/data/db")
                .onHost("zfs", "create", "-o", "mountpoint=/rpool/data/own", "rpool/data/own")
                .onHost("zfs", "create", "rpool/data/inherits")
                .onHost("zfs", "create", "-V", "1G", "rpool/data/vol")
                .onHost("zfs", "create", "-s", "-V", "2G", "rpool/data/thin");
        String dataset = "add dataset; set name=rpool/data/%s; end; ";
        zonecfg("z", dataset.formatted("db") + dataset.formatted("own") + dataset.formatted("inherits"));
        zonecfg("v", dataset.formatted("vol") + dataset.formatted("thin"));
        assertThat(all().out())
                .contains("lab/zone/v stays out: a ZFS volume cannot be handed over to a zone as a dataset");
        assertThat(bench.read("plans/z.kdl")).contains("""
                    dataset "rpool/data/db" delegate=#true mountpoint="/data/db" org.example:a="$${b}" quota="10G"
                    // Its mountpoint is inherited; to have zplan keep the dataset, give it one and leave out manage.
                    dataset "rpool/data/inherits" delegate=#true manage=#false
                    dataset "rpool/data/own" delegate=#true
                """);
    }

    @Test
    void whatSeveralZonesUseIsOwnedOnce() {
        bench.onHost("dladm", "create-etherstub", "both0")
                .onHost("dladm", "create-etherstub", "one0")
                .onHost("dladm", "create-etherstub", "idle0")
                .onHost("dladm", "create-vnic", "-l", "both0", "a_0")
                .onHost("dladm", "create-vnic", "-l", "both0", "b_0")
                .onHost("dladm", "create-vnic", "-l", "one0", "b_1")
                .onHost("dladm", "create-vnic", "-l", "igb1", "-v", "7", "turn0");
        zonecfg("a", "add net; set physical=a_0; end; add net; set physical=turn0; end");
        zonecfg(
                "b",
                "add net; set physical=b_0; end; add net; set physical=b_1; end; add net; set physical=turn0; end");
        all();
        assertThat(bench.read("plans/links.kdl")).isEqualTo("""
                etherstub "both0"
                etherstub "idle0"
                vnic "turn0" over="igb1" vid=7
                """);
        assertThat(bench.read("plans/a.kdl")).contains("net over=\"both0\"\n    net physical=\"turn0\"\n");
        assertThat(bench.read("plans/b.kdl")).startsWith("etherstub \"one0\"\n\nzone \"b\" {");
    }

    @Test
    void aZoneAloneLeavesAloneWhatOthersUse() {
        bench.onHost("dladm", "create-etherstub", "both0")
                .onHost("dladm", "create-vnic", "-l", "both0", "a_0")
                .onHost("dladm", "create-vnic", "-l", "both0", "b_0");
        zonecfg("a", "add net; set physical=a_0; end");
        zonecfg("b", "add net; set physical=b_0; end");
        bench.run("import", "a").ok();
        assertThat(bench.run("plan").ok().out()).startsWith("No changes. 2 resources");
        bench.run("import", "b").ok();
        assertThat(bench.run("plan").ok().out()).startsWith("No changes. 4 resources");
        assertThat(bench.has("plans/links.kdl")).isFalse();
    }

    @Test
    void whatAnExportHasTwiceIsNotPassedOver() {
        zonecfg(
                "z",
                "add attr; set name=a; set type=string; set value=1; end; add attr; set name=b; set type=string; set value=2;"
                        + " end; select attr name=b; set name=a; end");
        assertThat(bench.run("import", "--all").ok().out())
                .contains("lab/zone/z stays out: this is not carried over: a second attr a");
    }

    @Test
    void whatASpecRefusesIsTold() {
        zonecfg("z", "add net; set physical=x0; set allowed-address=10.0.0.1; end");
        zonecfg("w", "add net; set physical=y0; set allowed-address=10.0.0.2/24; set defrouter=10.9.9.9; end");
        assertThat(bench.run("import", "--all").ok().out()).isEqualTo("""
                lab/zone/w stays out: the gateway 10.9.9.9 is in no network of this net's addresses
                lab/zone/z stays out: net address: "10.0.0.1" is not an address with its prefix length
                Imported 0 zones, with 0 resources; 2 stay out.
                """);
    }

    @Test
    void filesThatAreThereStay() {
        zonecfg("z", "");
        bench.write("plans/z.yaml", "etherstub: z0\n");
        assertThat(bench.run("import", "z").err()).contains("there is a file of its name");
        bench.run("import", "z", "--out", "plans/old").ok();
        assertThat(bench.has("plans/old/z.kdl")).isTrue();
        assertThat(bench.run("plan", "old/z").ok().out()).startsWith("No changes.");
        assertThat(bench.read("plans/z.yaml")).isEqualTo("etherstub: z0\n");
    }

    @Test
    void aDryRunWritesNothing() {
        zonecfg("z", "");
        String facts = bench.facts();
        assertThat(bench.run("import", "--all", "--dry-run").ok().out()).isEqualTo("""
                lab/zone/z → plans/z.kdl
                    zone "z" {
                        template "ipkg"
                        state "configured"
                        autoboot #false
                    }
                Would import 1 zone, with 1 resource. The next plan is empty.
                """);
        assertThat(bench.has("plans/z.kdl")).isFalse();
        assertThat(bench.facts()).isEqualTo(facts);
        assertThat(bench.run("plan").ok().out()).startsWith("No changes. There is nothing to manage");
    }

    @Test
    void whoAsksForNothingOrForWhatIsNotThereIsTold() {
        assertThat(bench.run("import").exitCode()).isEqualTo(64);
        assertThat(bench.run("import", "--all", "z").exitCode()).isEqualTo(64);
        zonecfg("web", "");
        assertThat(bench.run("import", "wbe").err())
                .contains("zplan::import::no_zone")
                .contains("did you mean web?");
        assertThat(bench.run("import", "web", "--out", "..").err()).contains("zplan::import::outside");
    }

    @Test
    void aManagedOrNamedZoneIsNotImportedAgain() {
        zonecfg("web", "");
        zonecfg("db", "");
        bench.run("import", "web").ok();
        bench.write("plans/x.kdl", "zone \"db\" {\n    template \"ipkg\"\n}\n");
        assertThat(bench.run("import", "--all").out())
                .contains("lab/zone/web is skipped: it is managed already, by the plan web");
        assertThat(bench.run("import", "db").err()).contains("zplan adopt lab/zone/db");
    }

    @Test
    void aZoneIsRenderedForZonecfgAgain() {
        zonecfg("z", "set bootargs=\"-m verbose\"; add attr; set name=a; set type=string; set value=\"x y\"; end");
        bench.run("import", "z").ok();
        String text = bench.run("render", "lab/zone/z", "--as", "zonecfg").ok().out();
        assertThat(text).isEqualTo("""
                # zonecfg -z z -f FILE
                create -b
                set zonepath="/zones/z"
                set brand="ipkg"
                set ip-type="exclusive"
                set autoboot=false
                set bootargs="-m verbose"
                add attr
                set name="a"
                set type="string"
                set value="x y"
                end
                verify
                commit
                """);
        assertThat(bench.run("render", "zz").err())
                .contains("zplan::render::no_zone")
                .contains("did you mean z?");
    }

    @Test
    void noSecretIsRendered() {
        bench.write("plans/s.kdl", """
                var "word" "hidden-word" secret=#true
                zone "s" {
                    template "omnios"
                    attr "a" "${word}"
                }
                """);
        Workbench.Run run = bench.run("render", "s");
        assertThat(run.err()).contains("zplan::render::secret");
        assertThat(run.out() + run.err()).doesNotContain("hidden-word");
    }

    @Test
    void whatAnotherWorkspaceOwnsStaysThere() {
        zonecfg("z", "add attr; set name=zplan; set type=string; set value=0123456789abcdef; end");
        assertThat(bench.run("import", "--all").ok().out())
                .contains("lab/zone/z is skipped: it belongs to another workspace: it is marked 0123456789abcdef");
    }

    @Test
    void anotherHostIsNamedInTheSpec() {
        bench.write("zplan.kdl", "zplan 1\ndefault-host \"far\"\nhost \"lab\" via=\"sim\"\nhost \"far\" via=\"sim\"\n");
        zonecfg("z", "");
        bench.run("import", "z", "--host", "lab").ok();
        assertThat(bench.read("plans/z.kdl")).contains("host \"lab\"");
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
    }
}
