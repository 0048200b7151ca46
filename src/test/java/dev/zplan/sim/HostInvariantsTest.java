package dev.zplan.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/** What holds after any commands at all, one after another or several at once. */
class HostInvariantsTest {

    private static final List<String> VERBS = List.of(
            "install",
            "uninstall -F",
            "boot",
            "ready",
            "halt",
            "shutdown",
            "reboot",
            "detach",
            "attach",
            "mount",
            "unmount",
            "mark incomplete",
            "move /zones/moved",
            "clone a",
            "clone b");

    /** The states that a command may lead to from each. */
    private static final Map<String, Set<String>> EDGES = Map.of(
            "configured", Set.of("configured", "incomplete", "installed"),
            "incomplete", Set.of("incomplete", "configured"),
            "installed", Set.of("installed", "incomplete", "configured", "ready", "running", "mounted"),
            "ready", Set.of("ready", "running", "installed"),
            "running", Set.of("running", "ready", "installed"),
            "mounted", Set.of("mounted", "installed"));

    @Provide
    Arbitrary<String> commands() {
        Arbitrary<String> zone = Arbitraries.of("a", "b");
        Arbitrary<String> zoneadm =
                Combinators.combine(zone, Arbitraries.of(VERBS)).as((z, verb) -> "zoneadm -z " + z + " " + verb);
        Arbitrary<String> other = Arbitraries.of(
                "dladm create-vnic -l igb1 net0",
                "dladm delete-vnic net0",
                "zfs create -o mountpoint=none rpool/data/d",
                "zfs destroy rpool/data/d",
                "zfs snapshot -r rpool/zones@s",
                "zfs destroy -r rpool/zones@s",
                "zfs destroy -r rpool/zones/b",
                "zonecfg -z a 'set autoboot=true'",
                "umount /zones/a/root");
        return Arbitraries.frequencyOf(Tuple.of(5, zoneadm), Tuple.of(2, other));
    }

    @Property(tries = 40)
    void statesMoveAlongLegalEdgesAndNothingIsOrphaned(
            @ForAll Flavour flavour, @ForAll @Size(max = 25) List<@From("commands") String> commands) {
        Lab lab = twoZones(new Lab(flavour));
        for (String command : commands) {
            Map<String, String> before = states(lab);
            lab.run(command);
            states(lab)
                    .forEach((zone, state) -> assertThat(EDGES.get(before.get(zone)))
                            .as("%s: %s %s", command, zone, before.get(zone))
                            .contains(state));
            check(lab);
        }
        assertThat(SimHost.restore(lab.host.dump()).dump()).isEqualTo(lab.host.dump());
        exportsCarryTheZones(lab);
    }

    @Property(tries = 30)
    void severalAtOnceLeaveTheHostInOrder(
            @ForAll @Size(value = 3) List<@Size(max = 10) List<@From("commands") String>> users) throws Exception {
        Lab lab = twoZones(new Lab(SimHost.create(Flavour.OMNIOS).withLatency(argv -> Duration.ofNanos(20_000))));
        ExecutorService threads = Executors.newFixedThreadPool(users.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            users.forEach(commands -> running.add(threads.submit(() -> commands.forEach(lab::run))));
            for (Future<?> user : running) {
                user.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        check(lab);
        assertThat(states(lab).values()).doesNotContain("shutting_down");
        assertThat(SimHost.restore(lab.host.dump()).dump()).isEqualTo(lab.host.dump());
        exportsCarryTheZones(lab);
    }

    private static Lab twoZones(Lab lab) {
        String net = "add net; set physical=net0; end";
        return lab.configured("a", "ipkg", net, "add dataset; set name=rpool/data/d; end")
                .configured("b", "ipkg", net);
    }

    private static Map<String, String> states(Lab lab) {
        return lab.ok("zoneadm list -cp")
                .lines()
                .map(l -> l.split(":"))
                .filter(f -> !f[1].equals("global"))
                .collect(Collectors.toMap(f -> f[1], f -> f[2]));
    }

    private static void check(Lab lab) {
        List<String> datasets = lab.ok("zfs list -H -o name").lines().toList();
        for (String dataset : datasets) {
            assertThat(dataset.contains("/") ? dataset.substring(0, dataset.lastIndexOf('/')) : datasets.get(0))
                    .isIn(datasets);
        }
        boolean exists = lab.run("dladm show-vnic net0").exitCode() == 0;
        String holder =
                exists ? lab.ok("dladm show-linkprop -c -o value -p zone net0").trim() : "";
        Set<String> up = states(lab).entrySet().stream()
                .filter(e -> Set.of("ready", "running").contains(e.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(up).as("one link serves one zone").isEqualTo(holder.isEmpty() ? Set.of() : Set.of(holder));
    }

    /** What zonecfg exports makes the same zone again. */
    private static void exportsCarryTheZones(Lab lab) {
        for (String zone : states(lab).keySet()) {
            String export = lab.ok("zonecfg -z " + zone + " export");
            lab.host.run(List.of("zonecfg", "-z", "copy", "-f", "-"), export);
            assertThat(lab.ok("zonecfg -z copy export")).isEqualTo(export);
            lab.ok("zonecfg -z copy delete -F");
        }
    }
}
