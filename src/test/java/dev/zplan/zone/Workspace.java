package dev.zplan.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.spec.Checked;
import dev.zplan.spec.DocumentReader;
import dev.zplan.spec.Inputs;
import dev.zplan.spec.Placement;
import dev.zplan.spec.PlanFile;
import dev.zplan.spec.Spec;
import dev.zplan.spec.SpecLoader;
import dev.zplan.spec.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A workspace in a test: hosts, pools, a ledger and one plan, expanded. */
final class Workspace {
    static final Set<String> OMNIOS_BRANDS = Set.of("ipkg", "lipkg", "sparse", "pkgsrc", "illumos", "lx", "bhyve");

    private final Map<String, HostView> hosts = new LinkedHashMap<>();
    private final StringBuilder pools = new StringBuilder();
    private final StringBuilder publishers = new StringBuilder();
    private final TreeMap<String, Ledger.Grant> grants = new TreeMap<>();
    private final List<Address> others = new ArrayList<>();
    private final Set<String> plans = new HashSet<>(Set.of("plan"));

    Workspace() {
        host("gz1", Flavour.OMNIOS, OMNIOS_BRANDS, Map.of(), Set.of());
    }

    Workspace host(String name, Flavour flavour, Set<String> brands, Map<String, String> addresses, Set<String> links) {
        hosts.put(
                name,
                new HostView(
                        name, flavour, brands, addresses, links, HostDefaults.none(), List.of(), HostStorage.none()));
        return this;
    }

    /** Gives the host's global zone publishers; one that begins with a minus is not sticky. */
    Workspace global(String... publishers) {
        hosts.computeIfPresent(
                "gz1",
                (name, host) -> new HostView(
                        name,
                        host.flavour(),
                        host.brands(),
                        host.addresses(),
                        host.links(),
                        host.defaults(),
                        Stream.of(publishers)
                                .map(p -> new HostView.Source(
                                        p.replaceFirst("^-", ""),
                                        Value.record(Map.of(
                                                "origins", Value.list(List.of(Value.text("http://" + p + "/"))),
                                                "sticky", Value.flag(!p.startsWith("-"))))))
                                .toList(),
                        host.storage()));
        return this;
    }

    /** A file of {@code publishers/}. */
    Workspace publisher(String kdl) {
        publishers.append(kdl).append('\n');
        return this;
    }

    /** Where things are kept on the first host. */
    Workspace stored(HostStorage storage) {
        hosts.put(
                "gz1",
                new HostView(
                        "gz1",
                        Flavour.OMNIOS,
                        OMNIOS_BRANDS,
                        Map.of(),
                        Set.of(),
                        HostDefaults.none(),
                        List.of(),
                        storage));
        return this;
    }

    Workspace openindiana() {
        return host("gz1", Flavour.OPENINDIANA, Set.of("ipkg", "nlipkg"), Map.of(), Set.of());
    }

    Workspace pool(String kdl) {
        pools.append(kdl).append('\n');
        return this;
    }

    Workspace other(String address) {
        others.add(Address.parse(address).orElseThrow());
        return this;
    }

    /** A zone of the ledger; {@code links} is {@code link=address} or {@code link=address=pool}. */
    Workspace had(String zone, String plan, String... links) {
        Map<String, String> addresses = new HashMap<>();
        Map<String, String> from = new HashMap<>();
        for (String link : links) {
            String[] parts = link.split("=");
            addresses.put(parts[0], parts[1]);
            if (parts.length > 2) {
                from.put(parts[0], parts[2]);
            }
        }
        grants.put(zone, new Ledger.Grant(plan, addresses, from));
        return this;
    }

    /** The ledger after an expansion, for the next one. */
    Workspace after(ZoneExpander.Expansion expansion) {
        grants.clear();
        expansion.zones().forEach(zone -> grants.put(zone.key(), zone.grant()));
        return this;
    }

    ZoneExpander.Expansion expand(String kdl) {
        try {
            Path file = Files.createTempFile("plan", ".kdl");
            Files.writeString(file, kdl);
            SpecLoader loader = new SpecLoader(
                    ZoneSchema.ZONE,
                    List.of(VolumeSchema.VOLUME),
                    templates(),
                    Path.of("").toAbsolutePath(),
                    Placement.none());
            Spec spec = loader.load(List.of(new PlanFile("plan", file)), Inputs.none());
            Files.delete(file);
            assertThat(spec.diagnostics()).isEmpty();
            return expander().expand(spec.items(), others);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ZoneExpander expander() {
        Diagnostics out = new Diagnostics();
        Map<String, Pool> read = new PoolReader(out).read(poolBlocks().blocks());
        assertThat(out.list()).isEmpty();
        Map<String, Publisher> library = new PublisherReader(out)
                .read(new DocumentReader(List.of(PublisherReader.PUBLISHER))
                        .blocks(new Source("publishers.kdl", publishers.toString()))
                        .blocks());
        assertThat(out.list()).isEmpty();
        return new ZoneExpander(read, library, hosts, "gz1", new Ledger(grants), plans, Set.of());
    }

    private Checked poolBlocks() {
        Checked checked =
                new DocumentReader(List.of(PoolReader.POOL)).blocks(new Source("pools.kdl", pools.toString()));
        assertThat(checked.diagnostics()).isEmpty();
        return checked;
    }

    /** The spec's own errors, from the loader. */
    List<Diagnostic> load(String kdl) {
        return new DocumentReader(List.of(ZoneSchema.ZONE))
                .blocks(new Source("plan.kdl", kdl))
                .diagnostics();
    }

    static Templates templates() {
        Map<String, Source> found = new HashMap<>();
        try (Stream<Path> files = Files.list(Path.of("templates"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".kdl")).toList()) {
                String name = file.getFileName().toString();
                found.put(name.substring(0, name.length() - 4), new Source(file.toString(), Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Templates.of(found);
    }

    static Resource resource(ZoneExpander.Expansion expansion, String address) {
        assertThat(expansion.diagnostics()).isEmpty();
        return desired(expansion, address).resource();
    }

    static DesiredResource desired(ZoneExpander.Expansion expansion, String address) {
        return expansion.resources().stream()
                .filter(r -> r.address().toString().equals(address))
                .findFirst()
                .orElseThrow(() -> new AssertionError(address + " is not among "
                        + expansion.resources().stream()
                                .map(DesiredResource::address)
                                .toList()));
    }

    /** The line in which an attribute was written. */
    static int line(ZoneExpander.Expansion expansion, String address, String attribute) {
        return span(expansion, address, attribute).line();
    }

    static Span span(ZoneExpander.Expansion expansion, String address, String attribute) {
        return Objects.requireNonNull(
                desired(expansion, address).attributeSpans().get(attribute));
    }

    /** An attribute as it is shown. */
    static String shown(ZoneExpander.Expansion expansion, String address, String attribute) {
        Value value = resource(expansion, address).get(attribute);
        return value == null ? "" : value.show();
    }

    /** The diagnostics as {@code code at line:column}. */
    static List<String> problems(ZoneExpander.Expansion expansion) {
        return expansion.diagnostics().stream().map(Workspace::told).toList();
    }

    static String told(Diagnostic d) {
        return d.code()
                + (d.span() == null
                        ? ""
                        : " at " + d.span().line() + ":" + d.span().column());
    }
}
