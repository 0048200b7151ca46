package dev.zplan.cli;

import dev.zplan.host.HostReader;
import dev.zplan.host.Result;
import dev.zplan.host.SimulatedHost;
import dev.zplan.module.CommandLine;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Kind;
import dev.zplan.module.Kinds;
import dev.zplan.module.Transition;
import dev.zplan.plan.Redactor;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.sim.Hardware;
import dev.zplan.sim.SimHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a simulated host that is like the facts of another: by the commands of its kinds, as an administrator would. */
final class Twin {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final long POOL = 100L << 30;

    /** What the root of a host is where the facts do not tell. */
    private static final String ROOT = "rpool/ROOT/be";

    private static final Pattern MISSING =
            Pattern.compile("could not verify fs [^\n]*: could not access (/[^\n]*): No such file or directory");

    private static final String DATASET = "dataset";
    private static final Set<String> IMAGE_BRANDS = Set.of("lx", "illumos");

    /** The kinds that a plan changes, in the order in which they need each other. */
    private static final List<String> KINDS =
            List.of("etherstub", "vnic", DATASET, "zonecfg", "install", "publisher", DATASET, "boot");

    /** What is only read: nobody makes it. */
    private static final Set<String> READ_ONLY = Set.of("brand", "link", "snapshot", "ssl-file");

    private final Kinds kinds;
    private final HostFacts original;
    private final SimHost sim;
    private final SimulatedHost host;
    private final List<String> problems = new ArrayList<>();

    private Twin(Kinds kinds, HostFacts original, String name, long seed) {
        this.kinds = kinds;
        this.original = original;
        this.sim = SimHost.create(original.flavour(), seed, hardware(original, name));
        this.host = new SimulatedHost(original.host(), sim);
    }

    /**
     * A twin.
     *
     * @param sim the host
     * @param problems what could not be brought over, a sentence each
     */
    record Made(SimHost sim, List<String> problems) {}

    /** The twin of a host with those facts, under another name. */
    static Made of(Kinds kinds, HostFacts facts, String name, long seed) {
        Twin twin = new Twin(kinds, facts, name, seed);
        twin.make();
        return new Made(twin.sim, List.copyOf(twin.problems));
    }

    private static Hardware hardware(HostFacts facts, String name) {
        Set<String> given = new HashSet<>();
        nets(facts).forEach(net -> given.add(shown(net, "physical")));
        List<Hardware.Nic> nics = new ArrayList<>();
        boolean used = false;
        for (Resource link : facts.ofKind("link")) {
            if ("phys".equals(link.text("class"))) {
                boolean mayUse = !used && !given.contains(link.address().name());
                nics.add(new Hardware.Nic(link.address().name(), mayUse));
                used |= mayUse;
            }
        }
        SortedMap<String, Long> pools = new TreeMap<>();
        String root = "";
        for (Resource dataset : facts.ofKind(DATASET)) {
            String path = dataset.address().name();
            if (!path.contains("/")) {
                pools.put(path, Math.max(POOL, available(dataset)));
            } else if ("/".equals(dataset.text("mountpoint")) && "yes".equals(dataset.text("mounted"))) {
                root = path;
            }
        }
        if (root.isEmpty()) {
            root = ROOT;
            pools.putIfAbsent("rpool", POOL);
        }
        return new Hardware(name, nics, pools, root);
    }

    /** The nets of all zones. */
    private static Stream<Value.Members> nets(HostFacts facts) {
        return facts.ofKind("zonecfg").stream()
                .map(zone -> zone.get("net"))
                .flatMap(nets -> nets instanceof Value.Items items ? items.items().stream() : Stream.of())
                .flatMap(net -> net instanceof Value.Members members ? Stream.of(members) : Stream.of());
    }

    private static String shown(Value.Members net, String name) {
        Value value = net.get(name);
        return value == null ? "" : value.show();
    }

