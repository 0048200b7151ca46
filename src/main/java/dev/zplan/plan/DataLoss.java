package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.module.AttributeChange;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Kind;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.OnChange;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.zone.DesiredResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a replacement costs: only what may be lost is replaced, and takes along only what may be lost. The old one makes room by being renamed with all that lies below it, and goes after the commit
 * point with all that lies below it: so nothing may be there that is to stay, and nothing that {@code zfs rename} refuses.
 */
final class DataLoss {

    /** ZFS_MAX_DATASET_NAME_LEN without the NUL (net-storage.md 4.6). */
    private static final int LONGEST = 255;

    /** ZONENAME_MAX without the NUL (zone.h). */
    private static final int LONGEST_ZONE = 63;

    private final PlanRequest request;
    private final SortedMap<Address, Change> changes;
    private final Diagnostics diagnostics;
    private final Map<Address, DesiredResource> desired;

    DataLoss(PlanRequest request, SortedMap<Address, Change> changes, Diagnostics diagnostics) {
        this.request = request;
        this.changes = changes;
        this.diagnostics = diagnostics;
        this.desired = request.desired().resources().stream()
                .collect(Collectors.toMap(DesiredResource::address, Function.identity(), (a, b) -> a));
    }

    /** Replaces what lies below something that is replaced, where its spec allows it. */
    void complete() {
        Asides asides = new Asides(request, changes);
        for (Change change : List.copyOf(changes.values())) {
            if (change.action() != Action.REPLACE) {
                continue;
            }
            ModuleDef module = request.kinds().get(change.address().kind()).module();
            Address aside = asides.of(change.address());
            if (change.address().kind().equals("zonecfg")) {
                name(change, aside, LONGEST_ZONE);
            } else if (module.purges()
                    && module.driver() == null
                    && allowed(change, module)
                    && !asides.along(change.address())) {
                name(change, aside, LONGEST);
                if (module.parentSeparator() != null) {
                    below(change);
                    room(change);
                }
            }
        }
    }

    /** What holds data is made anew only where its spec says so, and where the old one can make room until the commit point. */
    private boolean allowed(Change change, ModuleDef module) {
        Address address = change.address();
        DesiredResource wanted = Objects.requireNonNull(desired.get(address));
        AttributeChange first = change.attributes().stream()
                .filter(a -> a.onChange() == OnChange.REPLACE)
                .findFirst()
                .orElseThrow();
        Span span = wanted.attributeSpans().getOrDefault(first.attribute(), wanted.span());
        boolean can = !module.commands("set-aside").isEmpty();
        if (!can) {
            diagnostics.error(
                    "zplan::plan::cannot_set_aside",
                    first.path() + " of " + address + " cannot be changed in place, and modules/" + module.kind()
                            + ".kdl has no way to set the old one aside",
                    span,
                    "put the former value back, or choose another name");
        } else if (!wanted.replace()) {
            diagnostics.error(
                    "zplan::plan::needs_replace",
                    first.path() + " of " + address + " cannot be changed in place from "
                            + ChangeFinder.show(first.before()) + " to " + ChangeFinder.show(first.after()),
                    span,
                    "write replace=#true in it if what it holds may be lost: a new one is made, and the old one is"
                            + " destroyed after the commit point");
        }
        return can && wanted.replace();
    }

    private @Nullable String separator(Address address) {
        return request.kinds()
                .find(address.kind())
                .map(Kind::module)
                .map(m -> m.parentSeparator())
                .orElse(null);
    }

    private void below(Change top) {
        for (Resource found : foundBelow(top.address())) {
            Change change = changes.get(found.address());
            Action action = change == null ? Action.NONE : change.action();
            DesiredResource wanted = desired.get(found.address());
            if (change != null && wanted != null && wanted.replace() && !wanted.protect()) {
                changes.put(found.address(), replaced(change, wanted, top));
            } else if (action != Action.DELETE) {
                diagnostics.error(
                        "zplan::plan::data_below",
                        top.address() + " is replaced, and would take " + found.address() + " along",
                        change == null || change.span() == null ? top.span() : change.span(),
                        wanted == null
                                ? "move or destroy it first, or keep "
                                        + top.address().name() + " as it is"
                                : "write replace=#true there too, if what it holds may be lost");
            }
        }
    }

    private Change replaced(Change change, DesiredResource wanted, Change top) {
        return new Change(
                change.address(),
                Action.REPLACE,
                change.before(),
                new Owners(request).marked(wanted.resource(), wanted.zone()),
                change.attributes(),
                List.of(top.address().name() + " is replaced, and it lies below"),
                change.plan(),
                change.zone(),
                change.span());
    }

    private List<Resource> foundBelow(Address address) {
        HostFacts facts = request.facts().get(address.host());
        String prefix = address.name() + separator(address);
        return facts == null
                ? List.of()
                : facts.ofKind(address.kind()).stream()
                        .filter(r -> r.address().name().startsWith(prefix))
                        .toList();
    }

    /** Whether it can be renamed at all, and nothing of it stays where its replacement is to be. */
    private void room(Change top) {
        if (!top.address().name().contains("/")) {
            refuse(top, "is the root of a pool, which cannot be renamed", "put the former value back");
        }
        zoned(top, Objects.requireNonNull(top.before()));
        for (Resource below : foundBelow(top.address())) {
            zoned(top, below);
            if (ownMountpoint(below)) {
                refuse(
                        top,
                        "cannot be set aside: " + below.address().name() + " has a mountpoint of its own, "
                                + below.text("mountpoint") + ", and would stay there",
                        "zfs inherit mountpoint " + below.address().name() + ", or zfs set mountpoint=none, first");
            }
        }
    }

    private void name(Change change, Address aside, int longest) {
        HostFacts facts = request.facts().get(aside.host());
        if (aside.name().length() > longest) {
            refuse(change, "has a name too long to be set aside as " + aside.name(), "give the new one another name");
        }
        if (facts != null && facts.get(aside) != null) {
            refuse(
                    change,
                    "cannot be set aside as " + aside.name() + ", which is there already",
                    "destroy that one first");
        }
    }

    /** From the global zone libzfs renames nothing that is a zone's, nor what such a thing lies below (libzfs_dataset.c, zfs_rename). */
    private void zoned(Change top, Resource resource) {
        if ("on".equals(resource.text("zoned"))) {
            refuse(
                    top,
                    "cannot be set aside: " + resource.address().name() + " belongs to a zone (zoned=on)",
                    "take it from the zone in an apply of its own first; zfs inherit zoned gives it back to the host");
        }
    }

    private static boolean ownMountpoint(Resource resource) {
        String mountpoint = resource.text("mountpoint");
        return mountpoint != null
                && mountpoint.startsWith("/")
                && Set.of("props", "received").stream()
                        .anyMatch(m -> resource.get(m) instanceof Value.Members set
                                && set.members().containsKey("mountpoint"));
    }

    private void refuse(Change change, String why, String help) {
        diagnostics.error("zplan::plan::cannot_set_aside", change.address() + " " + why, change.span(), help);
    }
}
