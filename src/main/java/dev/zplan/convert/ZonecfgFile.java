package dev.zplan.convert;

import dev.zplan.author.Lost;
import dev.zplan.author.Sketch;
import dev.zplan.author.Written;
import dev.zplan.author.ZoneAuthor;
import dev.zplan.author.ZoneFacts;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.module.Kind;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.List;
import java.util.SortedMap;

/**
 * Files of commands for zonecfg: what {@code zonecfg export} writes, and what {@code zonecfg -f} reads.
 *
 * @param zonecfg the kind that knows what export prints
 * @param flavour whose zonecfg it is: their templates differ
 */
public record ZonecfgFile(Kind zonecfg, Flavour flavour) {

    /** Stands for the host in addresses; nobody sees it. */
    private static final String NOWHERE = "none";

    /**
     * The zone that a file makes, with everything said that a template might say. What cannot be carried over is told by its line.
     *
     * @param name the zone's name, which no such file holds unless it sets zonename
     */
    public Sketch read(Source source, String name, Diagnostics told) {
        ZonecfgState state = new ZonecfgReader(source, flavour, told).read();
        String zone = state.globals().getOrDefault("zonename", name);
        state.globals().keySet().removeAll(List.of("zonename", "uuid", "debugid"));
        SortedMap<String, Value> attributes = zonecfg.parse(state.export(), flavour);
        Resource config = new Resource(new Address(NOWHERE, "zonecfg", zone), attributes);
        Written written = new ZoneAuthor(List.of()).write(ZoneFacts.of(config));
        written.lost().forEach(lost -> tell(lost, source, told));
        return written.zone();
    }

    /** What of an export nothing can be made of, as a second resource of the same key: whoever reads it sees only one. */
    public List<String> odd(String export) {
        Diagnostics told = new Diagnostics();
        new ZonecfgReader(new Source("export", export), flavour, told).read();
        return told.list().stream().map(Diagnostic::message).toList();
    }

    private static void tell(Lost lost, Source source, Diagnostics told) {
        told.warning(
                "zplan::convert::zonecfg_setting",
                "this setting is not carried over: " + lost.what(),
                place(lost, source),
                "say it in the spec by hand if it matters");
    }

    /** The first command with that value; where there is none, the beginning. */
    private static Span place(Lost lost, Source source) {
        return ZonecfgWords.of(source.text()).stream()
                .filter(command -> command.rest().equals(lost.value())
                        || command.words().stream().anyMatch(w -> w.text().equals(lost.value())))
                .findFirst()
                .map(command -> source.span(
                        command.line(),
                        1,
                        Math.max(1, source.line(command.line()).length())))
                .orElseGet(() -> source.span(1, 1, 0));
    }
}
