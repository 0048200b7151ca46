package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the image of a zone that is linked with the global zone's must have: pkg refuses to work in it unless its enabled publishers begin
 * with those of the global zone, in their order and as sticky (pkg5, linkedimage/common.py, pubcheck).
 */
final class LinkedImage {

    private final ZoneUnit zone;
    private final Diagnostics out;

    LinkedImage(ZoneUnit zone, Diagnostics out) {
        this.zone = zone;
        this.out = out;
    }

    /**
     * Tells what would make the image unusable.
     *
     * @param named the zone's publishers in the order in which they are searched
     * @param only whether it has no others
     */
    void check(List<Publisher> named, boolean only) {
        List<HostView.Source> parent = zone.host().publishers();
        List<String> names = parent.stream().map(HostView.Source::name).toList();
        parent.forEach(source -> same(source, named));
        if (only) {
            List<String> missing = new ArrayList<>(names);
            missing.removeAll(named.stream().map(Publisher::name).toList());
            if (!missing.isEmpty()) {
                error(
                        "lacks " + String.join(", ", missing),
                        zone.block().spanOf("publishers-only"),
                        "name " + (missing.size() == 1 ? "it" : "them") + " too, or leave out publishers-only");
            }
        }
        order(named, names);
    }

    private void same(HostView.Source source, List<Publisher> named) {
        Optional<Publisher> own =
                named.stream().filter(p -> p.name().equals(source.name())).findFirst();
        if (own.isEmpty()) {
            return;
        }
        Publisher publisher = own.get();
        Value said = publisher.value(PublisherReader.STICKY);
        boolean whole = !publisher.items(PublisherReader.ORIGIN).isEmpty();
        Value sticky = said == null && whole ? Value.flag(true) : said;
        if (sticky != null && !sticky.equals(Value.flag(source.sticky()))) {
            error(
                    "has " + source.name() + (source.sticky() ? " non-sticky" : " sticky"),
                    publisher.spanOf(PublisherReader.STICKY),
                    "write sticky=" + (source.sticky() ? "#true" : "#false") + ", as the global zone has it");
        }
        if (Value.flag(false).equals(publisher.value(PublisherReader.ENABLED))) {
            error(
                    "does not use " + source.name(),
                    publisher.spanOf(PublisherReader.ENABLED),
                    "leave it enabled, or disable it in the global zone first");
        }
    }

    /** Those of the global zone first, and in its order. */
    private void order(List<Publisher> named, List<String> parent) {
        List<Publisher> used = named.stream()
                .filter(p -> !Value.flag(false).equals(p.value(PublisherReader.ENABLED)))
                .toList();
        int reached = -1;
        Publisher foreign = null;
        for (Publisher publisher : used) {
            int place = parent.indexOf(publisher.name());
            boolean first = publisher.text(PublisherReader.FIRST).equals("true") && place != 0 && !parent.isEmpty();
            if (place >= 0 && foreign != null) {
                misplaced(foreign, foreign.name(), publisher.name(), parent);
                return;
            } else if (place >= 0 && place < reached) {
                misplaced(publisher, parent.get(reached), publisher.name(), parent);
                return;
            } else if (first) {
                misplaced(publisher, publisher.name(), parent.get(0), parent);
                return;
            }
            foreign = place < 0 && foreign == null ? publisher : foreign;
            reached = Math.max(reached, place);
        }
    }

    private void misplaced(Publisher publisher, String earlier, String later, List<String> parent) {
        error(
                "searches " + earlier + " before " + later,
                publisher.span(),
                "the global zone's come first, in this order: " + String.join(", ", parent));
    }

    private void error(String what, Span span, String help) {
        out.error(
                "zplan::publisher::not_a_superset",
                "zone " + zone.name() + ", whose image is linked with the global zone's, " + what
                        + ", and pkg would refuse to work in it",
                span,
                help + "; see them with pkg publisher, there");
    }
}
