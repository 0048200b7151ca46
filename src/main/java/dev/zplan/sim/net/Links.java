package dev.zplan.sim.net;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The data links of one host. All classes share one name space.
 *
 * <p>Refusals are libdladm's status texts ({@code link busy}, {@code object not found} …), as values; an empty optional
 * means that it was done. Not safe for several threads.
 */
public final class Links {
    static final String NOT_FOUND = "object not found";
    static final String EXISTS = "object already exists";
    static final String BUSY = "link busy";
    static final String BAD_ARGUMENT = "invalid argument";
    static final String DENIED = "permission denied";

    private final Map<String, Link> byName = new HashMap<>();
    private final TreeMap<Integer, Link> byId = new TreeMap<>();
    private final Map<String, Set<String>> users = new HashMap<>();
    private final TreeSet<String> zones = new TreeSet<>();
    private final boolean readOnly;
    private int nextId = 1;
    private long random;

    /** A host without links. The seed decides the addresses that are chosen at random. */
    public Links(long seed) {
        this(seed, false);
    }

    private Links(long seed, boolean readOnly) {
        this.random = seed;
        this.readOnly = readOnly;
    }

    /** What a caller without rights sees: the links of the global zone, or only those lent to his zone. */
    Links seenBy(Optional<String> zone) {
        Links seen = new Links(random, true);
        for (Link link : byId.values()) {
            if (zone.isEmpty()) {
                seen.add(link);
            } else if (link.zone().equals(zone)) {
                seen.add(link.fromInside());
            }
        }
        return seen;
    }

    /** Reads what {@link #toJson} wrote. */
    public static Links fromJson(ObjectNode node) {
        return LinksJson.read(node);
    }

    /** The whole state. */
    public ObjectNode toJson() {
        return LinksJson.write(this);
    }

    /** The link with that name, also if it is lent to a zone or temporarily removed. */
    public Optional<Link> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All links, the oldest first, as dladm lists them. */
    public Collection<Link> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** The names of all links, the oldest first. */
    public List<String> names() {
        return byId.values().stream().map(Link::name).toList();
    }

    /** The links directly over that one. */
    public List<Link> over(String name) {
        return users.getOrDefault(name, Set.of()).stream()
                .map(byName::get)
                .flatMap(l -> Optional.ofNullable(l).stream())
                .toList();
    }

    /** Adds a network card: Ethernet, up, MTU 1500. */
    public LinkResult addPhys(String name, MacAddress mac) {
        return make(name, LinkClass.PHYS, List.of(), 1500, false, l -> {
            l.mac = mac.toString();
            l.macType = "factory, slot 1";
            if (name.startsWith("e1000g")) {
                l.details.put("mtu-min", "1500");
                l.details.put("mtu-max", "16362");
            }
        });
    }

    /** Makes an etherstub. */
    public LinkResult createEtherstub(String name, boolean temporary) {
        return make(name, LinkClass.ETHERSTUB, List.of(), 9000, temporary, l -> {
            l.details.put("mtu-min", "576");
            l.details.put("mtu-max", "9000");
        });
    }

    /** Makes a simulated card. */
    public LinkResult createSimnet(String name, String media, boolean temporary) {
        return make(name, LinkClass.SIMNET, List.of(), 1500, temporary, l -> {
            l.details.put("media", media);
            l.mac = new MacGenerator(this).next(List.of(), List.of()).toString();
        });
    }

    /** Makes a VLAN link. */
    public LinkResult createVlan(String name, String over, int vid, boolean temporary, boolean forced) {
        Optional<String> refusal = cannotCarry(over, temporary);
        if (refusal.isPresent()) {
            return LinkResult.refused(refusal.get());
        }
        Link lower = lower(over);
        if (over(over).stream().anyMatch(l -> l.linkClass() == LinkClass.VLAN && l.vid() == vid)) {
            return LinkResult.refused(EXISTS);
        }
        return make(name, LinkClass.VLAN, List.of(over), lower.mtu(), temporary, l -> {
            l.vid = vid;
            l.mac = lower.mac();
            l.details.put("forced", forced ? "f" : "-");
            l.details.put("mtu-max", Integer.toString(lower.mtu()));
        });
    }

