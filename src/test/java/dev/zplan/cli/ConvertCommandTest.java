package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {

    private static final String WEB = """
            {"zonename": "web", "brand": "lipkg", "zonepath": "/zones/web", "autoboot": "true",
             "net": [{"physical": "web0", "over": "igb0", "allowed-address": "192.0.2.10/24", "defrouter": "192.0.2.1"}],
             "vnc": "on"}
            """;

    private static final String SPEC = """
            // not carried over: vnc = on (it belongs to virtual machines)
            zone "web" {
                template "omnios"
                zonepath "/zones/web"
                net name="web0" over="igb0" address="192.0.2.10/24" gateway="192.0.2.1"
            }
            """;

    @TempDir
    Path folder;

    @Test
    void writesOnStandardOutputAndTellsWhatIsLost() {
        Workbench.Run run = Workbench.bare(folder).write("web.json", WEB).run("convert", "web.json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo(SPEC);
        assertThat(run.err())
                .contains("warning[zplan::convert::unsupported_key]: `vnc` is not carried over", "--> web.json:3:2");
    }

    @Test
    void readsStandardInput() {
        Workbench.Run run = Workbench.bare(folder).reading(WEB, "convert", "-", "--to", "yaml");
        assertThat(run.out()).isEqualTo("""
                zone:
                  # not carried over: vnc = on (it belongs to virtual machines)
                  web:
                    template: omnios
                    zonepath: /zones/web
                    net: {name: web0, over: igb0, address: 192.0.2.10/24, gateway: 192.0.2.1}
                """);
        assertThat(run.err()).contains("--> -:3:2");
    }

    /** A workspace may have a template of its own under a built-in name. */
    @Test
    void choosesAmongTheTemplatesOfTheWorkspace() {
        Workbench bench = Workbench.bare(folder)
                .write("zplan.kdl", "zplan 1\n")
                .write("templates/omnios.kdl", "template \"omnios\" { brand \"ipkg\"; zonepath \"/z/${name}\"; }\n")
                .write("web.json", WEB);
        assertThat(bench.run("convert", "web.json").out()).contains("template \"lipkg\"");
    }

    @Test
    void whatItWritesIsAPlan() {
        Workbench bench = Workbench.in(folder).write("web.json", WEB);
        assertThat(bench.run("convert", "web.json", "--out", "plans/mine/").out())
                .isEqualTo("wrote plans/mine/web.kdl\n");
        assertThat(bench.read("plans/mine/web.kdl")).isEqualTo(SPEC);
        assertThat(bench.run("convert", "web.json", "--out", "plans/mine.yaml").out())
                .isEqualTo("wrote plans/mine.yaml\n");
        assertThat(bench.read("plans/mine.yaml")).startsWith("zone:\n");
        bench.run("validate", "plans/mine/web.kdl").ok();
    }

    @Test
    void whatIsThereStays() {
        Workbench bench = Workbench.bare(folder).write("web.json", WEB).write("out/web.kdl", "mine\n");
        Workbench.Run run = bench.run("convert", "web.json", "--out", "out");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("error[zplan::convert::exists]");
        assertThat(bench.read("out/web.kdl")).isEqualTo("mine\n");
    }

    @Test
    void ofAFolderOfZmgr() {
        Workbench bench = Workbench.in(folder)
                .write("zmgr/templates/oi.kdl", "brand \"lipkg\"\nautoboot #true\n")
                .write(
                        "zmgr/pools/lan.kdl",
                        "network \"10.9.0.0/24\"\ngateway \"10.9.0.1\"\nstub \"lan0\"\nrange \"10.9.0.10\" \"10.9.0.20\"\n")
                .write("zmgr/zones/db.kdl", "template \"oi\"\npool \"lan\"\nip \"10.9.0.12\"\nvnic \"db0\"\n");
        Workbench.Run folderNeeded = bench.run("convert", "zmgr", "--out", "all.kdl");
        assertThat(folderNeeded.err()).contains("error[zplan::convert::folder_needed]");
        assertThat(bench.run("convert", "zmgr", "--out", ".").ok().out()).isEqualTo("""
                wrote templates/oi.kdl
                wrote pools/lan.kdl
                wrote plans/db.kdl
                """);
        bench.write("plans/lan.kdl", "etherstub \"lan0\"\n");
        bench.run("validate", "db", "lan").ok();
        assertThat(bench.run("convert", "zmgr").ok().out()).startsWith("// templates/oi\ntemplate \"oi\" {\n");
    }

    @Test
    void saysWhatItCannotMakeOut() {
        Workbench bench = Workbench.bare(folder)
                .write("web.xml", "<?xml version=\"1.0\"?>\n<zone name=\"web\"/>\n")
                .write("vm.json", "{\"brand\": \"kvm\", \"alias\": \"vm\"}");
        assertThat(bench.run("convert", "web.xml").err()).contains("error[zplan::convert::unknown_format]", "--from");
        assertThat(bench.run("convert", "none.json").err()).contains("error[zplan::spec::file_unreadable]: none.json");
        Workbench.Run vm = bench.run("convert", "vm.json");
        assertThat(vm.exitCode()).isEqualTo(1);
        assertThat(vm.err()).contains("error[zplan::convert::virtual_machine]", "vm-manager");
        assertThat(bench.run("convert").exitCode()).isEqualTo(64);
    }

    @Test
    void aScriptOfZonecfg() {
        String script = "create -b\nset zonepath=/zones/db\nset brand=ipkg\nset ip-type=exclusive\n";
        Workbench bench = Workbench.bare(folder).write("web.cfg", script + "set autoboot=true\n");
        assertThat(bench.run("convert", "web.cfg", "--flavour", "openindiana")
                        .ok()
                        .out())
                .contains("zone \"web\" {\n    template \"ipkg\"\n", "zonepath \"/zones/db\"");
        assertThat(bench.reading(script, "convert", "-", "--name", "db").ok().out())
                .contains("zone \"db\" {\n    template \"ipkg\"\n", "autoboot #false");
        assertThat(bench.reading(script, "convert", "-").err()).contains("error[zplan::convert::no_name]", "--name");
        assertThat(bench.reading("create -b\nset brand=bhyve\n", "convert", "-", "--name", "vm")
                        .err())
                .contains("error[zplan::convert::virtual_machine]");
    }

    @Test
    void aNicTagStandsForALink() {
        Workbench bench = Workbench.bare(folder).write("a.json", """
                {"brand": "lx", "alias": "a", "nics": [{"nic_tag": "external", "ips": ["10.0.0.5/24"]}]}
                """);
        assertThat(bench.run("convert", "--link", "external=igb0", "a.json").out())
                .contains("    net over=\"igb0\" address=\"10.0.0.5/24\"\n");
    }
}
