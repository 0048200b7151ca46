package dev.zplan.convert;

import dev.zplan.author.Sketch;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns other tools' files into sketches of specs.
 *
 * @param zonecfg reads files of zonecfg
 * @param links the links that stand for nic tags of vmadm, by tag
 * @param name what to call a zone whose file does not say; null for the file's name
 */
public record Conversion(
        ZonecfgFile zonecfg,
        Map<String, String> links,
        @Nullable String name) {

    /** Keeps a copy. */
    public Conversion {
        links = Map.copyOf(links);
    }

    /**
     * Converts files of one format.
     *
     * @param format whose files they are
     * @param sources the files
     */
    public Converted convert(Format format, List<Source> sources) {
        Diagnostics out = new Diagnostics();
        List<Piece> pieces = new ArrayList<>();
        if (format == Format.zmgr) {
            List<ZmgrFile> files = sources.stream()
                    .flatMap(source -> ZmgrFile.read(source, out).stream())
                    .toList();
            pieces.addAll(new Zmgr(out).convert(files));
        } else if (format == Format.zonecfg) {
            sources.forEach(source -> script(source, out).ifPresent(pieces::add));
        } else {
            sources.forEach(source -> pieces.addAll(zones(format, source, out)));
        }
        return new Converted(pieces, out.list());
    }

    private Optional<Piece> script(Source source, Diagnostics out) {
        Span begin = source.span(1, 1, 0);
        Sketch zone = zonecfg.read(source, called(source), out);
        String zoneName = zone.arguments().stream().findFirst().map(Value::show).orElse(called(source));
        String brand = zone.entries().stream()
                .filter(e -> e.name().equals("brand"))
                .findFirst()
                .map(e -> e.arguments().get(0).show())
                .orElse("");
        boolean possible = Beginning.isName(zoneName, begin, out) && !Beginning.isMachine(zoneName, brand, begin, out);
        return possible ? Optional.of(new Piece(Piece.Kind.PLAN, zoneName, List.of(zone))) : Optional.empty();
    }

    private List<Piece> zones(Format format, Source source, Diagnostics out) {
        List<Piece> pieces = new ArrayList<>();
        Optional<Datum> document = document(source, out);
        if (document.isEmpty()) {
            return pieces;
        }
        List<ZoneTables> zones = ZoneTables.of(document.get());
        if (zones.isEmpty()) {
            out.error(
                    "zplan::convert::unknown_format",
                    "there is no zone in " + source.name(),
                    document.get().span(),
                    "a document of " + format + " is a table of a zone's keys, or a list of them");
        }
        if (!zones.isEmpty() && document.get() instanceof Datum.Row row) {
            row.items().stream()
                    .filter(item -> !(item instanceof Datum.Table))
                    .forEach(item -> out.error(
                            "zplan::convert::unknown_format",
                            "this is no zone",
                            item.span(),
                            "a zone is a table of its keys"));
        }
        for (ZoneTables zone : zones) {
            String called = zone.name().isEmpty() ? called(source) : zone.name();
            Optional<Piece> piece = format == Format.vmadm
                    ? VmadmZone.convert(zone.table(), called, zone.table().span(), links, out)
                    : ZadmZone.convert(zone.table(), called, zone.table().span(), out);
            piece.ifPresent(pieces::add);
        }
        return pieces;
    }

    private static Optional<Datum> document(Source source, Diagnostics out) {
        return switch (Format.language(source).orElse(Format.Language.JSON)) {
            case JSON -> JsonTree.read(source, out);
            case YAML -> YamlTree.read(source, out);
            case TOML -> TomlTree.read(source, out);
        };
    }

    private String called(Source source) {
        if (name != null) {
            return name;
        }
        String file = source.name().substring(source.name().lastIndexOf('/') + 1);
        return file.replaceFirst("\\.(json|ya?ml|toml|cfg|conf|zonecfg|txt)$", "");
    }
}
