package dev.zplan.sim.ip;

import dev.zplan.sim.command.Getopt;
import java.util.Optional;

/** The subcommands of ipadm that set and reset properties of protocols and of interfaces. */
final class PropertyCommands {

    private PropertyCommands() {}

    static int set(IpadmCall call, boolean ofInterface, boolean reset) {
        Getopt given = call.options(ofInterface ? "m:p:t" : "p:t");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.values('p').size() > 1 || given.values('m').size() > 1) {
            return call.die((given.values('p').size() > 1 ? "-p" : "-m") + " must be specified once only");
        }
        String text = given.value('p').orElse("");
        Optional<String> fault = given.has('p') ? fault(text, reset) : Optional.empty();
        if (fault.isPresent()) {
            return call.die(fault.get() + "\n" + call.usage());
        }
        if (!given.has('p') || given.operands().size() != 1 || (ofInterface && !given.has('m'))) {
            return call.wrongOperands();
        }
        String object = given.operands().get(0);
        String protocol = ofInterface ? given.value('m').orElse("") : object;
        if (!IpProperty.PROTOCOLS.contains(protocol) && !protocol.equals("arp")) {
            return call.die("invalid protocol '" + protocol + "' specified");
        }
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        String command = (reset ? "reset-" : "set-") + (ofInterface ? "ifprop: " : "prop: ");
        Optional<String> refusal = new Change(call, ofInterface ? object : "", protocol, !given.has('t'))
                .apply(name, reset ? Optional.empty() : Optional.of(text.substring(equals + 1)));
        return call.done(refusal, command + name + ": ");
    }

    private static Optional<String> fault(String text, boolean reset) {
        int equals = text.indexOf('=');
        if (reset) {
            return equals >= 0 ? Optional.of("incorrect syntax used for -p.") : Optional.empty();
        }
        if (equals < 0 || equals + 1 == text.length()) {
            return Optional.of("please specify the value to be set.");
        }
        return text.indexOf('=', equals + 1) >= 0
                ? Optional.of("cannot specify more than one prop=val at a time.")
                : Optional.empty();
    }

    /**
     * A change of one property.
     *
     * @param link the interface; empty for the protocol itself
     */
    private record Change(IpadmCall call, String link, String protocol, boolean persistent) {

        /** Without a value it goes back to the default. */
        Optional<String> apply(String name, Optional<String> value) {
            Optional<IpProperty> property = IpProperty.TABLE.stream()
                    .filter(p -> p.name().equals(name) && p.protocol().equals(protocol) && p.belongsTo(!link.isEmpty()))
                    .findFirst();
            if (property.isEmpty()) {
                return Optional.of(Status.UNKNOWN_PROPERTY);
            }
            if (!link.isEmpty()) {
                Optional<IpInterface> plumbed = call.stack().findInterface(link).filter(IpInterface::active);
                if (plumbed.isEmpty()) {
                    return Optional.of(Status.NO_INTERFACE);
                }
                if (persistent && !plumbed.get().persistent()) {
                    return Optional.of(Status.TEMPORARY);
                }
            }
            return value.isPresent() ? set(property.get(), value.get()) : reset(property.get());
        }

        private Optional<String> set(IpProperty property, String value) {
            Optional<String> refusal = property.refusal(call.links(), link, value);
            if (refusal.isEmpty()) {
                call.stack().running().put(property.key(link), value);
                if (persistent) {
                    call.stack().saved().put(property.key(link), value);
                }
            }
            return refusal;
        }

        private Optional<String> reset(IpProperty property) {
            call.stack().running().remove(property.key(link));
            if (persistent) {
                call.stack().saved().remove(property.key(link));
            }
            return Optional.empty();
        }
    }
}
