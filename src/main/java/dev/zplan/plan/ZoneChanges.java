package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.HostFacts;
import dev.zplan.module.OnChange;
import dev.zplan.module.zones.BootKind;
import dev.zplan.module.zones.PublisherKind;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What changes of single resources mean for whole zones: which zones have to stop for them and start again, and that a replaced
 * configuration replaces the software with it.
 */
final class ZoneChanges {

    /** What makes a zone's root file system: a clone is made from a halted zone. */
    static final Set<Action> INSTALLS = Set.of(Action.CREATE, Action.REPLACE);

    private static final Set<Action> TOUCHES = Set.of(Action.UPDATE, Action.REPLACE, Action.DELETE);

    private final PlanRequest request;
    private final Moves moves;
    private final SortedMap<Address, Change> changes;
    private final Diagnostics diagnostics;
    private final Holders holders;

    /**
     * @param request with the names of afterwards
     * @param moves what has another name now
     */
    ZoneChanges(PlanRequest request, Moves moves, SortedMap<Address, Change> changes, Diagnostics diagnostics) {
        this.request = request;
        this.moves = moves;
        this.changes = changes;
        this.diagnostics = diagnostics;
        this.holders = new Holders(request);
    }

    void complete() {
        for (Change change : List.copyOf(changes.values())) {
            if (change.address().kind().equals("zonecfg") && change.action() == Action.REPLACE) {
                replaceWith(change, "install");
                replaceWith(change, "boot");
            }
        }
        for (Change change : List.copyOf(changes.values())) {
            if (change.address().kind().equals(PublisherKind.PUBLISHER)) {
                publishers(change);
            }
        }
        for (Change change : List.copyOf(changes.values())) {
            renames(change);
            restarts(change);
        }
    }

    private void replaceWith(Change zonecfg, String kind) {
        Address address = sibling(zonecfg.address(), kind);
        Change change = changes.get(address);
        if (change != null && change.before() != null) {
            changes.put(address, anew(change, Action.REPLACE, change.before(), "the zone is replaced"));
        }
    }

    private Change anew(Change change, Action action, @Nullable Resource before, String reason) {
        Resource after = request.desired().resources().stream()
                .filter(r -> r.address().equals(change.address()))
                .map(r -> r.resource())
                .findFirst()
                .orElse(null);
        return new Change(
                change.address(),
                action,
                before,
                after,
                List.of(),
                List.of(reason),
                change.plan(),
                change.zone(),
                change.span());
    }

    /** An image takes its publishers along, and a new one has none that were wanted. */
    private void publishers(Change change) {
        Change install = changes.get(sibling(change.address(), "install"));
        if (install == null || install.action() == Action.NONE || change.before() == null) {
            return;
        }
        if (change.after() != null) {
            changes.put(change.address(), anew(change, Action.CREATE, null, "its zone is installed anew"));
        } else if (change.action() == Action.DELETE) {
            changes.put(change.address(), change.with(Action.FORGET, "it goes with the zone's software"));
        }
    }

    private void renames(Change change) {
        Address from = change.from();
        Resource live = from == null ? null : moves.live(from);
        if (from == null || live == null) {
            return;
        }
        switch (from.kind()) {
            case "zonecfg" -> restart(change.address(), "it is renamed, and a zone is renamed halted");
            case "dataset" -> holders.ofDataset(live).forEach(zone -> renamed(change, live, zone));
            case "vnic", "etherstub" -> holders.ofLink(from).forEach(zone -> renamed(change, live, zone));
            default -> {}
        }
    }

    /** Whoever has it must be ours, and name it by its new name from then on. */
    private void renamed(Change change, Resource live, Address zone) {
        Change zonecfg = changes.get(zone);
        Resource after = zonecfg == null ? null : zonecfg.after();
        boolean stale = zonecfg == null
                || (after != null
                        && (live.address().kind().equals("dataset")
                                ? holders.names(after, live)
                                : holders.hasLink(after, live.address())));
        if (stale) {
            diagnostics.error(
                    "zplan::moved::still_named",
                    live.address() + " cannot be renamed: the zone " + zone.name()
                            + (zonecfg == null
                                    ? ", which this plan does not manage, has it"
                                    : " names it so in the spec"),
                    change.span(),
                    zonecfg == null
                            ? "take it from that zone first"
                            : "write " + change.address().name() + " there too");
        } else {
            holder(
                    zone,
                    change,
                    "its " + live.address().kind() + " " + live.address().name() + " is renamed");
        }
    }

