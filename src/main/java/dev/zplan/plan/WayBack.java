package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.module.FieldDef;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Kinds;
import dev.zplan.module.Reference;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.registry.ZoneEntry;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.zone.Desired;
import dev.zplan.zone.DesiredResource;
import dev.zplan.zone.DesiredZone;
import dev.zplan.zone.Ledger;
import dev.zplan.zone.Move;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was owned before a transaction, as something to be wanted again. What was destroyed since is left out, and what came to
 * the plan otherwise than by an apply stays as it is: both are told.
 */
public final class WayBack {

    private final String transaction;
    private final Origin origin;
    private final Snapshot owned;
    private final Kinds kinds;
    private final Set<Address> made;
    private final Scope scope;

    /**
     * Before a transaction.
     *
     * @param transaction its name
     * @param origin what it set out from
     * @param owned the registry of now
     * @param made what it and later transactions made
     * @param purgeData whether datasets that were made since are destroyed instead of let go
     */
    public WayBack(
            String transaction, Origin origin, Snapshot owned, Kinds kinds, Set<Address> made, boolean purgeData) {
        this.transaction = transaction;
        this.origin = origin;
        this.owned = owned;
        this.kinds = kinds;
        this.made = Set.copyOf(made);
        Scope was = origin.plan().scope();
        this.scope = new Scope(was.plans(), was.zones(), purgeData, Set.of(), was.hosts());
    }

    /** How far it reaches: the plans of the transaction, with the zones that it was narrowed to. */
    public Scope scope() {
        return scope;
    }

    /** Everything that may go back. */
    public Set<Address> concerned() {
        Set<Address> concerned = new TreeSet<>(within(origin.registry()).keySet());
        concerned.addAll(within(owned).keySet());
        return concerned;
    }

    /** What has to be read for that. */
    public Set<Address> asked() {
        Set<Address> asked = Spoken.of(
                kinds,
                within(origin.registry()).values().stream().map(Entry::resource).toList());
        asked.addAll(Spoken.of(
                kinds, within(owned).values().stream().map(Entry::resource).toList()));
        return asked;
    }

    /** What is owned there within reach. */
    private SortedMap<Address, Entry> within(Snapshot registry) {
        SortedMap<Address, Entry> within = new TreeMap<>(registry.resources());
        within.values().removeIf(e -> !scope.covers(e) || e.letGo() != null || !reaches(e.address()));
        return within;
    }

    /** A transaction that was narrowed to targets goes back for what it was about only. */
    private boolean reaches(Address address) {
        return origin.plan().scope().targets().isEmpty()
                || origin.plan().changes().stream().anyMatch(c -> c.address().equals(address));
    }

    /**
     * What is wanted.
     *
     * @param facts the hosts as they are
     * @param clearTexts what is known of secrets, by digest
     */
    public Desired desired(SortedMap<String, HostFacts> facts, Map<String, String> clearTexts) {
        Span span = new Source("the registry before " + transaction, "").span(1, 1, 0);
        List<Move> moves = returns(facts, span);
        Renaming renaming = new Renaming(
                moves.stream().map(m -> new Renaming.Pair(m.from(), m.to())).toList());
        SortedMap<String, HostFacts> then = new TreeMap<>(facts);
        then.replaceAll((name, host) -> renaming.on(host));
        Desired wanted = new WayBack(transaction, origin, renaming.on(owned), kinds, made, scope.purgeData())
                .wanted(then, span, clearTexts);
        return new Desired(wanted.resources(), wanted.zones(), moves, wanted.secrets(), wanted.diagnostics());
    }

    /** What is still the same thing under another name gets its former one back. */
    private List<Move> returns(SortedMap<String, HostFacts> facts, Span span) {
        List<Move> moves = new ArrayList<>();
        for (Address was : within(origin.registry()).keySet()) {
            boolean zone = was.kind().equals("zonecfg");
            Optional<Value> identity = identity(Losses.at(origin.facts(), was));
            boolean gone = !owned.resources().containsKey(was) && Losses.at(facts, was) == null;
            boolean along = moves.stream()
                    .anyMatch(m -> new Renaming(List.of(new Renaming.Pair(m.from(), m.to())))
                            .former(was)
                            .isPresent());
            if (!gone || along || !(zone || was.kind().equals("dataset"))) {
                continue;
            }
            owned.resources().keySet().stream()
                    .filter(is -> is.kind().equals(was.kind()) && is.host().equals(was.host()))
                    .filter(is -> identity(Losses.at(facts, is)).equals(identity))
                    .filter(is -> identity.isPresent() || became(was, is, facts))
                    .findFirst()
                    .ifPresent(is -> moves.add(
                            zone
                                    ? new Move(
                                            ZoneChanges.sibling(is, Move.ZONE),
                                            ZoneChanges.sibling(was, Move.ZONE),
                                            span)
                                    : new Move(is, was, span)));
        }
        return moves;
    }

