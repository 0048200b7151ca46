package dev.zplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.Bench;
import dev.zplan.apply.Outcome;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.resource.Address;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Golden images: what they become, and what becomes of their clones. */
class ImagesTest {

    private static final String BASE = "image \"base\" { template \"omnios\"; %s }\n";
    private static final String WEB = "zone \"web\" template=\"omnios\" { install image=\"base\"; }\n";
    private static final String DB = "zone \"db\" template=\"omnios\" { install image=\"base\"; }\n";

    @TempDir
    Path root;

    private Bench bench;

    @BeforeEach
    void freshHost() {
        bench = Bench.omnios(root);
        bench.write("zplan.kdl", "zplan 1\nhost \"h\" via=\"sim\"\nstorage { pool \"rpool\"; }\n");
    }

    private static String image(String more) {
        return BASE.formatted(more);
    }

    private static List<String> warnings(Plan plan) {
        return plan.diagnostics().stream()
                .filter(d -> !d.isError())
                .map(Diagnostic::message)
                .toList();
    }

    private String source(String zone) {
        return Objects.requireNonNull(
                Objects.requireNonNull(bench.registry.resources().get(new Address("h", "install", zone)))
                        .resource()
                        .text("source"));
    }

    @Test
    void isAZoneThatNeverBoots() {
        Plan plan = bench.plan(image("attr \"a\" \"b\"") + WEB);
        assertThat(Bench.codes(plan)).isEmpty();
        assertThat(Bench.steps(plan))
                .contains(
                        "dataset/rpool/images:create",
                        "zonecfg/base-1:create < dataset/rpool/images:create",
                        "install/base-1:create < dataset/rpool/images:create, zonecfg/base-1:create",
                        "install/web:create < install/base-1:create, zonecfg/web:create")
                .noneMatch(s -> s.startsWith("boot/base-1"));
        assertThat(bench.apply(plan).result()).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(Bench.actions(bench.plan(image("attr \"a\" \"b\"") + WEB))).isEmpty();
        assertThat(source("web")).isEqualTo("base-1");
    }

    @Test
    void ofATemplateOnlyItsOwnFieldsCount() {
        bench.write(
                "templates/full.kdl",
                "template \"full\" { brand \"lipkg\"; autoboot #true; memory physical=\"1G\"; net over=\"igb1\";"
                        + " dataset \"rpool/x\"; attr \"role\" \"r\"; }");
        Plan plan = bench.plan("image \"base\" template=\"full\"");
        assertThat(Bench.actions(plan))
                .containsExactlyInAnyOrder(
                        "create zonecfg/base-1",
                        "create install/base-1",
                        "create boot/base-1",
                        "create dataset/rpool/images");
        assertThat(plan.changes())
                .filteredOn(c -> c.address().kind().equals("zonecfg"))
                .allSatisfy(c -> assertThat(Objects.requireNonNull(c.after()).attributes())
                        .containsKey("attr")
                        .doesNotContainKeys("net", "capped-memory"));
        assertThat(Bench.codes(bench.plan("image \"base\" { memory physical=\"1G\"; }")))
                .containsExactly("zplan::spec::unknown_field");
    }

    @Test
    void clonesKeepTheirs() {
        bench.applied(image("") + WEB);
        Plan plan = bench.plan(image("revision 2; install { packages \"editor/vim\"; }") + WEB + DB);
        assertThat(Bench.codes(plan)).isEmpty();
        assertThat(warnings(plan))
                .containsExactly("web keeps the earlier revision of the image base that it was cloned from");
        assertThat(bench.apply(plan).result()).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(source("web")).isEqualTo("base-1");
        assertThat(source("db")).isEqualTo("base-2");
        assertThat(Bench.actions(bench.plan(image("revision 2; install { packages \"editor/vim\"; }") + WEB + DB)))
                .isEmpty();
    }

    @Test
    void whatNoZoneWasClonedFromGoes() {
        bench.applied(image("") + WEB).applied(image("revision 2") + WEB).applied(image("revision 2"));
        assertThat(bench.facts().get(new Address("h", "install", "base-1"))).isNull();
        bench.applied(image("revision 3"));
        assertThat(bench.facts().get(new Address("h", "install", "base-2"))).isNull();
        assertThat(bench.facts().get(new Address("h", "install", "base-3"))).isNotNull();
    }

    @Test
    void clonesOfOtherPlansKeepTheirsToo() {
        bench.applied(image(""));
        Plan other = bench.plan(
                "q", "zone \"far\" template=\"omnios\" { install clone=\"base-1\"; }", Scope.of(Set.of("q")));
        assertThat(bench.apply(other).result()).isEqualTo(Outcome.Result.COMMITTED);
        Plan plan = bench.plan(image("revision 2"));
        assertThat(Bench.codes(plan)).isEmpty();
        assertThat(Bench.actions(plan)).noneMatch(a -> a.contains("base-1"));
    }

    @Test
    void aChangeWantsANewRevision() {
        bench.applied(image(""));
        assertThat(Bench.codes(bench.plan(image("install { packages \"editor/vim\"; }"))))
                .containsExactly("zplan::plan::cannot_change");
    }

    @Test
    void anImageThatHasClonesStays() {
        bench.applied(image("") + WEB);
        assertThat(Bench.codes(bench.plan(WEB))).isNotEmpty();
        assertThat(Bench.codes(bench.plan("zone \"web\" template=\"omnios\" { install clone=\"base-1\"; }")))
                .isNotEmpty();
    }

    @Test
    void withoutALayoutThereIsNoPlace() {
        bench.write("zplan.kdl", "zplan 1\nhost \"h\" via=\"sim\"\n");
        assertThat(Bench.codes(bench.plan(image("")))).containsExactly("zplan::image::no_place");
    }

    @Test
    void allGoesTogether() {
        String start = bench.facts().toString();
        bench.applied(image("") + WEB).applied(image("revision 2") + WEB + DB);
        assertThat(bench.apply(bench.planPurging("")).result()).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(bench.facts().toString()).isEqualTo(start);
        assertThat(bench.registry.resources()).isEmpty();
    }
}
