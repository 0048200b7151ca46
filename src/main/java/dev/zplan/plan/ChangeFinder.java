package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.module.AttributeChange;
import dev.zplan.module.Compare;
import dev.zplan.module.FieldDef;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Kind;
import dev.zplan.module.OnChange;
import dev.zplan.registry.Entry;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.zone.DesiredResource;
import dev.zplan.zone.DesiredZone;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what happens to each single resource: wanted against found, under the rules of ownership. */
final class ChangeFinder {

    private static final Map<String, String> ZONE_KINDS =
            Map.of("install", "zonecfg", "boot", "zonecfg", "publisher", "zonecfg");

    private final PlanRequest request;
    private final Renaming renaming;
    private final Diagnostics diagnostics;
    private final Map<String, DesiredZone> zones;
    private final Owners owners;

    ChangeFinder(PlanRequest request, Renaming renaming, Diagnostics diagnostics) {
        this.request = request;
        this.renaming = renaming;
        this.diagnostics = diagnostics;
        this.owners = new Owners(request);
        this.zones = request.desired().zones().stream()
                .collect(Collectors.toMap(DesiredZone::key, Function.identity(), (a, b) -> a));
    }

    /** One change for each resource that is wanted, or owned and in scope. */
    SortedMap<Address, Change> find() {
        SortedMap<Address, Change> changes = new TreeMap<>();
        for (DesiredResource wanted : request.desired().resources()) {
            changes.put(wanted.address(), wanted(wanted));
        }
        request.registry().resources().forEach((address, entry) -> {
            if (!changes.containsKey(address) && request.scope().covers(entry)) {
                Change change = unwanted(entry);
                if (change != null) {
                    changes.put(address, change);
                }
            }
        });
        return changes;
    }

    /** A resource as it is on its host, with what only the registry knows of it. */
    private @Nullable Resource found(Address address, @Nullable Entry entry) {
        HostFacts facts = request.facts().get(address.host());
        Resource found = facts == null ? null : facts.get(address);
        return found == null || entry == null ? found : remembered(found, entry.resource());
    }

    private @Nullable Entry entry(Address address) {
        return request.registry().resources().get(address);
    }

    private Change wanted(DesiredResource wanted) {
        Address address = wanted.address();
        Kind kind = request.kinds().get(address.kind());
        Entry own = entry(address);
        Resource before = found(address, own);
        if (Aside.original(address).isPresent()) {
            diagnostics.error(
                    "zplan::plan::reserved_name",
                    address + " has a name of the form that zplan gives to what it will destroy",
                    wanted.span(),
                    "choose a name without .zplan- and a number");
            return none(wanted, before);
        }
        Entry entry = owner(address, own);
        if (entry != null && !entry.plan().equals(wanted.plan())) {
            claimed(wanted, entry);
            return none(wanted, before);
        }
        if (before == null) {
            List<String> reasons = own == null || own.letGo() != null
                    ? List.of()
                    : List.of("it was applied before and is gone from the host");
            return change(wanted, Action.CREATE, null, own(wanted, wanted.resource()), List.of(), reasons);
        }
        String other = owners.other(address);
        if (other != null) {
            elsewhere(wanted, other);
            return none(wanted, before);
        }
        if (entry == null || lostIdentity(entry, before)) {
            unmanaged(wanted);
            return none(wanted, before);
        }
        List<AttributeChange> attributes =
                kind.diff(wanted.resource(), before, own == null ? null : own.resource()).stream()
                        .filter(a -> !leftToTheHost(wanted, a))
                        .map(a -> movable(address, a))
                        .toList();
        if (attributes.isEmpty()) {
            return entry.letGo() == null
                    ? none(wanted, before)
                    : change(
                            wanted,
                            Action.UPDATE,
                            before,
                            own(wanted, before),
                            List.of(),
                            List.of("it was let go and is managed again"));
        }
        return changed(wanted, before, attributes);
    }

    private static boolean leftToTheHost(DesiredResource wanted, AttributeChange change) {
        String path = change.path();
        return wanted.ignored().stream().anyMatch(i -> path.equals(i) || path.startsWith(i + "."));
    }

    /** A zone that is renamed is halted, and then it can be moved too (zoneadm(8), move). */
    private AttributeChange movable(Address address, AttributeChange change) {
        boolean moves = change.path().equals("zonepath")
                && change.after() != null
                && address.kind().equals("zonecfg")
                && renaming.former(address).isPresent();
        return moves ? new AttributeChange(change.path(), change.before(), change.after(), OnChange.UPDATE) : change;
    }

    /** The entry that makes a resource ours: its own, or for a zone's parts that of its configuration. */
    private @Nullable Entry owner(Address address, @Nullable Entry own) {
        String leader = ZONE_KINDS.get(address.kind());
        return own != null || leader == null ? own : entry(new Address(address.host(), leader, address.name()));
    }

    /** A dataset that was let go and then replaced by another of the same name is not ours. */
    private static boolean lostIdentity(Entry entry, Resource before) {
        return entry.letGo() != null && !entry.letGo().equals(before.text("guid"));
    }