    private void restarts(Change change) {
        String kind = change.address().kind();
        if (kind.equals("zonecfg") && change.action() == Action.UPDATE) {
            List<String> late = change.attributes().stream()
                    .filter(a -> a.onChange() != OnChange.UPDATE)
                    .map(a -> a.attribute())
                    .distinct()
                    .toList();
            if (!late.isEmpty()) {
                restart(
                        change.address(),
                        (late.size() == 1 ? "the change of " : "the changes of ") + String.join(", ", late)
                                + (late.size() == 1 ? " takes" : " take") + " effect when the zone boots");
            }
        } else if (kind.equals("vnic") && TOUCHES.contains(change.action())) {
            for (Address zone : holders.ofLink(change.address())) {
                String what = change.action() == Action.DELETE ? "is deleted" : "changes";
                holder(zone, change, "its VNIC " + change.address().name() + " " + what);
            }
        } else if (makesRoom(change) && change.before() != null) {
            for (Address zone : holders.ofDataset(change.before())) {
                holder(zone, change, "its dataset " + change.address().name() + " is replaced");
            }
        } else if (kind.equals("dataset") && change.action() == Action.DELETE && change.before() != null) {
            holders.ofDataset(change.before()).forEach(zone -> deleted(change, change.before(), zone));
        } else if (kind.equals("install") && INSTALLS.contains(change.action()) && change.after() != null) {
            String source = change.after().text("source");
            if ("clone".equals(change.after().text("method")) && source != null) {
                Address zone = new Address(change.address().host(), "zonecfg", source);
                model(zone, change);
                holder(zone, change, change.address().name() + " is cloned from it, and a zone is cloned halted");
            }
        }
    }

    /** Cloning makes a snapshot in the model (zoneadm(8), clone): only one of ours may be changed so. */
    private void model(Address zone, Change clone) {
        boolean ours =
                changes.containsKey(zone) || request.registry().resources().containsKey(zone);
        Resource install = clone.after();
        if (!ours && found(zone) != null && install != null && install.get("snapshot") == null) {
            diagnostics.error(
                    "zplan::plan::foreign_model",
                    clone.address().name() + " would be cloned from " + zone.name()
                            + ", which this workspace does not manage, and that makes a snapshot there",
                    clone.span(),
                    "name a snapshot that is there: install clone=\"" + zone.name() + "\" snapshot=\"DATASET@NAME\"");
        }
    }

    /** A dataset is destroyed when there is no way back: no zone that stays up may have it then. That one names it is told elsewhere. */
    private void deleted(Change change, Resource dataset, Address zone) {
        Change own = changes.get(zone);
        Resource after = own == null ? null : own.after();
        boolean lets = own != null && (after == null || holders.names(after, dataset) || !holders.uses(after, dataset));
        if (!lets && running(zone)) {
            inUse(change, zone, "go");
        }
    }

    /** Whether a dataset is renamed for its replacement. */
    static boolean makesRoom(Change change) {
        return change.address().kind().equals("dataset") && change.action() == Action.REPLACE;
    }

    /** A zone that is not ours, and up, cannot be stopped for us. */
    private void holder(Address zone, Change cause, String reason) {
        Change zonecfg = changes.get(zone);
        Change boot = changes.get(sibling(zone, "boot"));
        boolean ours = zonecfg != null && (zonecfg.action() != Action.NONE || boot != null);
        if (!ours && running(zone)) {
            inUse(cause, zone, "change");
        } else if (ours) {
            restart(zone, reason);
        }
    }

    private void inUse(Change cause, Address zone, String what) {
        diagnostics.error(
                "zplan::plan::in_use",
                cause.address() + " would " + what + ", but the running zone " + zone.name()
                        + (changes.containsKey(zone) ? "" : ", which this plan does not manage,") + " holds it",
                cause.span(),
                "halt that zone, or plan it together with this one");
    }

    private boolean running(Address zone) {
        return up(found(sibling(zone, "boot")));
    }

    private static boolean up(@Nullable Resource boot) {
        return boot != null && !BootKind.HALTED.equals(boot.text("state"));
    }

    private @Nullable Resource found(Address address) {
        HostFacts facts = request.facts().get(address.host());
        return facts == null ? null : facts.get(address);
    }

    private void restart(Address zone, String reason) {
        Address address = sibling(zone, "boot");
        Change boot = changes.get(address);
        if (boot == null || !up(boot.before())) {
            return;
        }
        if (boot.action() == Action.NONE || boot.action() == Action.RESTART) {
            changes.put(address, boot.with(Action.RESTART, reason));
        }
    }

    static Address sibling(Address zone, String kind) {
        return new Address(zone.host(), kind, Objects.requireNonNull(zone.name()));
    }
}
