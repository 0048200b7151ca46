package dev.zplan.zone;

import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.spec.Block;
import dev.zplan.spec.Item;
import java.util.Optional;

/**
 * One zone of the spec on its host.
 *
 * @param item what the spec says
 * @param host its host
 */
record ZoneUnit(Item item, HostView host) {
    Block block() {
        return item.block();
    }

    String name() {
        return block().text("name").orElseThrow();
    }

    /** {@code host/zone}. */
    String key() {
        return host.name() + "/" + name();
    }

    Span span() {
        return block().spanOf("name");
    }

    Optional<String> brand() {
        return block().text("brand");
    }

    /** What the spec says, else what its host has for it; empty where neither does. */
    Optional<String> zonepath() {
        return block().text("zonepath").or(() -> host.storage().zonepath(name()));
    }

    boolean isShared() {
        return block().text("ip-type").filter("shared"::equals).isPresent();
    }

    boolean onOmnios() {
        return host.flavour() == Flavour.OMNIOS;
    }

    String state() {
        return block().text("state").orElse("running");
    }

    boolean isInstalled() {
        return !state().equals("configured");
    }

    /** Whether the zone holds its links and addresses while the spec is fulfilled. */
    boolean isUp() {
        return state().equals("running") || state().equals("ready");
    }

    Address address(String kind) {
        return new Address(host.name(), kind, name());
    }

    /** What must be in place for the zone to be so: its boot, or its configuration if it is only configured. */
    Address last() {
        return address(isInstalled() ? "boot" : "zonecfg");
    }
}
