package dev.zplan.sim.ip;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.net.IpAddress;
import dev.zplan.sim.net.Link;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ifconfig} as far as it shows interfaces: {@code -a}, {@code -a4}, {@code -a6} or one by its name. */
public final class Ifconfig {
    private final IpStack stack;
    private final Datalinks links;
    private final Console console = new Console();

    private Ifconfig(IpStack stack, Datalinks links) {
        this.stack = stack;
        this.links = links;
    }

    /** Runs it for a zone. */
    public static SimResult run(IpStack stack, Datalinks links, List<String> args) {
        return new Ifconfig(stack, links).run(args);
    }

    private SimResult run(List<String> args) {
        if (args.size() != 1 || (args.get(0).startsWith("-") && !args.get(0).matches("-a[46]?"))) {
            return SimResult.fail(1, "ifconfig: not simulated: " + String.join(" ", args) + "\n");
        }
        String wanted = args.get(0);
        List<IpInterface> shown = stack.walk().stream()
                .filter(i -> i.active() && (wanted.startsWith("-a") || i.name().equals(wanted)))
                .toList();
        if (shown.isEmpty()) {
            return console.err("ifconfig: status: SIOCGLIFFLAGS: " + wanted + ": no such interface")
                    .exit(1);
        }
        if (!wanted.equals("-a6")) {
            shown.forEach(i -> show(i, false));
        }
        if (!wanted.equals("-a4")) {
            shown.forEach(i -> show(i, true));
        }
        return console.exit(0);
    }

    /** The addresses of one family; without any the interface itself has the address of all zeros. */
    private void show(IpInterface plumbed, boolean v6) {
        List<AddressObject> own = new ArrayList<>(stack.addresses().stream()
                .filter(a -> a.active() && a.isV6() == v6 && a.interfaceName().equals(plumbed.name()))
                .toList());
        if (own.isEmpty()) {
            own.add(new AddressObject(
                    plumbed.name() + "/", AddressObject.Type.STATIC, v6 ? "::" : "", 0, false, false, false, true));
        }
        for (int i = 0; i < own.size(); i++) {
            AddressObject address = own.get(i);
            console.out(plumbed.name() + (i == 0 ? "" : ":" + i) + ": flags=" + flags(plumbed, address) + " mtu "
                    + mtu(plumbed, v6) + " index " + (stack.interfaces().indexOf(plumbed) + 1) + "\n");
            console.out(v6 ? inet6(address) : inet(plumbed, address));
            Optional<String> mac =
                    i > 0 ? Optional.empty() : links.find(plumbed.name()).map(Link::mac);
            mac.ifPresent(m -> console.out("\tether " + m + "\n"));
        }
    }

    private static String inet6(AddressObject address) {
        return "\tinet6 " + address.address() + "/" + address.prefix() + " \n";
    }

    private static String inet(IpInterface plumbed, AddressObject address) {
        IpAddress ip = address.ip().orElse(IpAddress.unspecified(false));
        BigInteger mask = IpAddress.mask(address.prefix(), false).value();
        BigInteger rest = BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE).andNot(mask);
        String broadcast = plumbed.isLoopback() || ip.isUnspecified()
                ? ""
                : "broadcast " + new IpAddress(ip.value().or(rest), 32);
        return "\tinet " + ip + " netmask " + mask.toString(16) + " " + broadcast + "\n";
    }

    private int mtu(IpInterface plumbed, boolean v6) {
        return plumbed.isLoopback()
                ? v6 ? 8252 : 8232
                : links.find(plumbed.name()).map(Link::mtu).orElse(1500);
    }

    /** The bits of net/if.h with their names; NOLINKLOCAL, which ipadm sets on IPv6, has none. */
    private String flags(IpInterface plumbed, AddressObject address) {
        boolean v6 = address.isV6();
        List<String> names = new ArrayList<>();
        long bits = 0;
        bits |= flag(names, address.up(), 0x1, "UP");
        bits |= flag(names, !v6 && !plumbed.isLoopback(), 0x2, "BROADCAST");
        bits |= flag(names, plumbed.isLoopback(), 0x8, "LOOPBACK");
        bits |= flag(names, true, 0x40, "RUNNING");
        bits |= flag(names, true, 0x800, "MULTICAST");
        bits |= flag(names, address.type() == AddressObject.Type.DHCP, 0x4000, "DHCP");
        bits |= flag(names, address.type() == AddressObject.Type.ADDRCONF, 0x80000, "ADDRCONF");
        bits |= flag(names, forwards(plumbed, v6), 0x100000, "ROUTER");
        bits |= flag(names, !v6, 0x1000000, "IPv4");
        bits |= flag(names, v6, 0x2000000, "IPv6");
        bits |= flag(names, plumbed.isLoopback(), 0x2000000000L, "VIRTUAL");
        bits |= flag(names, plumbed.granted(), 0x4000000000L, "L3PROTECT");
        boolean noLinkLocal = v6 && !plumbed.isLoopback() && address.type() != AddressObject.Type.ADDRCONF;
        bits |= noLinkLocal ? 0x20000000000L : 0;
        return Long.toHexString(bits) + "<" + String.join(",", names) + ">";
    }

    private static long flag(List<String> names, boolean set, long bit, String name) {
        if (set) {
            names.add(name);
        }
        return set ? bit : 0;
    }

    private boolean forwards(IpInterface plumbed, boolean v6) {
        return !plumbed.isLoopback()
                && IpProperty.TABLE.stream()
                        .filter(p ->
                                p.name().equals("forwarding") && p.protocol().equals(v6 ? "ipv6" : "ipv4"))
                        .anyMatch(p -> p.current(stack, links, plumbed.name()).equals("on"));
    }
}
