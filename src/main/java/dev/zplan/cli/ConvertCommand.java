package dev.zplan.cli;

import dev.zplan.convert.Conversion;
import dev.zplan.convert.Converted;
import dev.zplan.convert.Format;
import dev.zplan.convert.Piece;
import dev.zplan.convert.ZonecfgFile;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.resource.Flavour;
import dev.zplan.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "convert",
        description =
                "Writes specs from other tools' files: zonecfg, zadm, vmadm, zmgr. Tells every key that is not carried over.",
        footer = {
            "%nExamples:",
            "  zadm show web | zplan convert -          on standard output",
            "  zplan convert --out plans/ *.json        a file for each zone",
            "  zplan convert --out . /etc/zmgr          plans, templates and pools of this workspace"
        })
final class ConvertCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files, folders with zmgr's files, or - for standard input.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "TOOL",
            description = "Whose files they are: ${COMPLETION-CANDIDATES} (default: what each seems to be).")
    private @Nullable Format from;

    @Option(
            names = "--to",
            paramLabel = "LANGUAGE",
            description = "What to write: ${COMPLETION-CANDIDATES} (default: kdl, or what the name after --out says).")
    private @Nullable SpecLanguage to;

    @Option(
            names = "--out",
            paramLabel = "FILE|DIR",
            description = {
                "Where to write (default: standard output); what is there stays. What ends in / or is a folder gets a file for"
                        + " each zone."
            })
    private @Nullable String out;

    @Option(
            names = "--link",
            paramLabel = "TAG=LINK",
            description = "The link that stands for a nic tag of vmadm; may be repeated.")
    private Map<String, String> links = new TreeMap<>();

    @Option(
            names = "--name",
            paramLabel = "ZONE",
            description = "What to call the zone where the file does not say (default: the file's name).")
    private @Nullable String name;

    @Option(
            names = "--flavour",
            paramLabel = "FLAVOUR",
            description =
                    "Whose zonecfg it is, omnios or openindiana: their create begins otherwise (default: omnios).")
    private Flavour flavour = Flavour.OMNIOS;

    ConvertCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Diagnostics told = new Diagnostics();
        List<Source> sources = new ForeignFiles(context, told).read(files);
        Map<Format, List<Source>> byFormat = new EnumMap<>(Format.class);
        for (Source source : sources) {
            Optional<Format> format = Optional.ofNullable(from).or(() -> Format.recognise(source));
            format.ifPresent(
                    it -> byFormat.computeIfAbsent(it, f -> new ArrayList<>()).add(source));
            if (format.isEmpty()) {
                told.error(
                        "zplan::convert::unknown_format",
                        "whose file " + source.name() + " is does not show",
                        null,
                        "say it with --from zonecfg, zadm, vmadm or zmgr");
            }
        }
        List<Piece> pieces = new ArrayList<>();
        Conversion conversion = conversion();
        byFormat.forEach((format, its) -> {
            Converted converted = conversion.convert(format, its);
            pieces.addAll(converted.pieces());
            told.addAll(converted.diagnostics());
        });
        write(new ChosenTemplates(context).of(pieces), told);
        Told.diagnostics(context, told.list());
        return told.list().stream().anyMatch(Diagnostic::isError) ? ExitCodes.ERROR : ExitCodes.OK;
    }

    private Conversion conversion() {
        Path near = Workspace.locate(null, context.current()).orElse(context.current());
        Workspace workspace = Workspace.open(near, context.current());
        return new Conversion(new ZonecfgFile(workspace.kinds().get("zonecfg"), flavour), links, name);
    }

    private void write(List<Piece> pieces, Diagnostics told) {
        SpecLanguage language = to != null ? to : SpecLanguage.byName(out == null ? "" : out);
        SpecFiles written = new SpecFiles(language, told);
        if (out == null) {
            context.out().print(written.text(pieces));
            context.out().flush();
            return;
        }
        Path target = context.current().resolve(out);
        written.write(pieces, target, out.endsWith("/"))
                .forEach(file ->
                        context.out().println("wrote " + context.current().relativize(file)));
    }
}