    /** A zone that was never installed has nothing to know it by but what the specs said. */
    private boolean became(Address was, Address is, SortedMap<String, HostFacts> facts) {
        return Losses.at(facts, is) != null
                && origin.plan().desired().moves().stream()
                        .anyMatch(m -> m.leader(m.from()).equals(was)
                                && m.leader(m.to()).equals(is));
    }

    private static Optional<Value> identity(@Nullable Resource resource) {
        return Stream.of("guid", "uuid")
                .flatMap(id -> Stream.ofNullable(resource == null ? null : resource.get(id)))
                .findFirst();
    }

    private Desired wanted(SortedMap<String, HostFacts> facts, Span span, Map<String, String> clearTexts) {
        Diagnostics diagnostics = new Diagnostics();
        unknownKinds(diagnostics);
        if (diagnostics.hasErrors()) {
            return new Desired(List.of(), List.of(), Map.of(), diagnostics.list());
        }
        SortedMap<Address, Entry> wanted = within(origin.registry());
        Set<Address> left = new TreeSet<>();
        SortedMap<Address, SortedSet<Address>> losses = new Losses(kinds, wanted, origin.facts(), facts).find();
        losses.values().forEach(left::addAll);
        wanted.keySet().removeAll(left);
        SortedMap<Address, Entry> staying = staying(wanted, left, diagnostics);
        losses.forEach((lost, others) -> lost(lost, others, staying.keySet(), diagnostics));

        List<DesiredResource> resources = new ArrayList<>();
        wanted.values().forEach(e -> resources.add(resource(e, asItWas(e.resource(), facts, diagnostics), span)));
        staying.values().forEach(e -> resources.add(resource(e, e.resource(), span)));
        resources.sort((a, b) -> a.address().compareTo(b.address()));
        List<DesiredZone> zones = zones(Losses.zones(wanted.keySet()), origin.registry(), span);
        Set<String> going = Losses.zones(within(owned).keySet());
        going.removeAll(Losses.zones(staying.keySet()));
        new AddressClash(owned, facts, zones, going).check(diagnostics);
        zones.addAll(zones(Losses.zones(staying.keySet()), owned, span));
        zones.sort((a, b) -> a.key().compareTo(b.key()));
        return revealed(resources, zones, clearTexts, diagnostics);
    }

    private void unknownKinds(Diagnostics diagnostics) {
        concerned().stream()
                .map(Address::kind)
                .distinct()
                .filter(kind -> kinds.find(kind).isEmpty())
                .forEach(kind -> diagnostics.error(
                        "zplan::rollback::unknown_kind",
                        "the transaction was about resources of the module \"" + kind + "\", which is there no more",
                        null,
                        "put modules/" + kind + ".kdl back"));
    }

    private static DesiredResource resource(Entry entry, Resource resource, Span span) {
        return new DesiredResource(
                resource,
                entry.plan(),
                entry.zone(),
                span,
                Map.of(),
                List.of(),
                entry.protect(),
                false,
                entry.ignored());
    }

    private static List<DesiredZone> zones(Collection<String> names, Snapshot registry, Span span) {
        List<DesiredZone> zones = new ArrayList<>();
        for (String name : names) {
            ZoneEntry zone = registry.zones().get(name);
            if (zone != null) {
                Ledger.Grant grant = new Ledger.Grant(zone.plan(), zone.addresses(), zone.pools(), zone.linksOf());
                zones.add(new DesiredZone(zone.host(), zone.name(), zone.plan(), zone.protect(), false, grant, span));
            }
        }
        return zones;
    }

