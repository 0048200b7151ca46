package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.Fault;
import dev.zplan.sim.SimHost;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishers from the spec to the image and back. */
class PublisherTest {

    private static final String CORE =
            "omnios                      origin   online F https://pkg.omnios.org/r151038/core/\n";

    private static final int ROLLED_BACK = 3;

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void workspace() {
        bench = Workbench.bare(folder)
                .write("zplan.kdl", "zplan 1\nhost \"lab\" via=\"sim\" flavour=\"omnios\"\n")
                .write("publishers/corp.kdl", """
                        publisher "corp" {
                            origin "https://pkg.corp.example/illumos"
                            mirror "https://mirror.corp.example/"
                        }
                        """)
                .write("publishers/more.kdl", "publisher \"more\" origin=\"https://more.example/\"\n");
        bench.facts();
    }

    private PublisherTest zone(String body) {
        bench.write("plans/z.kdl", "zone \"web\" {\n    template \"omnios\"\n" + body.indent(4) + "}\n");
        return this;
    }

    private PublisherTest applied(String body) {
        zone(body);
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
        return this;
    }

    private String pkg(String... arguments) {
        SimHost lab = SimHost.open(folder.resolve(".zplan/sim/lab.json"));
        String[] argv = new String[arguments.length + 3];
        List.of("pkg", "-R", "/zones/web/root").toArray(argv);
        System.arraycopy(arguments, 0, argv, 3, arguments.length);
        return lab.run(argv).stdout();
    }

    private String listed() {
        return pkg("publisher", "-H");
    }

    /** The commands of the plan for the publishers, without options of them all. */
    private List<String> commands() {
        return bench.run("plan", "--commands")
                .ok()
                .out()
                .lines()
                .filter(line -> line.contains("publisher ") && !line.startsWith("#"))
                .map(line -> line.replace("pkg -R /zones/web/root ", ""))
                .toList();
    }

    @Test
    void areSetAfterTheInstallationAndBeforeTheBoot() {
        zone("publisher \"corp\"");
        assertThat(commands())
                .containsExactly("set-publisher -G '*' -g https://pkg.corp.example/illumos/ -M '*'"
                        + " -m https://mirror.corp.example/ --sticky corp");
        applied("publisher \"corp\"");
        assertThat(listed())
                .isEqualTo(CORE
                        + "corp                        origin   online F https://pkg.corp.example/illumos/\n"
                        + "corp                        mirror   online F https://mirror.corp.example/\n");
        bench.run("destroy", "web", "--yes").ok();
        assertThat(bench.filesWith("publisher/web")).noneMatch(f -> f.contains("registry"));
    }

    @Test
    void changeInPlace() {
        applied("publisher \"corp\"\npublisher \"more\" { origin \"https://m/\" \"https://n/\"; }");
        zone(
                "publisher \"more\" sticky=#false { origin \"https://m/\" \"https://o/\"; }\npublisher \"corp\" enabled=#false");
        assertThat(commands())
                .containsExactly(
                        "set-publisher -G https://n/ -g https://o/ --non-sticky more",
                        "set-publisher --disable corp",
                        "set-publisher --search-after=omnios more");
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
        assertThat(listed())
                .contains("more           (non-sticky) origin   online F https://o/\ncorp           (disabled)");
        zone("publisher \"corp\" proxy=\"http://p:3128\"");
        assertThat(commands())
                .containsExactly(
                        "set-publisher -G '*' -g https://pkg.corp.example/illumos/ -M '*' -m https://mirror.corp.example/"
                                + " --proxy http://p:3128 corp",
                        "unset-publisher more",
                        "set-publisher --enable corp");
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
    }

    @Test
    void whatNobodyNamesAnyMoreGoesOrBecomesWhatItWas() {
        applied(
                "publisher \"omnios\" origin=\"https://cache.example/\"\npublisher \"corp\" signature-policy=\"require-signatures\"");
        assertThat(listed()).doesNotContain("pkg.omnios.org");
        assertThat(pkg("publisher", "corp")).contains("signature-policy = require-signatures");
        applied("");
        assertThat(listed()).isEqualTo(CORE);
        assertThat(bench.filesWith("publisher/web")).noneMatch(f -> f.contains("registry"));
    }

