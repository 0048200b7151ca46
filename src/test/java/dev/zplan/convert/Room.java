package dev.zplan.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.author.KdlWriter;
import dev.zplan.author.SpecWriter;
import dev.zplan.author.YamlWriter;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.resource.Flavour;
import dev.zplan.spec.Checked;
import dev.zplan.spec.DocumentReader;
import dev.zplan.spec.Inputs;
import dev.zplan.spec.Placement;
import dev.zplan.spec.PlanFile;
import dev.zplan.spec.Spec;
import dev.zplan.spec.SpecLoader;
import dev.zplan.spec.Templates;
import dev.zplan.workspace.Workspace;
import dev.zplan.zone.DesiredResource;
import dev.zplan.zone.HostDefaults;
import dev.zplan.zone.HostStorage;
import dev.zplan.zone.HostView;
import dev.zplan.zone.Ledger;
import dev.zplan.zone.Pool;
import dev.zplan.zone.PoolReader;
import dev.zplan.zone.ZoneExpander;
import dev.zplan.zone.ZoneSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What came of a conversion, taken into a workspace. */
record Room(Converted converted) {

    private static final Set<String> BRANDS =
            Set.of("ipkg", "lipkg", "nlipkg", "sparse", "pkgsrc", "illumos", "lx", "bhyve");

    static Room of(Format format, String file, String text) {
        return of(format, List.of(new Source(file, text)));
    }

    static Room of(Format format, List<Source> sources) {
        return new Room(conversion(Map.of()).convert(format, sources));
    }

    static Conversion conversion(Map<String, String> links) {
        Path nowhere = Path.of("no-such-workspace");
        ZonecfgFile zonecfg =
                new ZonecfgFile(Workspace.open(nowhere, nowhere).kinds().get("zonecfg"), Flavour.OMNIOS);
        return new Conversion(zonecfg, links, null);
    }

    /** Everything that was told, as {@code code line:column message}. */
    List<String> told() {
        return converted.diagnostics().stream().map(Room::told).toList();
    }

    private static String told(Diagnostic d) {
        String place = d.span() == null ? "" : d.span().line() + ":" + d.span().column() + " ";
        return d.code().replace("zplan::convert::", "") + " " + place + d.message();
    }

    String kdl() {
        return print(KdlWriter.literal());
    }

    private String print(SpecWriter writer) {
        return writer.print(
                pieces(Piece.Kind.PLAN).flatMap(p -> p.nodes().stream()).toList());
    }

    private Stream<Piece> pieces(Piece.Kind kind) {
        return converted.pieces().stream().filter(p -> p.kind() == kind);
    }

    /** The text of a template or pool. */
    String file(Piece.Kind kind, String name) {
        Piece piece =
                pieces(kind).filter(p -> p.name().equals(name)).findFirst().orElseThrow();
        return KdlWriter.verbatim().print(piece.nodes());
    }

    /** The zones' resources; neither language nor flavour may find anything wrong with them, and both languages say the same. */
    List<DesiredResource> resources(Flavour flavour) {
        ZoneExpander.Expansion kdl = expand("kdl", kdl(), flavour);
        ZoneExpander.Expansion yaml = expand("yaml", print(YamlWriter.literal(List.of(ZoneSchema.ZONE))), flavour);
        assertThat(kdl.diagnostics()).as(kdl()).isEmpty();
        assertThat(yaml.diagnostics()).isEmpty();
        assertThat(yaml.resources().stream().map(DesiredResource::resource).toList())
                .isEqualTo(
                        kdl.resources().stream().map(DesiredResource::resource).toList());
        return kdl.resources();
    }

    private ZoneExpander.Expansion expand(String suffix, String text, Flavour flavour) {
        try {
            Path file = Files.createTempFile("plan", "." + suffix);
            Files.writeString(file, text);
            SpecLoader loader = new SpecLoader(
                    ZoneSchema.ZONE, List.of(), templates(), Path.of("").toAbsolutePath(), Placement.none());
            Spec spec = loader.load(List.of(new PlanFile("plan", file)), Inputs.none());
            Files.delete(file);
            assertThat(spec.diagnostics()).as(text).isEmpty();
            HostView host = new HostView(
                    "gz1", flavour, BRANDS, Map.of(), Set.of(), HostDefaults.none(), List.of(), HostStorage.none());
            return new ZoneExpander(
                            pools(),
                            Map.of(),
                            Map.of("gz1", host),
                            "gz1",
                            new Ledger(new TreeMap<>()),
                            Set.of("plan"),
                            Set.of())
                    .expand(spec.items(), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Pool> pools() {
        Diagnostics out = new Diagnostics();
        String text = KdlWriter.verbatim()
                .print(pieces(Piece.Kind.POOL).flatMap(p -> p.nodes().stream()).toList());
        Checked checked = new DocumentReader(List.of(PoolReader.POOL)).blocks(new Source("pools.kdl", text));
        assertThat(checked.diagnostics()).isEmpty();
        Map<String, Pool> pools = new PoolReader(out).read(checked.blocks());
        assertThat(out.list()).isEmpty();
        return pools;
    }

    private Templates templates() throws IOException {
        Map<String, Source> found = new HashMap<>();
        try (Stream<Path> files = Files.list(Path.of("templates"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".kdl")).toList()) {
                String name = file.getFileName().toString();
                found.put(name.substring(0, name.length() - 4), new Source(file.toString(), Files.readString(file)));
            }
        }
        pieces(Piece.Kind.TEMPLATE)
                .forEach(p -> found.put(p.name(), new Source(p.name() + ".kdl", file(Piece.Kind.TEMPLATE, p.name()))));
        return Templates.of(found);
    }
}
