package dev.zplan.cli;

import dev.zplan.author.Sketch;
import dev.zplan.author.TemplateChoice;
import dev.zplan.author.TemplateValues;
import dev.zplan.author.Written;
import dev.zplan.author.ZoneAuthor;
import dev.zplan.author.ZoneFacts;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.module.HostFacts;
import dev.zplan.plan.Planning;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.spec.SpecLoader;
import dev.zplan.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Zones of hosts as specs have them.
 *
 * @param workspace its pools and templates are recognised in them
 * @param survey what the hosts have
 * @param links whose links are whose, by host
 */
record ImportSketches(Workspace workspace, Survey survey, Map<String, HostLinks> links) {

    ImportSketches {
        links = Map.copyOf(links);
    }

    /** The zones, written. */
    SortedMap<Address, Written> of(Collection<Address> zones, Path scratch) {
        SortedMap<Address, Written> written = new TreeMap<>();
        zones.forEach(zone -> written.put(zone, write(zone)));
        links.keySet().forEach(host -> choose(host, written, scratch));
        return written;
    }

    private Written write(Address zone) {
        HostFacts facts = Objects.requireNonNull(survey.facts().get(zone.host()));
        HostLinks host = Objects.requireNonNull(links.get(zone.host()));
        SortedMap<String, Resource> datasets = new TreeMap<>();
        facts.ofKind("dataset").forEach(d -> datasets.put(d.address().name(), d));
        Resource config = Objects.requireNonNull(facts.get(new Address(zone.host(), "zonecfg", zone.name())));
        Written written = new ZoneAuthor(workspace.pools().values())
                .write(new ZoneFacts(config, survey.state(zone), host.of(zone.name()), datasets, host.said()));
        Sketch brief = new Planning(workspace, survey.registry())
                .usualZonepath(facts, zone.name())
                .map(usual -> without(written.zone(), Sketch.field("zonepath", Value.text(usual))))
                .orElse(written.zone());
        return written.with(zone.host().equals(survey.defaultHost()) ? brief : onHost(brief, zone.host()));
    }

    private static Sketch without(Sketch zone, Sketch entry) {
        List<Sketch> entries = new ArrayList<>(zone.entries());
        entries.remove(entry);
        return new Sketch(zone.name(), zone.arguments(), entries, zone.remarks());
    }

    private static Sketch onHost(Sketch zone, String host) {
        List<Sketch> entries = new ArrayList<>(List.of(Sketch.field("host", Value.text(host))));
        entries.addAll(zone.entries());
        return new Sketch(zone.name(), zone.arguments(), entries, zone.remarks());
    }

    private void choose(String host, SortedMap<Address, Written> written, Path scratch) {
        SpecLoader loader = new Planning(workspace, survey.registry()).loader();
        List<Sketch> zones = new ArrayList<>();
        written.forEach((zone, one) -> {
            if (zone.host().equals(host)) {
                zones.add(one.zone());
            }
        });
        try {
            String usual =
                    Objects.requireNonNull(survey.facts().get(host)).flavour().toString();
            TemplateChoice choice = new TemplateChoice(TemplateValues.read(loader, zones, scratch), List.of(usual));
            written.replaceAll((zone, one) -> zone.host().equals(host) ? one.with(choice.apply(one.zone())) : one);
        } catch (IOException e) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::file::unwritable",
                    "no file can be written in " + scratch + ": " + e.getMessage(),
                    null,
                    "check its permissions and free space"));
        }
    }
}
