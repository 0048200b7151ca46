package dev.zplan.sim;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.net.Links;
import dev.zplan.sim.net.MacAddress;
import dev.zplan.sim.zfs.Pools;
import dev.zplan.sim.zonecfg.ZoneIndex;
import dev.zplan.sim.zones.Chance;
import dev.zplan.sim.zones.FileStore;
import dev.zplan.sim.zones.GlobalFiles;
import dev.zplan.sim.zones.IpStacks;
import dev.zplan.sim.zones.Kernel;
import dev.zplan.sim.zones.Machine;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A host as it comes: the pool {@code rpool} of 100G with its root, /zones, /data and /export; the cards igb0, which the global zone
 * itself uses, and igb1, which is free; the brands of its flavour; images for them in /zones/images.
 */
final class NewHost {

    private static final long POOL = 100L << 30;
    private static final String NODE_NAME = "lab";

    private NewHost() {}

    static HostState of(Flavour flavour, long seed) {
        Chance chance = new Chance(seed);
        Links links = links(seed);
        Machine machine = new Machine(
                flavour,
                NODE_NAME,
                chance,
                new ZoneIndex(chance::uuid),
                new Kernel(),
                links,
                IpStacks.ofHost(links),
                pools(flavour, seed, chance),
                new FileStore());
        machine.fileStore().follow(machine.pools());
        GlobalFiles.write(machine, "/zones/images");
        return new HostState(machine, new Faults(List.of()), Delays.NONE);
    }

    /** A host of that hardware, with nothing on it but its root; images for zones are in /var/tmp/images. */
    static HostState of(Flavour flavour, long seed, Hardware hardware) {
        Chance chance = new Chance(seed);
        Links links = new Links(seed);
        int number = 0;
        for (Hardware.Nic nic : hardware.nics()) {
            links.addPhys(
                    nic.name(),
                    MacAddress.parse("0:25:90:c0:%x:%x".formatted(number >> 8, number & 0xff))
                            .orElseThrow());
            number++;
        }
        String used = hardware.nics().stream()
                .filter(Hardware.Nic::inUse)
                .map(Hardware.Nic::name)
                .findFirst()
                .orElse("");
        Pools pools = new Pools(seed, chance::now);
        hardware.pools().forEach((name, size) -> done(pools.addPool(name, size, Optional.empty())));
        String root = hardware.root();
        for (int slash = root.indexOf('/', root.indexOf('/') + 1); slash > 0; slash = root.indexOf('/', slash + 1)) {
            done(pools.create(root.substring(0, slash), Map.of("mountpoint", "legacy")));
        }
        rootDataset(pools, root, chance);
        Machine machine = new Machine(
                flavour,
                hardware.nodeName(),
                chance,
                new ZoneIndex(chance::uuid),
                new Kernel(),
                links,
                IpStacks.ofHost(links, used),
                pools,
                new FileStore());
        machine.fileStore().follow(machine.pools());
        GlobalFiles.write(machine, "/var/tmp/images");
        return new HostState(machine, new Faults(List.of()), Delays.NONE);
    }

    private static void rootDataset(Pools pools, String root, Chance chance) {
        done(pools.create(
                root, Map.of("mountpoint", "/", "canmount", "noauto", "org.opensolaris.libbe:uuid", chance.uuid())));
        pools.mountAt(pools.find(root).orElseThrow(), "/");
    }

    private static Links links(long seed) {
        Links links = new Links(seed);
        links.addPhys("igb0", MacAddress.parse("0:25:90:c0:ff:0").orElseThrow());
        links.addPhys("igb1", MacAddress.parse("0:25:90:c0:ff:1").orElseThrow());
        return links;
    }

    private static Pools pools(Flavour flavour, long seed, Chance chance) {
        Pools pools = new Pools(seed, chance::now);
        done(pools.addPool("rpool", POOL, Optional.empty()));
        done(pools.create("rpool/ROOT", Map.of("mountpoint", "legacy")));
        String root = "rpool/ROOT/" + flavour.id();
        rootDataset(pools, root, chance);
        for (String name : List.of("zones", "data", "export")) {
            filesystem(pools, "rpool/" + name, Map.of("mountpoint", "/" + name));
        }
        filesystem(pools, "rpool/export/home", Map.of());
        return pools;
    }

    private static void filesystem(Pools pools, String name, Map<String, String> properties) {
        done(pools.create(name, properties));
        done(pools.mount(pools.find(name).orElseThrow()));
    }

    private static void done(Optional<String> problem) {
        problem.ifPresent(p -> {
            throw new IllegalStateException(p);
        });
    }
}
