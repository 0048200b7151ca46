package dev.zplan.sim.zonecfg;

import dev.zplan.resource.Flavour;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A host that is nothing but zones, files and users: for tests and for replaying recordings. */
public final class InMemoryWorld implements ZoneWorld {

    private final Flavour flavour;
    private final ZoneIndex zones;
    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, String> kernelStates = new HashMap<>();
    private final Map<String, ZoneConfig> detached = new HashMap<>();
    private final Set<String> users = new HashSet<>(Set.of("root"));

    /** A host without zones, whose new zones get these uuids. */
    public InMemoryWorld(Flavour flavour, ZoneIndex zones) {
        this.flavour = flavour;
        this.zones = zones;
    }

    @Override
    public Flavour flavour() {
        return flavour;
    }

    @Override
    public ZoneIndex zones() {
        return zones;
    }

    @Override
    public Optional<String> kernelState(String zone) {
        return Optional.ofNullable(kernelStates.get(zone));
    }

    /** Lets the kernel know a zone in that state. */
    public void setKernelState(String zone, String state) {
        kernelStates.put(zone, state);
    }

    @Override
    public Optional<String> readFile(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public boolean isDirectory(String path) {
        String below = path.endsWith("/") ? path : path + "/";
        return path.equals(".") || path.equals("/") || files.keySet().stream().anyMatch(f -> f.startsWith(below));
    }

    @Override
    public boolean writeFile(String path, String text) {
        int slash = path.lastIndexOf('/');
        if (slash > 0 && !isDirectory(path.substring(0, slash))) {
            return false;
        }
        files.put(path, text);
        return true;
    }

    /** Puts a file there, together with the directories above it. */
    public void addFile(String path, String text) {
        files.put(path, text);
    }

    @Override
    public Optional<ZoneConfig> detachedConfig(String zonepath) {
        return Optional.ofNullable(detached.get(zonepath));
    }

    /** Leaves a detached zone at that path. */
    public void addDetached(String zonepath, ZoneConfig config) {
        detached.put(zonepath, config);
    }

    @Override
    public boolean isUser(String name) {
        return users.contains(name);
    }

    /** Makes a user known. */
    public void addUser(String name) {
        users.add(name);
    }
}