    /** What is free, and a bit more for what is used: that is not among the facts. */
    private static long available(Resource dataset) {
        try {
            long bytes = Long.parseLong(Objects.requireNonNullElse(dataset.text("available"), "0"));
            return bytes + bytes / 8;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void make() {
        Set<String> known = new HashSet<>(KINDS);
        known.addAll(READ_ONLY);
        original.resources().values().stream()
                .map(r -> r.address().kind())
                .filter(kind -> !known.contains(kind))
                .distinct()
                .forEach(kind -> problems.add("resources of the kind " + kind + " are not brought over"));
        original.ofKind("ssl-file").forEach(file -> standIn(file.address().name()));
        boolean installed = false;
        for (String kind : KINDS) {
            boolean late = installed;
            bring(kind, resource -> late || !isOfZone(resource));
            installed |= kind.equals("install");
        }
        compare();
    }

    /** What is in a key is not known, and nobody looks. */
    private void standIn(String path) {
        sim.run("mkdir", "-p", path.replaceFirst("/[^/]*$", "/"));
        sim.run("touch", path);
    }

    private void bring(String name, Predicate<Resource> now) {
        Kind kind = kinds.find(name).orElse(null);
        if (kind == null) {
            return;
        }
        HostFacts here = facts();
        for (Resource there : original.ofKind(name)) {
            Resource wanted = now.test(there) ? wanted(there) : null;
            if (wanted != null) {
                Address address = there.address();
                run(address, kind.commands(transition(address, here.get(address), wanted)));
            }
        }
    }

    private Transition transition(Address address, @Nullable Resource from, Resource to) {
        return new Transition(address, from, to, Transition.Purpose.APPLY, original.flavour());
    }

    private void run(Address address, List<CommandLine> commands) {
        for (CommandLine command : commands) {
            Result result = host.run(command, TIMEOUT);
            Optional<String> missing = missing(result.stderr());
            if (missing.isPresent()) {
                problems.add("the directory " + missing.get() + " is assumed to be there, and empty");
                sim.run("mkdir", "-p", missing.get());
                result = host.run(command, TIMEOUT);
            }
            if (!result.ok()) {
                String why = result.stderr().lines().findFirst().orElse("exit code " + result.exitCode());
                problems.add(address.kind() + " " + address.name() + ": " + why);
                return;
            }
        }
    }

    /** The resource as it is to be here; null for what comes by itself or cannot come. */
    private @Nullable Resource wanted(Resource there) {
        String name = there.address().name();
        switch (there.address().kind()) {
            case "vnic" -> {
                return nets(original)
                                .anyMatch(net -> net.get("global-nic") != null
                                        && shown(net, "physical").equals(name))
                        ? null
                        : there;
            }
            case "zonecfg" -> {
                tellSecrets(there);
                return open(there);
            }
            case "install" -> {
                if ("incomplete".equals(there.text("state"))) {
                    problems.add("zone " + name + " is incomplete there, and only configured here");
                    return null;
                }
                String brand = Objects.requireNonNullElse(there.text("brand"), "");
                String image = image(brand);
                return image == null
                        ? there
                        : there.with("method", Value.text("image")).with("source", Value.text(image));
            }
            default -> {
                return there;
            }
        }
    }

    /**
     * The directory of the global zone that a zone's verification says it cannot find (verify_filesystems of zoneadm.c): facts do not tell
     * of those.
     */
    static Optional<String> missing(String complaint) {
        return MISSING.matcher(complaint).results().map(m -> m.group(1)).findFirst();
    }

    /** The image for a brand that every simulated host has; null for a brand that needs none. */
    static @Nullable String image(@Nullable String brand) {
        return brand == null || !IMAGE_BRANDS.contains(brand)
                ? null
                : "/var/tmp/images/" + (brand.equals("lx") ? "lx.tar.gz" : "illumos.zfs.gz");
    }

    /** What a secret is was never written down; it is known only where the host has just told. */
    private void tellSecrets(Resource there) {
        there.attributes().forEach((attribute, value) -> {
            if (isUnknown(value)) {
                problems.add("zonecfg " + there.address().name() + ": " + attribute
                        + " holds a secret, which facts do not tell");
            }
        });
    }

    private static Resource open(Resource there) {
        SortedMap<String, Value> opened = new TreeMap<>(there.attributes());
        opened.replaceAll((name, value) -> open(value));
        return new Resource(there.address(), opened);
    }

    private static boolean isUnknown(Value value) {
        if (value instanceof Value.Items items) {
            return items.items().stream().anyMatch(Twin::isUnknown);
        } else if (value instanceof Value.Members members) {
            return members.members().values().stream().anyMatch(Twin::isUnknown);
        }
        return value instanceof Value.Secret secret && text(secret).equals(Redactor.MASK);
    }

    private static String text(Value.Secret secret) {
        return Objects.requireNonNullElse(secret.clear(), Redactor.MASK);
    }

    private static Value open(Value value) {
        if (value instanceof Value.Secret secret) {
            return Value.text(text(secret));
        } else if (value instanceof Value.Items items) {
            return Value.list(items.items().stream().map(Twin::open).toList());
        } else if (value instanceof Value.Members members) {
            SortedMap<String, Value> opened = new TreeMap<>(members.members());
            opened.replaceAll((name, member) -> open(member));
            return Value.record(opened);
        }
        return value;
    }

    /** Whether a dataset is a zone's root or in it: an install makes it, not we. */
    private boolean isOfZone(Resource resource) {
        String name = resource.address().name();
        return resource.address().kind().equals(DATASET)
                && original.ofKind("install").stream()
                        .map(zone -> original.get(new Address(
                                original.host(), "zonecfg", zone.address().name())))
                        .filter(Objects::nonNull)
                        .flatMap(zone -> original.ofKind(DATASET).stream()
                                .filter(d -> Objects.equals(d.text("mountpoint"), zone.text("zonepath")))
                                .map(d -> d.address().name()))
                        .anyMatch(root -> name.equals(root) || name.startsWith(root + "/"));
    }

    private HostFacts facts() {
        return new HostReader(kinds).read(host, original.resources().keySet());
    }

    private void compare() {
        HostFacts here = facts();
        for (Resource secretive : original.resources().values()) {
            Resource there = open(secretive);
            Address address = there.address();
            Kind kind = kinds.find(address.kind()).orElse(null);
            if (kind == null || !KINDS.contains(address.kind())) {
                continue;
            }
            Resource found = here.get(address);
            boolean told = problems.stream().anyMatch(p -> p.startsWith(address.kind() + " " + address.name() + ":"));
            if (!told && (found == null || !kind.diff(there, found, there).isEmpty())) {
                problems.add(address.kind() + " " + address.name() + ": "
                        + (found == null ? "is not there" : "is otherwise than the facts tell"));
            }
        }
    }
}
