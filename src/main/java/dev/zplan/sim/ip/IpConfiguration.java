package dev.zplan.sim.ip;

import dev.zplan.sim.net.IpAddress;
import dev.zplan.sim.net.Link;
import dev.zplan.sim.net.LinkName;
import dev.zplan.sim.net.MacAddress;
import java.util.List;
import java.util.Optional;

/** Changes interfaces and addresses by libipadm's rules, checked in its order. */
final class IpConfiguration {
    private final IpStack stack;
    private final Datalinks links;

    IpConfiguration(IpStack stack, Datalinks links) {
        this.stack = stack;
        this.links = links;
    }

    Optional<String> createInterface(String name, boolean persistent) {
        if (!LinkName.valid(name)) {
            return Optional.of(Status.INVALID_ARGUMENT);
        }
        Optional<IpInterface> known = stack.findInterface(name);
        return known.isPresent()
                ? Optional.of(known.get().active() ? Status.INTERFACE_EXISTS : Status.DISABLED)
                : plumb(name, persistent);
    }

    private Optional<String> plumb(String name, boolean persistent) {
        Optional<String> refusal = links.refusal(name, persistent);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (stack.isGranted(name)) {
            stack.plumbGranted(name);
        } else {
            stack.interfaces().add(new IpInterface(name, persistent, true, false));
        }
        links.setPlumbed(name, true);
        return Optional.empty();
    }

    Optional<String> deleteInterface(String name) {
        Optional<IpInterface> known = stack.findInterface(name);
        if (known.isEmpty()) {
            return Optional.of(Status.NO_INTERFACE);
        }
        if (known.get().granted()) {
            return Optional.of(Status.FROM_GLOBAL);
        }
        stack.interfaces().remove(known.get());
        stack.addresses().removeIf(a -> a.interfaceName().equals(name));
        stack.running().keySet().removeIf(k -> k.contains("/" + name + "/"));
        stack.saved().keySet().removeIf(k -> k.contains("/" + name + "/"));
        links.setPlumbed(name, false);
        return Optional.empty();
    }

    Optional<String> disableInterface(String name) {
        Optional<IpInterface> known = stack.findInterface(name).filter(IpInterface::active);
        if (known.isEmpty()) {
            return Optional.of(Status.NO_INTERFACE);
        }
        if (known.get().granted()) {
            return Optional.of(Status.FROM_GLOBAL);
        }
        stack.interfaces().remove(known.get());
        stack.addresses().removeIf(a -> a.interfaceName().equals(name) && !a.persistent());
        stack.addresses().replaceAll(a -> a.interfaceName().equals(name) ? a.active(false) : a);
        if (known.get().persistent()) {
            stack.interfaces().add(known.get().active(false));
        }
        links.setPlumbed(name, false);
        return Optional.empty();
    }

    Optional<String> enableInterface(String name) {
        Optional<IpInterface> known = stack.findInterface(name);
        if (known.isEmpty()) {
            return Optional.of(Status.NO_INTERFACE);
        }
        if (known.get().active()) {
            return Optional.of(Status.INTERFACE_EXISTS);
        }
        Optional<String> refusal = links.refusal(name, false);
        if (refusal.isEmpty()) {
            stack.interfaces().remove(known.get());
            stack.interfaces().add(known.get().active(true));
            stack.addresses().replaceAll(a -> a.interfaceName().equals(name) ? a.active(true) : a);
            links.setPlumbed(name, true);
        }
        return refusal;
    }

    /** Adds an address, and its interface unless that exists. */
    Optional<String> createAddress(AddressObject wanted) {
        String name = wanted.interfaceName();
        Optional<IpInterface> known = stack.findInterface(name);
        Optional<String> refusal = refusal(wanted, known);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (known.isEmpty()) {
            Optional<String> unplumbed = createInterface(name, wanted.persistent());
            if (unplumbed.isPresent()) {
                return unplumbed;
            }
        }
        boolean granted = stack.findInterface(name).filter(IpInterface::granted).isPresent();
        if (granted && wanted.persistent()) {
            return Optional.of(Status.FROM_GLOBAL);
        }
        AddressObject made = wanted.type() == AddressObject.Type.ADDRCONF ? linkLocal(wanted) : wanted;
        if (made.up() && taken(made)) {
            if (known.isEmpty()) {
                deleteInterface(name);
            }
            return Optional.of(Status.CANNOT_ASSIGN);
        }
        stack.addresses().add(made);
        return Optional.empty();
    }