    private Change changed(DesiredResource wanted, Resource before, List<AttributeChange> attributes) {
        Address address = wanted.address();
        boolean forbidden = false;
        for (AttributeChange change : attributes) {
            if (change.onChange() == OnChange.FORBID) {
                forbidden = true;
                diagnostics.error(
                        "zplan::plan::cannot_change",
                        change.path() + " of " + address + " cannot be changed from " + show(change.before()) + " to "
                                + show(change.after()),
                        spanOf(wanted, change.attribute()),
                        "put the former value back, or give the zone another name (an image another revision) so that a new"
                                + " one is made");
            }
        }
        if (forbidden) {
            return none(wanted, before);
        }
        if (attributes.stream().noneMatch(a -> a.onChange() == OnChange.REPLACE)) {
            Resource own = attributes.stream().anyMatch(a -> a.path().equals("volsize"))
                    ? withoutReservation(before, wanted.resource())
                    : before;
            Resource after = own(wanted, remembered(patch(own, attributes), wanted.resource()));
            return change(wanted, Action.UPDATE, own, after, attributes, List.of());
        }
        if (address.kind().equals("zonecfg")) {
            return replacedZone(wanted, before, attributes);
        }
        if (wanted.protect() || wasProtected(address)) {
            isProtected(address, "replaced", wanted.span());
        }
        Resource after = wanted.resource();
        Value mac = before.get("mac");
        if (address.kind().equals("vnic") && after.get("mac") == null && mac != null) {
            after = after.with("mac", mac);
        }
        return change(
                wanted,
                Action.REPLACE,
                before,
                own(wanted, after),
                attributes,
                List.of(names(attributes.stream()
                                .filter(a -> a.onChange() == OnChange.REPLACE)
                                .toList())
                        + " cannot be changed in place"));
    }

    /** What a volume reserves follows its size where no spec says otherwise (libzfs, zfs_add_synthetic_resv). */
    private static Resource withoutReservation(Resource volume, Resource wanted) {
        String name = "refreservation";
        if (!(volume.get("props") instanceof Value.Members props)
                || (wanted.get("props") instanceof Value.Members own
                        && own.members().containsKey(name))) {
            return volume;
        }
        TreeMap<String, Value> members = new TreeMap<>(props.members());
        members.remove(name);
        return volume.with("props", members.isEmpty() ? null : Value.record(members));
    }

    /** With what cannot be read from a host, as {@code source} says it. */
    private Resource remembered(Resource resource, Resource source) {
        Resource remembered = resource;
        List<FieldDef> fields = request.kinds()
                .find(resource.address().kind())
                .map(k -> k.module().fields())
                .orElse(List.of());
        for (FieldDef field : fields) {
            if (field.compare() == Compare.REGISTRY) {
                remembered = remembered.with(field.name(), source.get(field.name()));
            }
        }
        return remembered;
    }

    /** What fixes a zone to its data can only change while it has none; with data the spec must ask for a new zone. */
    private Change replacedZone(DesiredResource wanted, Resource before, List<AttributeChange> attributes) {
        Address address = wanted.address();
        Address install = new Address(address.host(), "install", address.name());
        if (found(install, entry(install)) == null) {
            Resource after = own(wanted, patch(before, attributes));
            return change(wanted, Action.UPDATE, before, after, attributes, List.of());
        }
        DesiredZone zone = zones.get(address.host() + "/" + address.name());
        String what = names(attributes.stream()
                .filter(a -> a.onChange() == OnChange.REPLACE)
                .toList());
        Span span = spanOf(wanted, attributes.get(0).attribute());
        if (zone == null || !zone.replace()) {
            diagnostics.error(
                    "zplan::plan::needs_replace",
                    what + " of the zone " + address.name() + " cannot change while it is installed",
                    span,
                    "write replace=#true in the zone, and a fresh zonepath: a new zone is installed, and the old one"
                            + " with its root file system is destroyed after the commit point");
            return none(wanted, before);
        }
        if (wanted.protect() || wasProtected(address)) {
            isProtected(address, "replaced", wanted.span());
        }
        if (Objects.equals(before.get("zonepath"), wanted.resource().get("zonepath"))) {
            diagnostics.error(
                    "zplan::plan::zonepath_in_use",
                    "the new zone " + address.name() + " cannot take the zonepath " + before.text("zonepath")
                            + " while the old one is set aside there",
                    spanOf(wanted, "zonepath"),
                    "give it a fresh one, for example zonepath \"" + before.text("zonepath") + "-2\"");
        }
        return change(
                wanted,
                Action.REPLACE,
                before,
                own(wanted, wanted.resource()),
                attributes,
                List.of(what + " cannot change while a zone is installed, and the spec says replace"));
    }

