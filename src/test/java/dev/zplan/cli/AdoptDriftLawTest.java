package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever is done to a zone by hand, once it is adopted there is neither drift nor anything to do, and comments are still there. */
class AdoptDriftLawTest {

    private static final String SPEC = """
            // one
            zone "a" {
                template "omnios" // two
                // three
                cpu-shares 20

                memory physical="2G" {
                    locked "1G" // four
                }
                attr "role" "frontend" // five
                attr "n" 7 type="uint"
                bootargs "-m verbose"; max-lwps 500 /* six */
                admin "root" "login" "manage"
                rctl "zone.max-lofi" {
                    value "privileged" 10 "deny"
                }
                fs "/usr/share" at="/mnt/share" {
                    options "nodevices" "ro"
                }
                fs "/usr/lib" at="/mnt/lib" options="ro"
                device "/dev/a*"
                security-flags default="aslr"
            }
            """;

    private static final List<String> CONFIGURATION = List.of(
            "set cpu-shares=5",
            "clear cpu-shares",
            "select capped-memory; set physical=4G; end",
            "select capped-memory; clear locked; end",
            "select capped-memory; set swap=6G; end",
            "remove capped-memory",
            "select attr name=role; set value=\"x \\${y}\"; end",
            "remove attr name=role",
            "select attr name=n; set value=8; end",
            "add attr; set name=new; set type=boolean; set value=false; end",
            "clear bootargs",
            "set bootargs=-v",
            "set max-lwps=600",
            "set max-processes=700",
            "set autoboot=false",
            "set hostid=12ab",
            "set fs-allowed=nfs",
            "set limitpriv=default,dtrace_user",
            "set scheduling-class=FSS",
            "remove admin user=root",
            "remove rctl name=zone.max-lofi",
            "remove fs dir=/mnt/share",
            "select fs dir=/mnt/lib; add options nodevices; end",
            "add fs; set dir=/mnt/bin; set special=/usr/bin; set type=lofs; add options [ro,nosuid]; end",
            "remove device match=/dev/a*",
            "add device; set match=/dev/b*; end",
            "add capped-cpu; set ncpus=1.25; end",
            "remove security-flags",
            "remove security-flags; add security-flags; set default=noexecstack; end");

    @Property(tries = 4, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void adoptedIsSettled(@ForAll("hands") Set<String> hands) throws IOException {
        Path root = Files.createTempDirectory("zplan-adopt");
        Workbench bench = Workbench.in(root).remove("plans").write("plans/a.kdl", SPEC);
        bench.facts();
        bench.onHost("mkdir", "-p", "/usr/share", "/usr/lib", "/usr/bin");
        bench.run("apply", "--yes").ok();
        hands.forEach(hand -> bench.run("sim", "run", "lab", "--", "zonecfg", "-z", "a", hand));

        Workbench.Run run = bench.run("drift", "--adopt-drift", "--yes");

        String text = bench.read("plans/a.kdl");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Adopted ");
        assertThat(run.exitCode()).as("%s\n%s\n%s", hands, run.out(), text).isZero();
        assertThat(bench.run("drift").ok().out()).isEqualTo("No drift.\n");
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
        assertThat(text).contains("// one\n", "// two\n");
        bench.remove("");
    }

    @Provide
    Arbitrary<Set<String>> hands() {
        return Arbitraries.of(CONFIGURATION).set().ofMinSize(1).ofMaxSize(8);
    }
}
