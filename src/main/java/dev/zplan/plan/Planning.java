package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Kinds;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.registry.ZoneEntry;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.spec.Inputs;
import dev.zplan.spec.Item;
import dev.zplan.spec.NodeSchema;
import dev.zplan.spec.PlanFile;
import dev.zplan.spec.Spec;
import dev.zplan.spec.SpecLoader;
import dev.zplan.workspace.Workspace;
import dev.zplan.zone.Desired;
import dev.zplan.zone.DesiredResource;
import dev.zplan.zone.HostStorage;
import dev.zplan.zone.HostView;
import dev.zplan.zone.ImageSchema;
import dev.zplan.zone.Ledger;
import dev.zplan.zone.Move;
import dev.zplan.zone.MoveReader;
import dev.zplan.zone.ResourceExpander;
import dev.zplan.zone.VolumeSchema;
import dev.zplan.zone.ZoneExpander;
import dev.zplan.zone.ZoneSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * From plan files to what they want: the pure half of every command that plans. Reading files is the workspace's, reading hosts
 * the caller's business.
 *
 * @param workspace the settings, modules, templates and pools
 * @param registry what is owned
 */
public record Planning(Workspace workspace, Snapshot registry) {

    /** What is wrong only because something that is wrong itself was left out. */
    private static final Set<String> CONSEQUENCES =
            Set.of("zplan::zone::dependency_unknown", "zplan::install::clone_not_installed");

    /** What reads plan files. */
    public SpecLoader loader() {
        return new SpecLoader(
                ZoneSchema.ZONE,
                schemas(workspace),
                workspace.templates(),
                workspace.current(),
                workspace.settings().inventory().placement(workspace.settings().defaultHost()));
    }

    /** Reads and checks plan files. */
    public Spec load(List<PlanFile> files, Inputs inputs) {
        return load(files, inputs, Map.of());
    }

    /**
     * Reads and checks plan files, some as if they held another text.
     *
     * @param instead the other texts, by absolute path
     */
    public Spec load(List<PlanFile> files, Inputs inputs, Map<Path, String> instead) {
        List<Diagnostic> broken = workspace.diagnostics();
        Spec spec = loader().load(files, inputs, instead);
        if (broken.isEmpty()) {
            return spec;
        }
        List<Diagnostic> all = new ArrayList<>(broken);
        all.addAll(spec.diagnostics());
        return new Spec(spec.items(), spec.variables(), spec.secrets(), all);
    }

    /** Where a new zone of that name would be on a host, if its spec said nothing of it. */
    public Optional<String> usualZonepath(HostFacts facts, String zone) {
        HostStorage known = new StorageView(workspace.settings(), registry, List.of()).of(facts);
        return new HostStorage(known.layout(), Map.of(), Map.of(), Map.of()).zonepath(zone);
    }

    /** What may stand in plan files by itself, beside zones. */
    public static List<NodeSchema> schemas(Workspace workspace) {
        List<NodeSchema> schemas = new ArrayList<>(ResourceExpander.schemas(workspace.kinds()));
        schemas.add(VolumeSchema.VOLUME);
        schemas.add(ImageSchema.IMAGE);
        return schemas;
    }

    /** The hosts that a spec and a scope are about, as far as the settings know them. */
    public Set<String> hosts(Spec spec, Scope scope) {
        Set<String> hosts = new TreeSet<>();
        for (Item item : spec.items()) {
            hosts.add(host(item));
        }
        registry.resources().values().stream()
                .filter(scope::covers)
                .forEach(e -> hosts.add(e.address().host()));
        hosts.retainAll(workspace.settings().hosts().keySet());
        hosts.removeIf(host -> !scope.reaches(host));
        return hosts;
    }

    /** What the registry speaks of on these hosts: kinds that cannot be listed are asked for it. */
    public Collection<Address> known(Spec spec) {
        Kinds kinds = workspace.kinds();
        Set<Address> known = Spoken.of(kinds, registry);
        for (Item item : spec.items()) {
            kinds.find(item.block().name())
                    .flatMap(k -> item.block().text(k.module().key()))
                    .ifPresent(name ->
                            known.add(new Address(host(item), item.block().name(), name)));
            new Images(workspace.publishers()).asked(item, host(item), known);
        }
        known.addAll(former(spec, known));
        return known;
    }

