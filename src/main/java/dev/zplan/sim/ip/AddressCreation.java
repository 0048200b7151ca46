package dev.zplan.sim.ip;

import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.net.IpAddress;
import dev.zplan.sim.net.LinkName;
import java.util.Optional;

/** {@code ipadm create-addr}. */
final class AddressCreation {
    private static final int MAX_OBJECT = 63;
    private static final int MAX_NAME = 31;

    private final IpadmCall call;
    private final Getopt given;
    private final String name;

    private AddressCreation(IpadmCall call, Getopt given, String name) {
        this.call = call;
        this.given = given;
        this.name = name;
    }

    static int create(IpadmCall call) {
        Getopt given = call.options("1T:a:dh:i:p:w:t");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (!given.has('T') || given.operands().size() != 1) {
            return call.die("Invalid arguments\nusage: " + call.usage());
        }
        String name = given.operands().get(0);
        if (name.indexOf('/') < 0 || name.endsWith("/")) {
            return call.die("invalid address object name: " + name + "\nusage: " + call.usage());
        }
        return new AddressCreation(call, given, name).create();
    }

    private int create() {
        String type = given.value('T').orElse("");
        boolean ofStatic = given.has('a') || given.has('d');
        boolean ofDhcp = given.has('w') || given.has('h') || given.has('1');
        boolean ofAddrconf = given.has('i') || given.has('p');
        return switch (type) {
            case "static" -> !given.has('a') || ofDhcp || ofAddrconf ? wrongFor(type) : fixed();
            case "dhcp" -> ofStatic || ofAddrconf ? wrongFor(type) : leased();
            case "addrconf" -> ofStatic || ofDhcp ? wrongFor(type) : configured();
            default -> call.die("Invalid address type " + type);
        };
    }

    private int wrongFor(String type) {
        return call.die("Invalid arguments for type " + type + "\nusage: " + call.usage());
    }

    private int fixed() {
        Optional<String> local = Optional.empty();
        Optional<String> remote = Optional.empty();
        boolean bare = false;
        String text = given.value('a').orElse("");
        for (String part : text.split(",")) {
            if (part.startsWith("local=")) {
                if (local.isPresent()) {
                    return call.die("Multiple local addresses provided");
                }
                local = Optional.of(part.substring("local=".length()));
            } else if (part.startsWith("remote=")) {
                if (remote.isPresent()) {
                    return call.die("Multiple remote addresses provided");
                }
                remote = Optional.of(part.substring("remote=".length()));
            } else if (bare) {
                return call.die("Invalid address provided\nusage: " + call.usage());
            } else {
                bare = true;
            }
        }
        if (local.isEmpty() && (remote.isPresent() || !bare)) {
            return call.die("Missing local address\nusage: " + call.usage());
        }
        return fixed(local.orElse(text), remote);
    }

    private int fixed(String local, Optional<String> remote) {
        if (!validObject()) {
            return call.die("Error in creating address object: " + Status.INVALID_ARGUMENT);
        }
        int slash = local.indexOf('/');
        String length = slash < 0 ? "0" : local.substring(slash + 1);
        Optional<IpAddress> address = IpAddress.parse(slash < 0 ? local : local.substring(0, slash));
        if (!length.matches("[0-9]{1,9}")) {
            return call.die("Error in setting local address: " + Status.INVALID_ARGUMENT);
        }
        if (address.isEmpty()) {
            return call.die("Error in setting local address: " + Status.BAD_ADDRESS);
        }
        if (remote.flatMap(IpAddress::parse).isEmpty() && remote.isPresent()) {
            return call.die("Error in setting remote address: " + Status.BAD_ADDRESS);
        }
        int prefix = Integer.parseInt(length);
        if (prefix > address.get().width() || remote.isPresent()) {
            return done(Optional.of(Status.INVALID_ARGUMENT));
        }
        boolean up = !given.has('d');
        return done(call.configuration()
                .createAddress(new AddressObject(
                        name,
                        AddressObject.Type.STATIC,
                        address.get().toString(),
                        prefix == 0 ? address.get().classfulPrefix() : prefix,
                        up,
                        up,
                        !given.has('t'),
                        true)));
    }

    /** No DHCP server answers: the agent goes on trying, and ipadm says so unless it was told not to wait. */
    private int leased() {
        if (!validObject()) {
            return call.die("Error in creating address object: " + Status.INVALID_ARGUMENT);
        }
        String wait = given.value('w').orElse("default");
        if (!wait.matches("default|forever|[0-9]{1,9}")) {
            return call.die("Invalid argument");
        }
        if (wait.equals("forever")) {
            return call.die("not simulated: waiting forever for a lease that never comes");
        }
        Optional<String> refusal = call.configuration()
                .createAddress(
                        new AddressObject(name, AddressObject.Type.DHCP, "", 0, false, true, !given.has('t'), true));
        if (refusal.isEmpty() && !wait.matches("0+")) {
            call.console().err("ipadm: warning: " + Status.DHCP_TIMEOUT);
        }
        return done(refusal);
    }

    private int configured() {
        if (!validObject()) {
            return call.die("Error in creating address object: " + Status.INVALID_ARGUMENT);
        }
        String token = given.value('i').orElse("");
        int slash = token.indexOf('/');
        Optional<IpAddress> id = slash < 0 ? Optional.empty() : IpAddress.parse(token.substring(0, slash));
        if (given.has('i') && id.filter(IpAddress::isV6).isEmpty()) {
            return call.die("Error in setting interface ID: " + Status.INVALID_ARGUMENT);
        }
        for (String part : given.value('p').map(p -> p.split(",")).orElse(new String[0])) {
            if (!part.matches("state(less|ful)=(yes|no)")) {
                return call.die("Invalid argument");
            }
        }
        String address = id.map(i -> new IpAddress(
                                IpAddress.parse("fe80::").orElseThrow().value().or(i.value()), i.width())
                        .toString())
                .orElse("");
        return done(call.configuration()
                .createAddress(new AddressObject(
                        name, AddressObject.Type.ADDRCONF, address, 10, true, true, !given.has('t'), true)));
    }

    private int done(Optional<String> refusal) {
        return call.done(refusal, "Could not create address: ");
    }

    private boolean validObject() {
        int slash = name.indexOf('/');
        String own = name.substring(slash + 1);
        return name.length() <= MAX_OBJECT
                && own.length() <= MAX_NAME
                && own.matches("[A-Za-z][A-Za-z0-9]*")
                && LinkName.valid(name.substring(0, slash));
    }
}
