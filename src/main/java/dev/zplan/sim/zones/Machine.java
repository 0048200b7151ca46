package dev.zplan.sim.zones;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.files.FileView;
import dev.zplan.sim.net.Links;
import dev.zplan.sim.zfs.Pools;
import dev.zplan.sim.zonecfg.Property;
import dev.zplan.sim.zonecfg.ZoneConfig;
import dev.zplan.sim.zonecfg.ZoneEntry;
import dev.zplan.sim.zonecfg.ZoneIndex;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All that the commands for zones see of their host, and change. Not safe for several threads. */
public final class Machine {

    /** The name of the zone that is the host itself. */
    public static final String GLOBAL = "global";

    private final Flavour flavour;
    private final String nodeName;
    private final Chance chance;
    private final ZoneIndex index;
    private final Kernel kernel;
    private final Links links;
    private final IpStacks ipStacks;
    private final Pools pools;
    private final FileStore fileStore;

    /** Puts a host together. */
    public Machine(
            Flavour flavour,
            String nodeName,
            Chance chance,
            ZoneIndex index,
            Kernel kernel,
            Links links,
            IpStacks ipStacks,
            Pools pools,
            FileStore fileStore) {
        this.flavour = flavour;
        this.nodeName = nodeName;
        this.chance = chance;
        this.index = index;
        this.kernel = kernel;
        this.links = links;
        this.ipStacks = ipStacks;
        this.pools = pools;
        this.fileStore = fileStore;
        pools.surround(new PoolSurroundings(this));
    }

    /** The distribution. */
    public Flavour flavour() {
        return flavour;
    }

    /** The host's name. */
    public String nodeName() {
        return nodeName;
    }

    /** Random-looking values and time. */
    public Chance chance() {
        return chance;
    }

    /** The zones that are configured. */
    public ZoneIndex index() {
        return index;
    }

    /** The zones that are up. */
    public Kernel kernel() {
        return kernel;
    }

    /** The data links. */
    public Links links() {
        return links;
    }

    /** What IP makes of the links, in each zone. */
    public IpStacks ipStacks() {
        return ipStacks;
    }

    /** The pools and their datasets. */
    public Pools pools() {
        return pools;
    }

    /** What the file systems hold. */
    public FileStore fileStore() {
        return fileStore;
    }

    /** Directories and files as the global zone sees them. */
    public FileView files() {
        return fileStore.view(this);
    }

    ZoneStorage storage() {
        return new ZoneStorage(this);
    }

    /** The zone of that name, the global one included. */
    public Optional<Zone> zone(String name) {
        return name.equals(GLOBAL) ? Optional.of(global()) : index.find(name).map(this::seen);
    }

    /** The configured zones without the global one, in the order of the index. */
    Stream<Zone> zones() {
        return index.entries().stream().map(this::seen);
    }

    /** The zones that the kernel knows, the global one first. */
    Stream<Zone> kernelZones() {
        return Stream.concat(Stream.of(global()), kernel.names().stream().flatMap(n -> zone(n).stream()));
    }

    private Zone global() {
        return new Zone(GLOBAL, ZoneState.RUNNING, 0, "/", "", "ipkg", false, flavour == Flavour.OMNIOS ? "0" : "");
    }

    /** What the kernel says of a zone, else the index. */
    ZoneState state(ZoneEntry entry) {
        return kernel.find(entry.name()).map(Kernel.Booted::state).orElseGet(() -> ZoneState.of(entry.state()));
    }

    private Zone seen(ZoneEntry entry) {
        Optional<Kernel.Booted> booted = kernel.find(entry.name());
        ZoneConfig config = booted.map(Kernel.Booted::config).orElse(entry.config());
        return new Zone(
                entry.name(),
                state(entry),
                booted.map(Kernel.Booted::id).orElse(-1),
                entry.zonepath(),
                entry.uuid().orElse(""),
                entry.config().get(Property.BRAND),
                config.isExclusiveIp(),
                entry.debugId() == 0 ? "" : Integer.toString(entry.debugId()));
    }

    /** The configuration of a zone that exists. */
    ZoneConfig config(String zone) {
        return index.find(zone).map(ZoneEntry::config).orElseThrow();
    }

    void changeConfig(String zone, UnaryOperator<ZoneConfig> change) {
        index.setConfig(zone, change.apply(config(zone)));
    }

    String newUuid() {
        return chance.uuid();
    }

    long now() {
        return chance.now();
    }

    String timestamp() {
        return chance.timestamp();
    }
}
