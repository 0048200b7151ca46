package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.HostFacts;
import dev.zplan.registry.Entry;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.zone.DesiredResource;
import dev.zplan.zone.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the specs say has another name now. A plan is made as if the hosts and the registry had the new names already; then the renames
 * themselves are put before everything else that happens to what is renamed.
 */
final class Moves {

    /** ZFS_MAX_DATASET_NAME_LEN without the NUL (net-storage.md 4.6). */
    private static final int LONGEST = 255;

    private static final String DATASET = "dataset";

    private final PlanRequest request;
    private final Diagnostics diagnostics;
    private final List<Move> due = new ArrayList<>();
    private final Renaming renaming;

    /** Finds which moves are due; what is wrong with the others is told. */
    Moves(PlanRequest request, Diagnostics diagnostics) {
        this.request = request;
        this.diagnostics = diagnostics;
        Set<Address> wanted = request.desired().resources().stream()
                .map(DesiredResource::address)
                .collect(Collectors.toSet());
        for (Move move : request.desired().moves()) {
            if (isDue(move, wanted)) {
                due.add(move);
            }
        }
        this.renaming = new Renaming(
                due.stream().map(m -> new Renaming.Pair(m.from(), m.to())).toList());
    }

    /** The same request, with the names of afterwards. */
    PlanRequest after() {
        if (due.isEmpty()) {
            return request;
        }
        SortedMap<String, HostFacts> facts = new TreeMap<>(request.facts());
        facts.replaceAll((name, host) -> renaming.on(host));
        return new PlanRequest(
                request.desired(), facts, renaming.on(request.registry()), request.kinds(), request.scope());
    }

    /** What the things that the due moves are about were called, and are. */
    Renaming renaming() {
        return renaming;
    }

    private boolean isDue(Move move, Set<Address> wanted) {
        Address from = move.leader(move.from());
        Address to = move.leader(move.to());
        boolean owned = owns(from) && live(from) != null;
        if (wanted.contains(from) && wanted.contains(to)) {
            error(
                    move,
                    "zplan::moved::both_wanted",
                    "the spec wants both " + move.from() + " and " + move.to(),
                    "take the moved line away, or the one that was");
        } else if (owned && wanted.contains(to) && owns(to)) {
            error(
                    move,
                    "zplan::moved::both_owned",
                    move.from() + " cannot become " + move.to() + ", which there is already",
                    "take the moved line away: " + move.from()
                            + " is then deleted, or let go, as no spec names it; what is to"
                            + " follow into its place can, in an apply of its own");
        } else if (owned && !wanted.contains(from) && !wanted.contains(to)) {
            diagnostics.warning(
                    "zplan::moved::not_wanted",
                    "no spec wants " + move.to() + ", as which " + move.from() + " is to stay",
                    move.span(),
                    "write it into the spec, or take the moved line away");
        } else {
            return owned && !wanted.contains(from) && wanted.contains(to);
        }
        return false;
    }

    private boolean owns(Address address) {
        Entry entry = request.registry().resources().get(address);
        return entry != null && entry.letGo() == null;
    }

    /** Makes renames of the changes of what is renamed. */
    void complete(SortedMap<Address, Change> changes) {
        for (Move move : due) {
            Address leader = move.leader(move.to());
            Change change = changes.get(leader);
            if (change != null) {
                check(move, change);
            }
        }
        changes.replaceAll((address, change) -> {
            Address former = renaming.former(address).orElse(null);
            return former == null || live(former) == null ? change : renamed(change, former);
        });
        changes.replaceAll((address, change) -> address.kind().equals("publisher") && change.from() != null
                ? housed(change, changes.get(ZoneChanges.sibling(address, "zonecfg")))
                : change);
    }

    /** An image is reached by way of the zonepath, which may be another one then. */
    private static Change housed(Change image, @Nullable Change zonecfg) {
        Resource after = zonecfg == null ? null : zonecfg.after();
        return after == null
                ? image
                : new Change(
                                image.address(),
                                image.action(),
                                housed(image.before(), after),
                                housed(image.after(), after),
                                image.attributes(),
                                image.reasons(),
                                image.plan(),
                                image.zone(),
                                image.span())
                        .from(Objects.requireNonNull(image.from()));
    }

    private static @Nullable Resource housed(@Nullable Resource image, Resource zonecfg) {
        return image == null || image.get("zonepath") == null ? image : image.with("zonepath", zonecfg.get("zonepath"));
    }

    private Change renamed(Change change, Address former) {
        boolean leads = renaming.leads(change.address());
        Change renamed = change.from(former);
        if (leads && (change.action() == Action.NONE || change.action() == Action.UPDATE)) {
            return renamed.with(Action.UPDATE, "the spec says that it is what was called " + former.name());
        }
        return renamed;
    }

    /** What is at an address of now; null for nothing. */
    @Nullable
    Resource live(Address address) {
        HostFacts facts = request.facts().get(address.host());
        return facts == null ? null : facts.get(address);
    }

    private void check(Move move, Change change) {
        Address to = move.leader(move.to());
        if (change.action() == Action.REPLACE) {
            refuse(move, "it would be replaced as well", "rename it first, and change the rest in an apply of its own");
        }
        if (live(to) != null) {
            refuse(
                    move,
                    to + " is there already, and is not this workspace's",
                    "choose another name, or move that away");
        }
        Resource install = live(new Address(to.host(), "install", move.from().name()));
        if (move.ofZone() && install != null && "incomplete".equals(install.text("state"))) {
            refuse(move, "its installation is not complete", "zplan destroy it, or finish it first");
        }
        if (to.kind().equals(DATASET)) {
            dataset(move);
        }
    }

    /** What libzfs says no to (libzfs_dataset.c, zfs_rename; net-storage.md 4.5). */
    private void dataset(Move move) {
        String from = move.from().name();
        String to = move.to().name();
        if (!from.contains("/") || !pool(from).equals(pool(to))) {
            refuse(
                    move,
                    "a dataset stays in its pool, and a pool keeps its name",
                    "copy it with zfs send and zfs receive");
        } else if (to.startsWith(from + "/")) {
            refuse(move, "the new name lies below the old one", "choose another name");
        }
        HostFacts facts = request.facts().get(move.from().host());
        for (Resource found : facts == null ? List.<Resource>of() : facts.ofKind(DATASET)) {
            String name = found.address().name();
            if (name.equals(from) || name.startsWith(from + "/")) {
                if ("on".equals(found.text("zoned"))) {
                    refuse(
                            move,
                            name + " belongs to a zone (zoned=on)",
                            "take it from the zone in an apply of its own first; zfs inherit zoned gives it back to the host");
                } else if (to.length() + name.length() - from.length() > LONGEST) {
                    refuse(move, "the name of " + name + " would be too long", "choose a shorter one");
                }
            }
        }
    }

    private static String pool(String dataset) {
        return dataset.replaceFirst("/.*", "");
    }

    private void refuse(Move move, String why, String help) {
        error(move, "zplan::moved::cannot_rename", move.from() + " cannot become " + move.to() + ": " + why, help);
    }

    private void error(Move move, String code, String message, String help) {
        diagnostics.error(code, message, move.span(), help);
    }
}