    /** What is owned now and must not go: what is left out of the way back, what nobody knows to have been made, and their needs. */
    private SortedMap<Address, Entry> staying(
            SortedMap<Address, Entry> wanted, Set<Address> left, Diagnostics diagnostics) {
        SortedMap<Address, Entry> now = new TreeMap<>(owned.resources());
        now.values().removeIf(e -> !scope.covers(e) || e.letGo() != null || wanted.containsKey(e.address()));
        Set<String> leftZones = Losses.zones(left);
        SortedMap<Address, Entry> staying = new TreeMap<>();
        Set<Address> strange = new TreeSet<>();
        now.forEach((address, entry) -> {
            boolean out = left.contains(address) || leftZones.contains(Losses.zone(entry)) || !reaches(address);
            if (!out && !isMade(address)) {
                strange.add(address);
            }
            if (out || strange.contains(address)) {
                staying.put(address, entry);
            }
        });
        Set<String> strangeZones = Losses.zones(strange);
        now.values().stream()
                .filter(e -> strangeZones.contains(Losses.zone(e)))
                .forEach(e -> staying.put(e.address(), e));
        needed(staying, now);
        for (Address address : strange) {
            diagnostics.warning(
                    "zplan::rollback::not_made",
                    "no apply is known to have made " + address + " since: it stays as it is",
                    null,
                    "if it is to go, take it out of its spec and apply that");
        }
        return staying;
    }

    /** A zone's state is nothing that could be lost, nor are its publishers. */
    private boolean isMade(Address address) {
        return address.kind().equals("boot")
                || address.kind().equals("publisher")
                || made.contains(address)
                || (address.kind().equals("install") && made.contains(ZoneChanges.sibling(address, "zonecfg")));
    }

    private void needed(SortedMap<Address, Entry> staying, SortedMap<Address, Entry> now) {
        Deque<Entry> open = new ArrayDeque<>(staying.values());
        while (!open.isEmpty()) {
            Resource resource = open.remove().resource();
            for (Reference reference : kinds.get(resource.address().kind()).references(resource)) {
                for (Address address : reference.anyOf()) {
                    Entry entry = now.get(address);
                    if (entry != null && staying.putIfAbsent(address, entry) == null) {
                        open.add(entry);
                    }
                }
            }
        }
    }

    private static void lost(Address lost, SortedSet<Address> others, Set<Address> staying, Diagnostics diagnostics) {
        String what =
                lost.kind().equals("install") ? "the root file system of the zone " + lost.name() : lost.toString();
        String left = others.stream()
                .filter(a -> !a.equals(lost))
                .map(Address::toString)
                .collect(Collectors.joining(", "));
        diagnostics.warning(
                "zplan::rollback::destroyed",
                what + " was destroyed and cannot come back",
                null,
                (left.isEmpty() ? "it is left out" : "left out with it: " + left)
                        + (staying.contains(lost)
                                ? "; what is there now in its place stays"
                                : "; an apply of its spec would make it anew, without its data"));
    }

    /** With what the host had chosen for it then, and volumes no smaller than they are: shrinking one cuts off data (zfs(8)). */
    private Resource asItWas(Resource resource, SortedMap<String, HostFacts> facts, Diagnostics diagnostics) {
        Resource then = Losses.at(origin.facts(), resource.address());
        Resource now = Losses.at(facts, resource.address());
        Resource was = resource;
        for (FieldDef field : kinds.get(resource.address().kind()).module().fields()) {
            Value chosen = then == null ? null : then.get(field.name());
            Value live = now == null ? null : now.get(field.name());
            if (field.hostChooses() && was.get(field.name()) == null && chosen != null && !chosen.equals(live)) {
                was = was.with(field.name(), chosen);
            }
        }
        Value before = was.get("volsize");
        Value size = now == null ? null : now.get("volsize");
        if (before instanceof Value.Size small && size instanceof Value.Size large && small.bytes() < large.bytes()) {
            diagnostics.warning(
                    "zplan::rollback::shrinks",
                    resource.address() + " stays at " + large.show() + ": at " + small.show()
                            + ", as it was, it would lose what lies beyond",
                    null,
                    "if nothing does, write the smaller volsize in its spec and apply that");
            was = was.with("volsize", large);
        }
        return was;
    }

    private static Desired revealed(
            List<DesiredResource> resources,
            List<DesiredZone> zones,
            Map<String, String> clearTexts,
            Diagnostics diagnostics) {
        for (DesiredResource resource : resources) {
            if (!known(resource, clearTexts)) {
                diagnostics.error(
                        "zplan::rollback::secret_missing",
                        resource.address() + " needs a secret that is not the one it had",
                        null,
                        "give the variables the values that they had before the transaction, by ZPLAN_VAR_name or --vars");
            }
        }
        Desired hidden = new Desired(resources, zones, Map.of(), diagnostics.list());
        return PlanFileSecrets.restore(hidden, clearTexts).desired();
    }

    private static boolean known(DesiredResource resource, Map<String, String> clearTexts) {
        Desired alone = new Desired(List.of(resource), List.of(), Map.of(), List.of());
        return PlanFileSecrets.restore(alone, clearTexts).missing().isEmpty();
    }
}