    /** What of this the hosts have by other names yet. */
    private Set<Address> former(Spec spec, Set<Address> known) {
        Set<String> hosts = workspace.settings().hosts().keySet();
        // what is wrong with the lines is told when they are looked at
        List<Move> moves = new MoveReader(
                        workspace.kinds(), workspace.settings().defaultHost(), hosts)
                .read(spec.items(), new Diagnostics());
        Renaming renaming = new Renaming(
                moves.stream().map(m -> new Renaming.Pair(m.from(), m.to())).toList());
        return known.stream()
                .flatMap(address -> renaming.former(address).stream())
                .collect(Collectors.toSet());
    }

    /** Where golden images stand, by {@code host/name}. */
    private Map<String, Span> images(List<Item> items) {
        Map<String, Span> images = new TreeMap<>();
        items.stream()
                .filter(item -> item.block().name().equals(ImageSchema.IMAGE.name()))
                .forEach(item -> images.put(
                        host(item) + "/" + item.block().text("name").orElse(""),
                        item.block().span()));
        return images;
    }

    private String host(Item item) {
        return item.block().text("host").orElse(workspace.settings().defaultHost());
    }

    /** What the spec wants on hosts with these facts; of a spec with errors, what else is wrong with the rest of it. */
    public Desired desired(Spec spec, Map<String, HostFacts> facts, Scope scope) {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.addAll(spec.diagnostics());
        boolean broken = diagnostics.hasErrors();
        if (broken && (facts.isEmpty() || !workspace.diagnostics().isEmpty())) {
            return new Desired(List.of(), List.of(), spec.secrets(), diagnostics.list());
        }
        String defaultHost = workspace.settings().defaultHost();
        Set<String> elsewhere = new TreeSet<>(workspace.settings().hosts().keySet());
        elsewhere.removeIf(scope::reaches);
        List<Item> items = spec.items().stream()
                .filter(item -> !elsewhere.contains(host(item)))
                .toList();
        List<DesiredResource> resources = new ArrayList<>(
                new ResourceExpander(workspace.kinds(), defaultHost, facts.keySet()).expand(items, diagnostics));
        List<Move> moves = new MoveReader(workspace.kinds(), defaultHost, facts.keySet()).read(items, diagnostics);
        Map<String, HostView> views = new HashMap<>();
        facts.forEach((name, host) -> views.put(name, view(host, resources)));
        ZoneExpander.Expansion expansion = new ZoneExpander(
                        workspace.pools(),
                        workspace.publishers(),
                        views,
                        defaultHost,
                        ledger(scope).renamed(renames(items, moves, facts)),
                        scope.plans(),
                        elsewhere)
                .expand(items, resources.stream().map(DesiredResource::address).toList());
        expansion.diagnostics().stream()
                .filter(d -> !broken || !CONSEQUENCES.contains(d.code()))
                .forEach(diagnostics::add);
        resources.addAll(expansion.resources());
        List<DesiredResource> others = List.copyOf(resources);
        resources.addAll(new KeptImages(registry, scope).wanted(images(items), others));
        StorageView storage = new StorageView(workspace.settings(), registry, others);
        facts.values()
                .forEach(host -> storage.bases(host)
                        .ifPresent(bases -> resources.addAll(bases.wanted(others, scope, diagnostics))));
        resources.sort((a, b) -> a.address().compareTo(b.address()));
        return new Desired(
                unique(resources, diagnostics), expansion.zones(), moves, spec.secrets(), diagnostics.list());
    }

    /** The zones that are renamed, by {@code host/name}. */
    private Map<String, String> renames(List<Item> items, List<Move> moves, Map<String, HostFacts> facts) {
        Set<Address> wanted = new HashSet<>();
        items.stream()
                .filter(i -> i.block().name().equals(ZoneSchema.ZONE.name()))
                .forEach(i -> wanted.add(
                        new Address(host(i), Move.ZONE, i.block().text("name").orElse(""))));
        Map<String, String> renames = new HashMap<>();
        moves.stream()
                .filter(Move::ofZone)
                .filter(m -> Objects.requireNonNull(facts.get(m.from().host())).get(m.leader(m.from())) != null)
                .filter(m -> wanted.contains(m.to()) && !wanted.contains(m.from()))
                .filter(m -> !registry.zones().containsKey(m.to().host() + "/" + m.to().name()))
                .forEach(
                        m -> renames.put(m.from().host() + "/" + m.from().name(), m.to().host() + "/" + m.to().name()));
        return renames;
    }

