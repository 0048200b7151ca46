package dev.zplan.cli;

import dev.zplan.author.Sketch;
import dev.zplan.author.TemplateChoice;
import dev.zplan.author.TemplateValues;
import dev.zplan.convert.Piece;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.spec.Placement;
import dev.zplan.spec.SpecLoader;
import dev.zplan.workspace.Workspace;
import dev.zplan.zone.ZoneSchema;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Zones as they are to be written: with the template that says most of each, of the workspace around or else built in. */
record ChosenTemplates(Context context) {

    /** Where several say the same: the system's own name before the brand's. */
    private static final List<String> PREFERRED = List.of("omnios", "ipkg");

    /** The same pieces; a zone that names a template already is left as it is. */
    List<Piece> of(List<Piece> pieces) {
        Map<String, Sketch> zones = new LinkedHashMap<>();
        pieces.stream()
                .filter(ChosenTemplates::isOpen)
                .forEach(piece -> zones.putIfAbsent(piece.name(), piece.nodes().get(0)));
        if (zones.isEmpty()) {
            return pieces;
        }
        try (Scratch scratch = Scratch.make()) {
            Workspace workspace = Workspace.open(
                    Workspace.locate(null, context.current()).orElse(scratch.folder()), context.current());
            SpecLoader loader = new SpecLoader(
                    ZoneSchema.ZONE, List.of(), workspace.templates(), context.current(), Placement.none());
            TemplateChoice choice =
                    new TemplateChoice(TemplateValues.read(loader, zones.values(), scratch.folder()), PREFERRED);
            return pieces.stream()
                    .map(piece -> isOpen(piece)
                            ? new Piece(
                                    piece.kind(),
                                    piece.name(),
                                    piece.nodes().stream().map(choice::apply).toList())
                            : piece)
                    .toList();
        } catch (IOException e) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::file::unwritable",
                    "no file can be written for the time being: " + e,
                    null,
                    "check permissions and free space of the folder for temporary files"));
        }
    }

    private static boolean isOpen(Piece piece) {
        return piece.kind() == Piece.Kind.PLAN
                && piece.nodes().get(0).entries().stream()
                        .noneMatch(e -> e.name().equals("template"));
    }
}