    @Test
    void othersAreLeftAloneUnlessThereAreToBeNone() {
        applied("publisher \"corp\"");
        bench.onHost("pkg", "-R", "/zones/web/root", "set-publisher", "-g", "http://mine", "mine");
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
        zone("publishers-only #true\npublisher \"omnios\" sticky=#true\npublisher \"corp\"");
        assertThat(commands()).containsExactly("unset-publisher mine");
        bench.run("apply", "--yes").ok();
        bench.onHost("pkg", "-R", "/zones/web/root", "set-publisher", "-g", "http://mine", "mine");
        assertThat(commands()).containsExactly("unset-publisher mine");
    }

    @Test
    void driftIsSeenAndPutRight() {
        applied("publisher \"corp\"\npublisher \"more\"");
        bench.onHost("pkg", "-R", "/zones/web/root", "set-publisher", "-O", "http://evil", "--search-first", "more");
        String plan = bench.run("plan").ok().out();
        assertThat(plan).contains("~ lab/publisher/web: will be changed", "http://evil/", "order");
        assertThat(commands())
                .containsExactly(
                        "set-publisher -G '*' -g https://more.example/ more",
                        "set-publisher --search-first omnios",
                        "set-publisher --search-after=omnios corp");
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
        bench.onHost(
                "pkg", "-R", "/zones/web/root", "set-publisher", "--disable", "-g", "https://more.example/", "more");
        assertThat(bench.run("plan").ok().out()).contains("idle-origins");
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
    }

    @Test
    void keysAreCopiedIntoTheImageAndStayPrivate() {
        bench.onHost("mkdir", "/etc/keys").onHost("sh", "-c", "echo geheim > /etc/keys/k; echo offen > /etc/keys/c");
        bench.onHost("chmod", "600", "/etc/keys/k");
        String keys = " ssl-key=\"/etc/keys/k\" ssl-cert=\"/etc/keys/c\"";
        applied("publisher \"corp\"" + keys);
        assertThat(pkg("publisher", "corp")).contains("SSL Key: /var/pkg/ssl/etc-keys-k\n");
        assertThat(SimHost.open(folder.resolve(".zplan/sim/lab.json"))
                        .run("ls", "-l", "/zones/web/root/var/pkg/ssl/etc-keys-k")
                        .stdout())
                .startsWith("-rw-------");
        assertThat(bench.filesWith("geheim")).isEmpty();
        bench.fault(Fault.fail("shutdown", 1, 1, "no", Fault.When.AFTER));
        zone("publisher \"corp\"\ncpu-cap 2\nstate \"installed\"");
        Workbench.Run failed = bench.run("apply", "--yes");
        assertThat(failed.exitCode()).as(failed.out() + failed.err()).isEqualTo(ROLLED_BACK);
        assertThat(pkg("publisher", "corp"))
                .contains("SSL Key: /var/pkg/ssl/etc-keys-k\n", "SSL Cert: /var/pkg/ssl/etc-keys-c\n");
        applied("publisher \"corp\"\nstate \"installed\"");
        assertThat(pkg("publisher", "corp")).contains("SSL Key: None").doesNotContain("etc-keys");
        assertThat(SimHost.open(folder.resolve(".zplan/sim/lab.json"))
                        .run("ls", "/zones/web/root/var/pkg/ssl")
                        .stdout())
                .isEmpty();
    }

