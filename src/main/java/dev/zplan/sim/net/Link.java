package dev.zplan.sim.net;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One data link. It changes only through {@link Links}. */
public final class Link {
    final int id;
    final LinkClass linkClass;
    String name;
    List<String> over;
    String mac = "";
    String macType = "";
    int vid;
    int mtu;
    boolean persistent = true;
    boolean active = true;
    boolean inUse;

    @Nullable
    String zone;

    final Map<String, String> running = new TreeMap<>();
    final Map<String, String> saved = new TreeMap<>();
    final Map<String, String> details = new TreeMap<>();

    Link(int id, String name, LinkClass linkClass, List<String> over, int mtu) {
        this.id = id;
        this.name = name;
        this.linkClass = linkClass;
        this.over = List.copyOf(over);
        this.mtu = mtu;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its class. */
    public LinkClass linkClass() {
        return linkClass;
    }

    /** The links below it: one for a VNIC or VLAN, the ports of an aggregation, else none. */
    public List<String> over() {
        return over;
    }

    /** Its address in illumos form, empty if it has none. */
    public String mac() {
        return mac;
    }

    /** How the address came about: {@code fixed}, {@code random}, {@code factory, slot 1}, {@code vrrp, 3/inet}. */
    public String macType() {
        return macType;
    }

    /** The VLAN identifier, 0 if untagged. */
    public int vid() {
        return vid;
    }

    /** The largest frame in bytes. */
    public int mtu() {
        return mtu;
    }

    /** Whether it comes back at the next boot. */
    public boolean persistent() {
        return persistent;
    }

    /** Whether it exists now; a persistent link can be temporarily removed. */
    public boolean active() {
        return active;
    }

    /** Whether an IP interface or another program holds it open in the global zone. */
    public boolean inUse() {
        return inUse;
    }

    /** The zone it is lent to. */
    public Optional<String> zone() {
        return Optional.ofNullable(zone);
    }

    /** The value in force of a property that was set, comma separated; empty if unset. */
    public Optional<String> property(String property) {
        return Optional.ofNullable(running.get(property));
    }

    /** The saved value of a property, comma separated; empty if unset. */
    public Optional<String> savedProperty(String property) {
        return Optional.ofNullable(saved.get(property));
    }

    /** Whether it vanishes when its zone halts: made with {@code -t -p zone=}. */
    boolean vanishesWithZone() {
        return !persistent && details.containsKey("transient");
    }

    /** The link as its zone sees it: what is below it is unknown there. */
    Link fromInside() {
        Link inside = new Link(id, name, linkClass, List.of("?"), mtu);
        inside.mac = mac;
        inside.macType = macType;
        inside.vid = vid;
        inside.persistent = persistent;
        inside.running.putAll(running);
        inside.details.putAll(details);
        return inside;
    }

    String detail(String key, String otherwise) {
        return details.getOrDefault(key, otherwise);
    }
}