    private static List<DesiredResource> unique(List<DesiredResource> resources, Diagnostics diagnostics) {
        SortedMap<Address, DesiredResource> unique = new TreeMap<>();
        for (DesiredResource resource : resources) {
            DesiredResource former = unique.putIfAbsent(resource.address(), resource);
            if (former != null) {
                diagnostics.error(
                        "zplan::spec::duplicate",
                        resource.address() + " is wanted twice",
                        resource.span(),
                        "the first is at " + former.span());
            }
        }
        return List.copyOf(unique.values());
    }

    /** A host as far as the expansion of zones needs to know it: what others have there. */
    private HostView view(HostFacts facts, List<DesiredResource> resources) {
        Map<String, String> addresses = new TreeMap<>();
        for (Resource zone : facts.ofKind("zonecfg")) {
            if (!registry.resources().containsKey(zone.address()) && zone.get("net") instanceof Value.Items nets) {
                for (Value net : nets.items()) {
                    takeAddress(net, zone.address().name(), addresses);
                }
            }
        }
        Set<String> onDemand = onDemand(facts);
        Set<String> links = new HashSet<>();
        for (Resource link : facts.ofKind("link")) {
            String name = link.address().name();
            boolean ours = registry.resources().containsKey(new Address(facts.host(), "vnic", name))
                    || registry.resources().containsKey(new Address(facts.host(), "etherstub", name))
                    || onDemand.contains(name);
            if (!ours) {
                links.add(name);
            }
        }
        Set<String> brands = new HashSet<>();
        facts.ofKind("brand").forEach(b -> brands.add(b.address().name()));
        return new HostView(
                facts.host(),
                facts.flavour(),
                brands,
                addresses,
                links,
                workspace.settings().inventory().defaults(facts.host()),
                Images.publishers(facts),
                new StorageView(workspace.settings(), registry, resources).of(facts));
    }

    /** The VNICs that zones of ours have the host make at boot: no strangers. */
    private Set<String> onDemand(HostFacts facts) {
        Set<String> links = new HashSet<>();
        for (Resource zone : facts.ofKind("zonecfg")) {
            if (zone.get("net") instanceof Value.Items nets
                    && registry.resources().containsKey(zone.address())) {
                for (Value item : nets.items()) {
                    if (item instanceof Value.Members net
                            && net.get("global-nic") != null
                            && net.get("physical") instanceof Value.Text physical) {
                        links.add(physical.text());
                    }
                }
            }
        }
        return links;
    }

    /** Adds the addresses that a net of a zone has, without prefix length. */
    static void takeAddress(Value net, String zone, Map<String, String> addresses) {
        if (net instanceof Value.Members members) {
            for (String name : List.of("allowed-address", "address")) {
                Value address = members.get(name);
                if (address != null) {
                    addresses.put(address.show().replaceFirst("/.*", ""), zone);
                }
            }
        }
    }

    /** What was given; what hosts have that the scope does not reach is nobody's to give anew. */
    private Ledger ledger(Scope scope) {
        TreeMap<String, Ledger.Grant> grants = new TreeMap<>();
        for (ZoneEntry zone : registry.zones().values()) {
            String plan = scope.reaches(zone.host()) ? zone.plan() : "";
            grants.put(zone.key(), new Ledger.Grant(plan, zone.addresses(), zone.pools(), zone.linksOf()));
        }
        return new Ledger(grants);
    }

    /** The plans of {@code files}; with all of them also those in the registry whose file is gone. */
    public Set<String> plans(List<PlanFile> files, boolean all) {
        Set<String> plans = new TreeSet<>();
        files.forEach(f -> plans.add(f.plan()));
        if (all) {
            registry.resources().values().stream()
                    .map(Entry::plan)
                    .filter(p -> !workspace.planFiles().exists(p))
                    .forEach(plans::add);
        }
        return plans;
    }
}