    /** Makes a VNIC with all its properties, or changes nothing. */
    public LinkResult createVnic(VnicRequest request) {
        if (byName.containsKey(request.name())) {
            return LinkResult.refused(EXISTS);
        }
        Optional<String> refusal = cannotCarry(request.over(), request.temporary());
        if (refusal.isPresent()) {
            return LinkResult.refused(refusal.get());
        }
        Link lower = lower(request.over());
        Optional<String> bad = request.mac().flatMap(mac -> mac.refusal(lower, over(lower.name()), request.vid()));
        if (bad.isPresent()) {
            return LinkResult.refused(bad.get());
        }
        MacAddress mac =
                request.mac().orElseGet(() -> new MacGenerator(this).next(request.prefix(), over(request.over())));
        LinkResult result =
                make(request.name(), LinkClass.VNIC, List.of(request.over()), lower.mtu(), request.temporary(), l -> {
                    l.mac = mac.toString();
                    l.macType = request.mac().isPresent() ? request.macType() : "random";
                    l.vid = request.vid();
                    l.details.put("mtu-min", lower.detail("mtu-min", "60"));
                    l.details.put("mtu-max", Integer.toString(lower.mtu()));
                });
        return result instanceof LinkResult.Made made ? withProperties(made.link(), request) : result;
    }

    private LinkResult withProperties(Link link, VnicRequest request) {
        for (Map.Entry<String, List<String>> property : request.properties().entrySet()) {
            Optional<String> refusal =
                    setProperty(link.name(), property.getKey(), property.getValue(), request.temporary());
            if (refusal.isPresent()) {
                remove(link);
                return new LinkResult.Refused(refusal.get(), property.getKey());
            }
        }
        if (request.temporary() && request.properties().containsKey("zone")) {
            link.details.put("transient", "yes");
        }
        return new LinkResult.Made(link);
    }

    private Optional<String> cannotCarry(String over, boolean temporary) {
        Link lower = byName.get(over);
        if (lower == null || !lower.active()) {
            return Optional.of(NOT_FOUND);
        }
        if (lower.linkClass() == LinkClass.VNIC || lower.linkClass() == LinkClass.VLAN) {
            return Optional.of(BAD_ARGUMENT);
        }
        if (over(over).stream().anyMatch(l -> l.linkClass() == LinkClass.AGGR)) {
            return Optional.of(BUSY);
        }
        return lower.persistent() || temporary
                ? Optional.empty()
                : Optional.of("can't create persistent object on top of temporary object");
    }

    private Link lower(String name) {
        Link link = byName.get(name);
        if (link == null) {
            throw new IllegalStateException("no link " + name);
        }
        return link;
    }

    /** Makes a link of any class. */
    LinkResult make(String name, LinkClass kind, List<String> over, int mtu, boolean temporary, LinkSetup setup) {
        if (byName.containsKey(name)) {
            return LinkResult.refused(EXISTS);
        }
        if (!LinkName.valid(name)) {
            return LinkResult.refused(BAD_ARGUMENT);
        }
        if (readOnly) {
            return LinkResult.refused(DENIED);
        }
        Link link = new Link(nextId++, name, kind, over, mtu);
        link.persistent = !temporary;
        link.details.put("mtu-default", Integer.toString(mtu));
        setup.accept(link);
        add(link);
        return new LinkResult.Made(link);
    }

    /** What distinguishes a new link from others of its class. */
    interface LinkSetup {
        void accept(Link link);
    }

    /**
     * Deletes a link of any class but a physical one.
     *
     * @param temporary only the running link; its saved record stays
     */
    public Optional<String> delete(String name, boolean temporary) {
        Link link = byName.get(name);
        if (link == null) {
            return Optional.of(NOT_FOUND);
        }
        if (readOnly) {
            return Optional.of(DENIED);
        }
        if (link.linkClass() == LinkClass.PHYS) {
            return Optional.of(BAD_ARGUMENT);
        }
        if (link.inUse() || link.zone().isPresent() || hasActiveUsers(name)) {
            return Optional.of(BUSY);
        }
        if (temporary && link.persistent()) {
            if (!link.active()) {
                return Optional.of(NOT_FOUND);
            }
            link.active = false;
        } else {
            remove(link);
        }
        return Optional.empty();
    }

    /** Deletes a VNIC for good; refuses links of another class. */
    public Optional<String> deleteVnic(String name) {
        Optional<Link> link = find(name);
        return link.isPresent() && link.get().linkClass() != LinkClass.VNIC
                ? Optional.of(BAD_ARGUMENT)
                : delete(name, false);
    }

    private boolean hasActiveUsers(String name) {
        return over(name).stream().anyMatch(Link::active);
    }

    /** Renames a link; links over it follow. */
    public Optional<String> rename(String from, String to) {
        Link link = byName.get(from);
        if (link == null) {
            return Optional.of(NOT_FOUND);
        }
        if (byName.containsKey(to)) {
            return Optional.of(EXISTS);
        }
        if (!LinkName.valid(to)) {
            return Optional.of(BAD_ARGUMENT);
        }
        if (readOnly) {
            return Optional.of(DENIED);
        }
        if (link.inUse() || link.zone().isPresent()) {
            return Optional.of(BUSY);
        }
        byName.remove(from);
        link.name = to;
        byName.put(to, link);
        List<Link> above = over(from);
        users.remove(from);
        for (Link user : above) {
            user.over = user.over().stream().map(o -> o.equals(from) ? to : o).toList();
            users.computeIfAbsent(to, k -> new TreeSet<>()).add(user.name());
        }
        for (String over : link.over()) {
            Set<String> names = users.getOrDefault(over, new TreeSet<>());
            names.remove(from);
            names.add(to);
        }
        return Optional.empty();
    }

