package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.host.HostReader;
import dev.zplan.host.SimulatedHost;
import dev.zplan.module.ModuleDef;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.sim.SimHost;
import dev.zplan.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a host was made by: its zones become specs under which they stay as they are, and from which they can be made again. */
class ImportPropertiesTest {

    private static final List<String> GLOBALS = List.of(
            "set autoboot=true",
            "set bootargs=\"-m verbose\"",
            "set limitpriv=default,dtrace_proc",
            "set hostid=1a2b",
            "set fs-allowed=ufs,pcfs",
            "set scheduling-class=FSS",
            "set cpu-shares=20",
            "set max-lwps=2000",
            "set max-shm-memory=512M",
            "set ip-type=shared",
            "add capped-cpu; set ncpus=1.5; end",
            "add capped-memory; set physical=1G; set swap=2G; end",
            "add dedicated-cpu; set ncpus=1-2; set importance=5; end",
            "add rctl; set name=zone.max-lofi; add value (priv=privileged,limit=8,action=deny); end",
            "add rctl; set name=zone.max-lwps; add value (priv=privileged,limit=500,action=none); end",
            "add attr; set name=note; set type=string; set value=\"${x} # ; \\ a\"; end",
            "add attr; set name=size; set type=uint; set value=7; end",
            "add attr; set name=resolvers; set type=string; set value=9.9.9.9; end",
            "add fs; set dir=/data; set special=/export; set type=lofs; add options [ro,nodevices]; end",
            "add fs; set dir=/scratch; set special=swap; set type=tmpfs; end",
            "add device; set match=/dev/dsk/c*; end",
            "add admin; set user=root; set auths=login,manage; end",
            "add security-flags; set lower=aslr; set default=aslr; end");

    private static final List<String> NETS = List.of(
            "add net; set physical=%s; end",
            "add net; set physical=%s; set allowed-address=10.99.0.%d/24; set defrouter=10.99.0.1; end",
            "add net; set physical=%s; set allowed-address=192.0.2.%d/24; end",
            "add net; set physical=%s; set allowed-address=2001:db8::%d/64; end; add net; set physical=%s; set"
                    + " allowed-address=192.0.2.1%d/24; set defrouter=192.0.2.1; end",
            "add net; set physical=%s; set global-nic=igb1; set allowed-address=198.51.100.%d/24; end");

    /** The last of them are there on no host. */
    private static final List<String> LINKS = List.of("%s_0", "net0", "%s7", "gone0", "%s9");

    private static final List<String> SURROUNDINGS = List.of(
            "dladm create-etherstub internal0",
            "dladm create-etherstub spare0",
            "dladm create-vnic -l igb1 net0",
            "dladm create-vnic -l internal0 a_0",
            "dladm create-vnic -l internal0 b_0",
            "dladm create-vnic -l spare0 b7",
            "dladm create-vnic -l igb0 c_d_0",
            "dladm create-vnic -l spare0 c_d7",
            "dladm create-vnic -l igb1 -v 20 -m 2:8:20:1:2:3 a7",
            "dladm set-linkprop -p maxbw=50M a7",
            "zfs create -o mountpoint=/d -o quota=1G -o compression=lz4 rpool/data/a",
            "zfs create rpool/data/b",
            "zfs create -V 100M rpool/data/v");

    private static final List<String> ODD = List.of(
            "dladm create-vnic -t -l igb1 c_0",
            "zoneadm -z %s mark incomplete",
            "zoneadm -z %s mount",
            "zoneadm -z %s detach",
            "zoneadm -z %s clone a",
            "zoneadm -z %s ready",
            "dladm delete-vnic a7",
            "zfs destroy rpool/data/b",
            "zonecfg -z vm create");

    /** A host that random commands have made; many of them fail, as in life. */
    private static final class Maker {
        private final Random random;
        private final SimHost host;

        Maker(long seed, SimHost host) {
            this.random = new Random(seed);
            this.host = host;
        }

        void make(boolean odd) {
            SURROUNDINGS.stream().filter(c -> !odd || random.nextInt(4) > 0).forEach(this::run);
            for (String zone : List.of("a", "b", "c-d")) {
                zone(zone, odd);
                for (String verb : List.of("install", "boot")) {
                    if (random.nextInt(3) > 0) {
                        run("zoneadm -z " + zone + " " + verb);
                    }
                }
                if (odd && random.nextBoolean()) {
                    run(any(ODD).formatted(zone));
                }
            }
        }