    private @Nullable Change unwanted(Entry entry) {
        Address address = entry.address();
        Resource before = found(address, entry);
        boolean data = Aside.original(address).isEmpty()
                && request.kinds()
                        .find(address.kind())
                        .map(k -> k.module().outlives())
                        .orElse(false);
        boolean purge = request.scope().purgeData();
        if (entry.letGo() != null && !purge) {
            return null;
        }
        if (request.kinds().find(address.kind()).isEmpty()) {
            diagnostics.error(
                    "zplan::plan::unknown_kind",
                    address + " is owned, but there is no module \"" + address.kind() + "\" any more",
                    null,
                    "put modules/" + address.kind() + ".kdl back");
            return null;
        }
        if (before == null) {
            return deletion(entry, Action.FORGET, null, List.of("it is already gone from the host"));
        }
        if (lostIdentity(entry, before)) {
            return deletion(entry, Action.FORGET, before, List.of("another one of that name is on the host now"));
        }
        String other = owners.other(address);
        if (other != null) {
            return deletion(entry, Action.FORGET, before, List.of("the workspace " + other + " has it now"));
        }
        if (data && !purge) {
            return deletion(
                    entry, Action.LET_GO, before, List.of("no spec names it any more, and --purge-data was not given"));
        }
        if (entry.protect()) {
            isProtected(address, "deleted", null);
        }
        return deletion(entry, Action.DELETE, before, List.of());
    }

    /** What is protected stays so until an apply has taken the protection away. */
    private boolean wasProtected(Address address) {
        Entry entry = owner(address, entry(address));
        return entry != null && entry.protect();
    }

    private void isProtected(Address address, String what, @Nullable Span span) {
        diagnostics.error(
                "zplan::plan::protected",
                address + " is protected and would be " + what,
                span,
                "write protect #false and apply that first, if it really is to go");
    }

    private void claimed(DesiredResource wanted, Entry entry) {
        diagnostics.error(
                "zplan::plan::owned_by_other_plan",
                wanted.address() + " belongs to the plan " + entry.plan(),
                wanted.span(),
                "name it in one plan only; referring to it from another is fine");
    }

    private void elsewhere(DesiredResource wanted, String other) {
        Address address = wanted.address();
        if (ZONE_KINDS.containsKey(address.kind())) {
            return;
        }
        diagnostics.error(
                "zplan::plan::owned_elsewhere",
                address + " belongs to another workspace: it is marked " + other,
                wanted.span(),
                "run zplan destroy or zplan forget there first, or choose another name; where that workspace is gone, zplan adopt"
                        + " --take-over " + address + " makes it this one's");
    }

    private void unmanaged(DesiredResource wanted) {
        Address address = wanted.address();
        if (ZONE_KINDS.containsKey(address.kind())) {
            return;
        }
        diagnostics.error(
                "zplan::plan::exists_unmanaged",
                owners.isOwn(address)
                        ? address
                                + " exists already and is marked as this workspace's, but its registry does not know it"
                        : address + " exists already and is not managed by this workspace",
                wanted.span(),
                "run zplan adopt " + address + " to manage it from now on, or choose another name");
    }

    private static Span spanOf(DesiredResource wanted, String attribute) {
        return wanted.attributeSpans().getOrDefault(attribute, wanted.span());
    }

    private static String names(List<AttributeChange> attributes) {
        return attributes.stream().map(AttributeChange::path).distinct().collect(Collectors.joining(", "));
    }

    static String show(@Nullable Value value) {
        return value == null ? "nothing" : "\"" + value.show() + "\"";
    }

    /** {@code found} with the changes made: what the host has beside them stays. */
    static Resource patch(Resource found, List<AttributeChange> changes) {
        Resource patched = found;
        for (AttributeChange change : changes) {
            String attribute = change.attribute();
            if (attribute.equals(change.path())) {
                patched = patched.with(attribute, change.after());
                continue;
            }
            String entry = change.path().substring(attribute.length() + 1);
            TreeMap<String, Value> members = new TreeMap<>();
            if (patched.get(attribute) instanceof Value.Members former) {
                members.putAll(former.members());
            }
            if (change.after() == null) {
                members.remove(entry);
            } else {
                members.put(entry, change.after());
            }
            patched = patched.with(attribute, members.isEmpty() ? null : Value.record(members));
        }
        return patched;
    }

    private Resource own(DesiredResource wanted, Resource resource) {
        return owners.marked(resource, wanted.zone());
    }

    private static Change none(DesiredResource wanted, @Nullable Resource before) {
        return change(wanted, Action.NONE, before, before, List.of(), List.of());
    }

    private static Change change(
            DesiredResource wanted,
            Action action,
            @Nullable Resource before,
            @Nullable Resource after,
            List<AttributeChange> attributes,
            List<String> reasons) {
        return new Change(
                wanted.address(),
                action,
                before,
                after,
                attributes,
                reasons,
                wanted.plan(),
                wanted.zone(),
                wanted.span());
    }

    private static Change deletion(Entry entry, Action action, @Nullable Resource before, List<String> reasons) {
        return new Change(entry.address(), action, before, null, List.of(), reasons, entry.plan(), entry.zone(), null);
    }
}
