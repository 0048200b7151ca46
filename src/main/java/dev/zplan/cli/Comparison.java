package dev.zplan.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.module.AttributeChange;
import dev.zplan.registry.Entry;
import dev.zplan.report.ResourceText;
import dev.zplan.report.Table;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.zone.DesiredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One resource, three times.
 *
 * @param address its name
 * @param wanted as the spec wants it; null when no spec names it
 * @param applied as it was applied last; null when it is not owned
 * @param found as the host has it; null when it has not
 * @param status what that amounts to, in a few words
 */
record Comparison(
        Address address,
        @Nullable Resource wanted,
        @Nullable Resource applied,
        @Nullable Resource found,
        String status) {

    private static final List<String> HEADER = List.of("ATTRIBUTE", "WANTED", "APPLIED", "ON THE HOST");

    static Comparison of(Survey survey, Address address) {
        Resource wanted = survey.wanted(address).map(DesiredResource::resource).orElse(null);
        Entry entry = survey.registry().resources().get(address);
        Resource found = survey.found(address);
        return new Comparison(
                address, wanted, entry == null ? null : entry.resource(), found, status(survey, entry, wanted, found));
    }

    private static String status(
            Survey survey, @Nullable Entry entry, @Nullable Resource wanted, @Nullable Resource found) {
        List<String> words = new ArrayList<>();
        if (entry != null && !survey.facts().containsKey(entry.address().host())) {
            words.add("its host is not in zplan.kdl");
        } else if (entry == null) {
            words.add(found == null ? "not on the host" : unmanaged(survey, found.address()));
        } else if (entry.letGo() != null) {
            words.add("let go");
        } else if (found == null) {
            words.add("gone from the host");
        } else if (survey.owners().other(entry.address()) != null) {
            words.add("taken over by the workspace " + survey.owners().other(entry.address()));
        } else if (survey.drifted(entry)) {
            words.add("the host differs from what was applied");
        }
        if (wanted == null) {
            words.add("in no spec");
        } else if (found != null && entry != null) {
            List<AttributeChange> changes =
                    survey.kinds().get(found.address().kind()).diff(wanted, found, entry.resource()).stream()
                            .filter(c -> !entry.ignores(c.path()))
                            .toList();
            words.add(changes.isEmpty() ? "as wanted" : "to be changed");
        }
        return String.join(", ", words);
    }

    private static String unmanaged(Survey survey, Address address) {
        String other = survey.owners().other(address);
        if (other != null) {
            return "owned by the workspace " + other;
        }
        return survey.owners().isOwn(address) ? "not in the registry, but marked as this workspace's" : "not managed";
    }

    /** Whether it is to be found anywhere. */
    boolean isKnown() {
        return wanted != null || applied != null || found != null;
    }

    /** For people: a line, and a table where there are attributes. Ends in a line end. */
    String text() {
        Table table = table();
        String head = address + ": " + status + "\n";
        return table.rows().isEmpty() ? head : head + table.text().indent(2);
    }

    /** For programs. */
    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("address", address.toString());
        node.put("status", status);
        node.set("attributes", table().json());
        return node;
    }

    private Table table() {
        List<SortedMap<String, String>> columns = new ArrayList<>();
        columns.add(leaves(wanted));
        columns.add(leaves(applied));
        columns.add(leaves(found));
        TreeSet<String> names = new TreeSet<>();
        columns.forEach(c -> names.addAll(c.keySet()));
        List<List<String>> rows = new ArrayList<>();
        for (String name : names) {
            List<String> row = new ArrayList<>(List.of(name));
            columns.forEach(c -> row.add(c.getOrDefault(name, "")));
            rows.add(row);
        }
        return new Table(HEADER, rows);
    }

    private static SortedMap<String, String> leaves(@Nullable Resource resource) {
        return resource == null ? new TreeMap<>() : ResourceText.leaves(resource);
    }
}
