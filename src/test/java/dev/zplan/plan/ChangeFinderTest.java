package dev.zplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.Bench;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That something is gone is said of what was applied before, and of nothing else that has to be made. */
final class ChangeFinderTest {

    private static final List<String> GONE = List.of("it was applied before and is gone from the host");
    private static final String ZONE = "zone \"web\" template=\"omnios\" { %s }\n";

    @TempDir
    private Path root;

    private Bench bench;

    @BeforeEach
    void freshHost() {
        bench = Bench.omnios(root);
    }

    /** What is created, and why. */
    private Map<String, List<String>> created(String spec) {
        Plan plan = bench.plan(spec);
        assertThat(Bench.codes(plan)).isEmpty();
        return plan.changes().stream()
                .filter(c -> c.action() == Action.CREATE)
                .collect(Collectors.toMap(
                        c -> c.address().kind() + "/" + c.address().name(), Change::reasons));
    }

    @Test
    void whatWasAppliedIsGone() {
        String spec = "etherstub \"a0\"\n" + ZONE.formatted("");
        bench.applied(spec)
                .ran("dladm", "delete-etherstub", "a0")
                .ran("zoneadm", "-z", "web", "halt")
                .ran("zoneadm", "-z", "web", "uninstall", "-F");
        assertThat(created(spec)).isEqualTo(Map.of("etherstub/a0", GONE, "install/web", GONE, "boot/web", GONE));
    }

    @Test
    void whatIsNewIsNot() {
        bench.applied("etherstub \"a0\"\n");
        assertThat(created("etherstub \"a0\"\netherstub \"b0\"\n")).isEqualTo(Map.of("etherstub/b0", List.of()));
    }

    @Test
    void aNewPartOfAnOldZoneIsNot() {
        bench.applied(ZONE.formatted("state \"configured\""));
        assertThat(created(ZONE.formatted(""))).isEqualTo(Map.of("install/web", List.of(), "boot/web", List.of()));
    }

    @Test
    void whatWasLetGoIsNot() {
        String spec = "dataset \"rpool/data/f\"\n";
        bench.applied(spec).applied("").ran("zfs", "destroy", "rpool/data/f");
        assertThat(created(spec)).isEqualTo(Map.of("dataset/rpool/data/f", List.of()));
    }

    @Test
    void whatIsGoneAndNotWantedIsForgotten() {
        bench.applied("etherstub \"a0\"\n").ran("dladm", "delete-etherstub", "a0");
        Change change = bench.plan("").changes().get(0);
        assertThat(change.action()).isEqualTo(Action.FORGET);
        assertThat(change.reasons()).containsExactly("it is already gone from the host");
    }
}
