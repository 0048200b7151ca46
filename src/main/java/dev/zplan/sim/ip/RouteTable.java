package dev.zplan.sim.ip;

import dev.zplan.sim.net.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The routes that were added, in force and saved. Those of the links themselves follow from the addresses. */
final class RouteTable {

    private final List<Route> added = new ArrayList<>();
    private final List<String> saved = new ArrayList<>();

    /** Why a route cannot be added or removed: an error of the kernel. */
    enum Errno {
        NONE(0, ""),
        ESRCH(3, "not in table"),
        EEXIST(17, "entry exists"),
        ENETUNREACH(128, "Network is unreachable");

        final int code;
        final String text;

        Errno(int code, String text) {
            this.code = code;
            this.text = text;
        }
    }

    /** Those that were added, the oldest first. */
    List<Route> all() {
        return added;
    }

    /** Those in {@code /etc/inet/static_routes}: what stood after {@code add}. */
    List<String> saved() {
        return saved;
    }

    Errno add(IpStack stack, Route route) {
        if (added.stream().anyMatch(route::sameAs)) {
            return Errno.EEXIST;
        }
        if (onLink(stack, route.gateway()).isEmpty()) {
            return Errno.ENETUNREACH;
        }
        added.add(route);
        return Errno.NONE;
    }

    Errno remove(Route route) {
        return added.removeIf(route::sameAs) ? Errno.NONE : Errno.ESRCH;
    }

    /** Leads to the same destination by another gateway. */
    Errno change(IpStack stack, Route route) {
        Optional<Route> old = added.stream()
                .filter(r -> r.destination().equals(route.destination()) && r.prefix() == route.prefix())
                .findFirst();
        if (old.isEmpty()) {
            return Errno.ESRCH;
        }
        if (onLink(stack, route.gateway()).isEmpty()) {
            return Errno.ENETUNREACH;
        }
        added.set(added.indexOf(old.get()), old.get().via(route.gateway()));
        return Errno.NONE;
    }

    /** Adds the saved ones, as the service static-routes does at boot. */
    void restore(IpStack stack) {
        for (String line : saved) {
            RouteArguments.parse(List.of(("add " + line).split(" ")), false)
                    .route()
                    .ifPresent(r -> add(stack, r));
        }
    }

    /** The route over which an address is a neighbour. */
    static Optional<Route> onLink(IpStack stack, String address) {
        Optional<IpAddress> ip = IpAddress.parse(address);
        return ip.flatMap(
                a -> direct(stack).filter(r -> a.isIn(r.to(), r.prefix())).max(Comparator.comparingInt(Route::prefix)));
    }

    /** The best route to an address, over all. */
    Optional<Route> lookup(IpStack stack, IpAddress address) {
        return table(stack).stream()
                .filter(r -> address.isIn(r.to(), r.prefix()))
                .reduce((a, b) -> b.prefix() > a.prefix() ? b : a);
    }

    /** A route to exactly that network. */
    Optional<Route> exactly(IpStack stack, IpAddress network, int prefix) {
        return table(stack).stream()
                .filter(r -> r.to().equals(network) && r.prefix() == prefix)
                .findFirst();
    }

    /** All routes by destination, as the kernel walks its tree: the default ones first. */
    List<Route> table(IpStack stack) {
        Comparator<Route> order = Comparator.comparing(Route::isV6)
                .thenComparing(r -> r.to().value())
                .thenComparing(Route::prefix);
        return Stream.concat(added.stream(), direct(stack)).sorted(order).toList();
    }

    private static Stream<Route> direct(IpStack stack) {
        return stack.live().flatMap(a -> a.ip().map(ip -> direct(a, ip)).stream());
    }

    /** The network of an address; on the loopback interface only the address itself. */
    private static Route direct(AddressObject address, IpAddress ip) {
        int prefix = address.interfaceName().equals(IpInterface.LOOPBACK) ? ip.width() : address.prefix();
        return new Route(ip.network(prefix).toString(), prefix, ip.toString(), address.interfaceName(), true);
    }

    /** The interface over which a route leads. */
    static String linkOf(IpStack stack, Route route) {
        return route.link().isEmpty()
                ? onLink(stack, route.gateway()).map(Route::link).orElse("")
                : route.link();
    }
}