    private Optional<String> refusal(AddressObject wanted, Optional<IpInterface> plumbed) {
        boolean host = wanted.ip().filter(IpAddress::isHost).isPresent();
        if (wanted.type() == AddressObject.Type.STATIC && !host) {
            return Optional.of(Status.BAD_ADDRESS);
        }
        if (plumbed.filter(i -> !i.active()).isPresent()) {
            return Optional.of(Status.DISABLED);
        }
        if (wanted.persistent() && plumbed.filter(i -> !i.persistent()).isPresent()) {
            return Optional.of(Status.TEMPORARY);
        }
        if (wanted.type() == AddressObject.Type.ADDRCONF
                && stack.addresses().stream()
                        .anyMatch(a -> a.type() == AddressObject.Type.ADDRCONF
                                && a.interfaceName().equals(wanted.interfaceName()))) {
            return Optional.of(Status.ADDRCONF_EXISTS);
        }
        return stack.findAddress(wanted.name()).isPresent()
                ? Optional.of(Status.ADDRESS_OBJECT_EXISTS)
                : Optional.empty();
    }

    private boolean taken(AddressObject wanted) {
        return stack.live()
                .anyMatch(a -> !a.name().equals(wanted.name())
                        && !a.address().isEmpty()
                        && a.address().equals(wanted.address()));
    }

    /** The address that every interface gives itself from its MAC address (RFC 4291, modified EUI-64). */
    private AddressObject linkLocal(AddressObject wanted) {
        if (!wanted.address().isEmpty()) {
            return wanted;
        }
        List<Integer> mac = links.find(wanted.interfaceName())
                .map(Link::mac)
                .flatMap(MacAddress::parse)
                .map(MacAddress::octets)
                .filter(o -> o.size() == 6)
                .orElse(List.of(0, 0, 0, 0, 0, 0));
        String text = "fe80::" + group(mac.get(0) ^ 2, mac.get(1)) + ":" + group(mac.get(2), 0xff) + ":"
                + group(0xfe, mac.get(3)) + ":" + group(mac.get(4), mac.get(5));
        String address = IpAddress.parse(text).orElseThrow().toString();
        return new AddressObject(wanted.name(), wanted.type(), address, 10, true, true, wanted.persistent(), true);
    }

    private static String group(int high, int low) {
        return Integer.toHexString(high << 8 | low);
    }

    /** Removes an address for good. */
    Optional<String> deleteAddress(String name, boolean release) {
        Optional<AddressObject> known = stack.findAddress(name);
        if (known.isEmpty()) {
            return Optional.of(Status.NOT_FOUND);
        }
        if (granted(known.get())) {
            return Optional.of(Status.FROM_GLOBAL);
        }
        if (release && known.get().type() != AddressObject.Type.DHCP) {
            return Optional.of(Status.NOT_SUPPORTED);
        }
        stack.addresses().remove(known.get());
        return Optional.empty();
    }

    private boolean granted(AddressObject address) {
        return stack.findInterface(address.interfaceName())
                .filter(IpInterface::granted)
                .isPresent();
    }

    /** Marks an address up or down. */
    Optional<String> mark(String name, boolean up, boolean persistent) {
        Optional<AddressObject> known = stack.findAddress(name);
        if (known.isEmpty()) {
            return Optional.of(Status.NOT_FOUND);
        }
        AddressObject address = known.get();
        if (granted(address)) {
            return Optional.of(Status.FROM_GLOBAL);
        }
        if (!address.active()) {
            return Optional.of(Status.DISABLED);
        }
        if (persistent && !address.persistent()) {
            return Optional.of(Status.TEMPORARY);
        }
        if (address.type() == AddressObject.Type.ADDRCONF
                || (address.type() == AddressObject.Type.DHCP && persistent)) {
            return Optional.of(Status.NOT_SUPPORTED);
        }
        if (up && taken(address)) {
            return Optional.of(Status.CANNOT_ASSIGN);
        }
        stack.replace(address, address.up(up, persistent ? up : address.savedUp()));
        return Optional.empty();
    }

    /** Takes a persistent address out of use until the next boot, or a temporary one for good. */
    Optional<String> disableAddress(String name) {
        Optional<AddressObject> known = stack.findAddress(name).filter(AddressObject::active);
        if (known.isEmpty()) {
            return Optional.of(Status.NOT_FOUND);
        }
        if (granted(known.get())) {
            return Optional.of(Status.FROM_GLOBAL);
        }
        if (known.get().persistent()) {
            stack.replace(known.get(), known.get().active(false));
        } else {
            stack.addresses().remove(known.get());
        }
        return Optional.empty();
    }

    Optional<String> enableAddress(String name) {
        Optional<AddressObject> known = stack.findAddress(name);
        if (known.isEmpty()) {
            return Optional.of(Status.NOT_FOUND);
        }
        if (known.get().active()) {
            return Optional.of(Status.ADDRESS_OBJECT_EXISTS);
        }
        AddressObject again = known.get().active(true);
        if (again.up() && taken(again)) {
            return Optional.of(Status.CANNOT_ASSIGN);
        }
        stack.replace(known.get(), again);
        return Optional.empty();
    }
}