        private void zone(String zone, boolean odd) {
            List<String> script = new ArrayList<>(List.of(
                    host.flavour() == Flavour.OMNIOS && random.nextBoolean() ? "create -t lipkg" : "create -t SUNWipkg",
                    "set ip-type=exclusive",
                    "set zonepath=/zones/" + zone));
            GLOBALS.stream().filter(c -> random.nextInt(6) == 0).forEach(script::add);
            for (int i = random.nextInt(3); i > 0; i--) {
                String net = any(NETS);
                boolean made = net.contains("global-nic");
                String link =
                        (odd ? any(LINKS) : made ? "%s9" : any(LINKS.subList(0, 3))).formatted(zone.replace('-', '_'));
                script.add(net.formatted(link, 10 + random.nextInt(80), link, random.nextInt(10)));
            }
            Stream.of("a", "b", "v")
                    .filter(d -> random.nextInt(5) == 0)
                    .forEach(d -> script.add("add dataset; set name=rpool/data/" + d + "; end"));
            host.run(List.of("zonecfg", "-z", zone, String.join("; ", script)), "");
        }

        private void run(String line) {
            host.run(List.of(line.split(" ")), "");
        }

        private String any(List<String> from) {
            return from.get(random.nextInt(from.size()));
        }
    }

    private interface Work {
        void in(Path folder) throws IOException;
    }

    private static void temporarily(Work work) throws IOException {
        Path folder = Files.createTempDirectory("zplan-import");
        try {
            work.in(folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Workbench bench(Path folder, Flavour flavour) {
        Workbench bench = Workbench.in(folder).remove("plans/quickstart.kdl");
        bench.write("zplan.kdl", "zplan 1\nhost \"lab\" via=\"sim\" flavour=\"" + flavour.id() + "\"\n");
        bench.facts();
        return bench;
    }

    private static SimHost host(Path folder) {
        return SimHost.open(folder.resolve(".zplan/sim/lab.json"));
    }

    @Property(tries = 5)
    void afterAnImportThePlanIsEmpty(@ForAll long seed, @ForAll Flavour flavour) throws IOException {
        temporarily(folder -> {
            Workbench bench = bench(folder, flavour);
            new Maker(seed, host(folder)).make(true);
            String language = seed % 2 == 0 ? "kdl" : "yaml";
            Workbench.Run run = bench.run("import", "--all", "--as", language).ok();
            assertThat(bench.run("plan").ok().out()).as(run.out()).startsWith("No changes.");
            long zones = zones(folder).size();
            assertThat(run.out().lines().filter(l -> l.startsWith("lab/zone/")).count())
                    .as(run.out())
                    .isEqualTo(zones);
        });
    }

    @Property(tries = 5)
    void whatWasImportedCanBeMadeAgain(@ForAll long seed, @ForAll Flavour flavour) throws IOException {
        temporarily(folder -> {
            Workbench bench = bench(folder, flavour);
            new Maker(seed, host(folder)).make(false);
            Workbench.Run run = bench.run("import", "--all").ok();
            SortedMap<Address, Resource> before = facts(folder);
            for (String zone : zones(folder)) {
                if (run.out().contains("lab/zone/" + zone + " → ")) {
                    SimHost host = host(folder);
                    host.run(List.of("zoneadm", "-z", zone, "halt"), "");
                    host.run(List.of("zoneadm", "-z", zone, "uninstall", "-F"), "");
                    host.run(List.of("zonecfg", "-z", zone, "delete", "-F"), "");
                }
            }
            bench.run("apply", "--yes").ok();
            SortedMap<Address, Resource> after = facts(folder);
            assertThat(without(after, before)).as(run.out()).isEqualTo(without(before, after));
        });
    }

    private static List<String> zones(Path folder) {
        return host(folder)
                .run(List.of("zoneadm", "list", "-cp"), "")
                .stdout()
                .lines()
                .map(l -> l.split(":")[1])
                .filter(z -> !z.equals("global"))
                .toList();
    }

    private static List<Resource> without(SortedMap<Address, Resource> some, SortedMap<Address, Resource> others) {
        return some.values().stream().filter(r -> !others.containsValue(r)).toList();
    }

    /** Without what is another each time that something is made. */
    private static SortedMap<Address, Resource> facts(Path folder) {
        Workspace workspace = Workspace.open(folder, folder);
        SortedMap<Address, Resource> facts = new TreeMap<>(new HostReader(workspace.kinds())
                .read(new SimulatedHost("lab", host(folder)), Set.of())
                .resources());
        facts.replaceAll((address, resource) -> {
            Resource kept = resource;
            for (String identity :
                    List.of("uuid", "id", "guid", "used", "available", "mac", "mac-type", ModuleDef.MARK)) {
                kept = kept.with(identity, null);
            }
            return kept;
        });
        facts.keySet().removeIf(address -> address.kind().equals("snapshot"));
        return facts;
    }
}