    @Test
    void aKeyThatIsNotThereIsToldBeforehand() {
        zone("publisher \"corp\" ssl-key=\"/etc/keys/k\" ssl-cert=\"/etc/keys/c\"");
        Workbench.Run run = bench.run("plan");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "zplan::plan::missing_reference",
                        "lab/publisher/web names /etc/keys/k, which is neither in the spec nor on the host lab",
                        "plans/z.kdl:3:30",
                        "help: it must be there before");
    }

    @Test
    void aFailedApplyLeavesTheImageAsItWas() {
        applied("publisher \"corp\"\npublisher \"more\"");
        String before = listed() + pkg("publisher", "corp") + pkg("publisher", "more");
        zone("""
                publisher "omnios" origin="https://a.example/"
                publisher "more" sticky=#false search-before="corp" signature-policy="ignore"
                publisher "corp" origin="https://b.example/" enabled=#false
                """);
        for (int nth = 1; nth <= 4; nth++) {
            bench.fault(Fault.fail("set-publisher", nth, 1, "no", nth % 2 == 0 ? Fault.When.AFTER : Fault.When.BEFORE));
            Workbench.Run run = bench.run("apply", "--yes");
            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ROLLED_BACK);
            assertThat(listed() + pkg("publisher", "corp") + pkg("publisher", "more"))
                    .isEqualTo(before);
        }
        bench.run("apply", "--yes").ok();
    }

    @Test
    void theSystemRepositorysAreNotTouched() {
        applied("publisher \"corp\"");
        bench.onHost("pkg", "-R", "/zones/web/root", "unset-publisher", "omnios")
                .onHost("pkg", "-R", "/zones/web/root", "set-property", "use-system-repo", "true");
        assertThat(listed()).startsWith("omnios         (syspub)     ");
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
        zone("publishers-only #true\npublisher \"omnios\" enabled=#true\npublisher \"corp\"");
        Workbench.Run run = bench.run("plan");
        assertThat(run.err()).contains("zplan::publisher::of_the_system_repository");
        applied("publisher \"more\"");
        assertThat(listed()).contains("(syspub)", "more ").doesNotContain("corp");
    }

    @Test
    void aZoneThatIsReplacedGetsThemAnew() {
        applied("publisher \"corp\"");
        applied("publisher \"corp\"\nzonepath \"/zones/web-2\"\nreplace #true");
        assertThat(SimHost.open(folder.resolve(".zplan/sim/lab.json"))
                        .run("pkg", "-R", "/zones/web-2/root", "publisher", "-H")
                        .stdout())
                .contains("corp ");
    }

    /** At most two round trips: pkg is asked in the second. */
    @Test
    void onlyImagesThatSomebodySpeaksOfAreAsked() {
        bench.write("plans/z.kdl", "zone \"web\" template=\"omnios\"\nzone \"db\" template=\"omnios\"\n");
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("sim", "log", "lab").out()).doesNotContain("pkg ");
        zone("publisher \"corp\"");
        bench.run("plan").ok();
        assertThat(bench.run("sim", "log", "lab").out()).doesNotContain("/zones/db/root publisher");
    }

    @Test
    void savedPlansAndRollbacksKnowThem() {
        bench.onHost("mkdir", "/etc/keys").onHost("sh", "-c", "echo geheim > /etc/keys/k");
        applied("publisher \"corp\"");
        String before = listed();
        zone("publisher \"more\"\npublisher \"corp\" ssl-key=\"/etc/keys/k\" ssl-cert=\"/etc/keys/k\"");
        bench.run("plan", "--out", "p.json").ok();
        Workbench.Run run = bench.run("apply", "p.json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(listed()).isNotEqualTo(before);
        String transaction = run.out().replaceFirst("(?s).*\\(transaction ([^)]*)\\).*", "$1");
        bench.run("rollback", transaction, "--out", "back.json").ok();
        run = bench.run("apply", "back.json");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(listed()).isEqualTo(before);
        assertThat(pkg("publisher", "corp")).contains("SSL Key: None");
    }

    @Test
    void aTwinHasThemToo() {
        bench.onHost("mkdir", "/etc/keys").onHost("touch", "/etc/keys/k");
        String keys = " ssl-key=\"/etc/keys/k\" ssl-cert=\"/etc/keys/k\"";
        applied("publisher \"omnios\" origin=\"https://cache/\"\npublisher \"corp\"" + keys);
        bench.run("facts", "--out", "facts.json").ok();
        zone("publisher \"corp\" sticky=#false" + keys + "\npublisher \"more\"");
        Workbench.Run run = bench.run("rehearse", "--facts", "facts.json");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains("The plan goes through there: 3 commands.", "Rehearsed: 3 mishaps, all rolled back.");
    }
}