    /**
     * Sets a property as {@code dladm set-linkprop} does.
     *
     * @param temporary do not save it
     */
    public Optional<String> setProperty(String name, String property, List<String> values, boolean temporary) {
        return withLink(name, link -> new LinkSetting(this, link, temporary).set(property, values));
    }

    /** Puts a property back to its default. */
    public Optional<String> resetProperty(String name, String property, boolean temporary) {
        return withLink(name, link -> new LinkSetting(this, link, temporary).reset(property));
    }

    /** Does something with a link that exists, on behalf of somebody who may. */
    Optional<String> withLink(String name, Function<Link, Optional<String>> action) {
        Link link = byName.get(name);
        if (link == null) {
            return Optional.of(NOT_FOUND);
        }
        return readOnly ? Optional.of(DENIED) : action.apply(link);
    }

    /** Says whether something in the global zone holds the link open: an IP interface, snoop, a bhyve guest. */
    public void setInUse(String name, boolean inUse) {
        find(name).ifPresent(l -> l.inUse = inUse);
    }

    /** Says that an exclusive-IP zone is up, so that links can be given to it. */
    public void zoneReady(String zone) {
        zones.add(zone);
    }

    /** Whether links can be given to that zone. */
    public boolean isZoneReady(String zone) {
        return zones.contains(zone);
    }

    /** Lends a link to a zone, as zoneadmd does at {@code ready}; the zone counts as up from then on. */
    public Optional<String> lend(String name, String zone) {
        return withLink(name, link -> {
            if (!link.active()) {
                return Optional.of(NOT_FOUND);
            }
            if (link.inUse() || link.zone().filter(z -> !z.equals(zone)).isPresent()) {
                return Optional.of(BUSY);
            }
            zones.add(zone);
            link.zone = zone;
            return Optional.empty();
        });
    }

    /**
     * Sets the values in force of {@code protection} and {@code allowed-ips}, as zoneadmd does at boot for
     * {@code allowed-address}. Refused with zoneadmd's words if one is set already.
     */
    public Optional<String> protect(String name, List<String> allowedIps) {
        return withLink(name, link -> {
            if (link.property("protection").isPresent()) {
                return Optional.of("Protection is already set");
            }
            if (link.property("allowed-ips").isPresent()) {
                return Optional.of("allowed-ips is already set");
            }
            Optional<String> refusal = setProperty(name, "protection", List.of("ip-nospoof"), true);
            return refusal.isPresent() ? refusal : setProperty(name, "allowed-ips", allowedIps, true);
        });
    }

    /** Takes all links of a halted zone back: clears what was in force, destroys transient VNICs. */
    public void giveBack(String zone) {
        zones.remove(zone);
        for (Link link : new ArrayList<>(byId.values())) {
            if (link.zone().filter(zone::equals).isEmpty()) {
                continue;
            }
            link.zone = null;
            List.of("protection", "allowed-ips", "pool").forEach(link.running::remove);
            if (link.vanishesWithZone()) {
                remove(link);
            }
        }
    }

    /** Starts the host anew: temporary links and values are gone, saved ones are in force. */
    public void reboot() {
        zones.clear();
        for (Link link : new ArrayList<>(byId.values())) {
            link.zone = null;
            link.inUse = false;
            link.active = true;
            link.running.clear();
            link.running.putAll(link.saved);
            link.mtu = Integer.parseInt(link.saved.getOrDefault("mtu", link.detail("mtu-default", "1500")));
            if (!link.persistent()) {
                remove(link);
            }
        }
    }

    /** Puts other links below one. */
    void reconnect(Link link, List<String> over) {
        remove(link);
        link.over = List.copyOf(over);
        add(link);
    }

    private void remove(Link link) {
        byName.remove(link.name());
        byId.remove(link.id);
        link.over().forEach(o -> users.getOrDefault(o, new TreeSet<>()).remove(link.name()));
    }

    void add(Link link) {
        byName.put(link.name(), link);
        byId.put(link.id, link);
        link.over().forEach(o -> users.computeIfAbsent(o, k -> new TreeSet<>()).add(link.name()));
        nextId = Math.max(nextId, link.id + 1);
    }

    long random() {
        return random;
    }

    void setRandom(long value) {
        random = value;
    }

    int nextId() {
        return nextId;
    }

    void setNextId(int value) {
        nextId = value;
    }

    Set<String> readyZones() {
        return Collections.unmodifiableSet(zones);
    }
}
