package dev.zplan.sim.ip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.sim.net.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The IP configuration of one zone: interfaces, addresses, routes, properties, and the rules of NAT.
 *
 * <p>Refusals are libipadm's status texts, as values; an empty optional means that it was done. Not safe for several threads.
 */
public final class IpStack {
    private final List<IpInterface> interfaces = new ArrayList<>();
    private final List<AddressObject> addresses = new ArrayList<>();
    private final List<Grant> grants = new ArrayList<>();
    private final RouteTable routes = new RouteTable();
    private final TreeMap<String, String> running = new TreeMap<>();
    private final TreeMap<String, String> saved = new TreeMap<>();
    private final List<String> nat = new ArrayList<>();

    IpStack() {}

    /** A stack with nothing but the loopback interface. */
    public static IpStack fresh() {
        IpStack stack = new IpStack();
        stack.interfaces.add(new IpInterface(IpInterface.LOOPBACK, true, true, false));
        stack.addresses.add(
                new AddressObject("lo0/v4", AddressObject.Type.STATIC, "127.0.0.1", 8, true, true, true, true));
        stack.addresses.add(new AddressObject("lo0/v6", AddressObject.Type.STATIC, "::1", 128, true, true, true, true));
        return stack;
    }

    /** That of a new host's global zone: an address of the documentation's network on that link, and a default route. */
    public static IpStack ofHost(Datalinks links, String link) {
        IpStack stack = fresh();
        if (links.find(link).isPresent()) {
            new IpConfiguration(stack, links)
                    .createAddress(new AddressObject(
                            link + "/v4", AddressObject.Type.STATIC, "192.0.2.10", 24, true, true, true, true));
            stack.routes.add(stack, new Route("0.0.0.0", 0, "192.0.2.1", "", false));
            stack.routes.saved().add("default 192.0.2.1");
        }
        return stack;
    }

    /** Reads what {@link #toJson} wrote. */
    public static IpStack fromJson(JsonNode json) {
        return IpStackJson.read(json);
    }

    /** The whole state. */
    public ObjectNode toJson() {
        return IpStackJson.write(this);
    }

    /**
     * Starts anew, as a zone does at boot: what was temporary is gone, what was disabled is back, and what the global zone grants
     * is there.
     *
     * @param granted the addresses that the global zone lets it have
     * @param links what it has to plumb over
     */
    public void boot(List<Grant> granted, Datalinks links) {
        interfaces.removeIf(i -> !i.persistent() || i.granted() || !usable(i, links));
        interfaces.replaceAll(i -> i.active(true));
        addresses.removeIf(
                a -> !a.persistent() || findInterface(a.interfaceName()).isEmpty());
        addresses.replaceAll(a -> a.active(true));
        grants.clear();
        grants.addAll(granted);
        running.clear();
        running.putAll(saved);
        nat.clear();
        routes.all().clear();
        granted.stream().map(Grant::link).distinct().forEach(this::plumbGranted);
        routes.restore(this);
    }

    private static boolean usable(IpInterface plumbed, Datalinks links) {
        return plumbed.isLoopback() || links.find(plumbed.name()).isPresent();
    }

    /** Plumbs an interface whose addresses the global zone decides: {@code _a}, {@code _b} and so on. */
    void plumbGranted(String link) {
        interfaces.removeIf(i -> i.name().equals(link));
        interfaces.add(new IpInterface(link, true, true, true));
        char letter = 'a';
        for (Grant grant : grants) {
            Optional<IpAddress> ip = grant.link().equals(link) ? grant.ip() : Optional.empty();
            if (ip.isEmpty()) {
                continue;
            }
            addresses.add(new AddressObject(
                    link + "/_" + letter++,
                    AddressObject.Type.STATIC,
                    ip.get().toString(),
                    grant.prefix(),
                    true,
                    true,
                    false,
                    true));
            IpAddress.parse(grant.router())
                    .ifPresent(r -> routes.add(
                            this, new Route(IpAddress.unspecified(r.isV6()).toString(), 0, r.toString(), link, false)));
        }
    }

    boolean isGranted(String link) {
        return grants.stream().anyMatch(g -> g.link().equals(link));
    }

    List<IpInterface> interfaces() {
        return interfaces;
    }

    List<AddressObject> addresses() {
        return addresses;
    }

    List<Grant> grants() {
        return grants;
    }

    RouteTable routes() {
        return routes;
    }

    /** Values in force that were set, by {@code protocol/property}, or {@code protocol/interface/property}. */
    Map<String, String> running() {
        return running;
    }

    /** Saved values, by the same keys. */
    Map<String, String> saved() {
        return saved;
    }

    /** The rules of NAT in their order, as they are shown. */
    List<String> nat() {
        return nat;
    }

    Optional<IpInterface> findInterface(String name) {
        return interfaces.stream().filter(i -> i.name().equals(name)).findFirst();
    }

    Optional<AddressObject> findAddress(String name) {
        return addresses.stream().filter(a -> a.name().equals(name)).findFirst();
    }

    /** Interfaces as the kernel walks them: kinds in the order of their first one, then by number; disabled ones come last. */
    List<IpInterface> walk() {
        Map<String, List<IpInterface>> kinds = new LinkedHashMap<>();
        interfaces.stream()
                .filter(IpInterface::active)
                .forEach(i ->
                        kinds.computeIfAbsent(i.kind(), k -> new ArrayList<>()).add(i));
        Comparator<IpInterface> byNumber = Comparator.comparingLong(
                i -> Long.parseLong(i.name().substring(i.kind().length())));
        return Stream.concat(
                        kinds.values().stream().flatMap(k -> k.stream().sorted(byNumber)),
                        interfaces.stream().filter(i -> !i.active()))
                .toList();
    }

    /** Addresses as they are shown: active ones of IPv4, then of IPv6, by interface; disabled ones come last. */
    List<AddressObject> walkAddresses() {
        List<AddressObject> all = new ArrayList<>();
        for (boolean v6 : new boolean[] {false, true}) {
            walk().stream()
                    .filter(IpInterface::active)
                    .forEach(i -> addresses.stream()
                            .filter(a -> a.active()
                                    && a.isV6() == v6
                                    && a.interfaceName().equals(i.name()))
                            .forEach(all::add));
        }
        addresses.stream().filter(a -> !a.active()).forEach(all::add);
        return all;
    }

    /** The addresses that are up. */
    Stream<AddressObject> live() {
        return walkAddresses().stream().filter(a -> a.up() && a.active());
    }

    void replace(AddressObject old, AddressObject fresh) {
        addresses.set(addresses.indexOf(old), fresh);
    }
}
