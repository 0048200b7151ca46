package dev.zplan.cli;

import dev.zplan.author.Lost;
import dev.zplan.resource.Address;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tries an import until what is left of it goes well.
 *
 * @param session the workspace
 * @param survey what it has
 * @param draft the files
 * @param force whether zones come in that the next plan would change
 */
record Importing(Session session, Survey survey, ImportDraft draft, boolean force) {

    /**
     * What comes in.
     *
     * @param files the files to write
     * @param adoption what will be owned; null where nothing comes in
     * @param left why zones stay out
     * @param changes what the next plan will change of those that come in
     */
    record Result(
            List<ImportFile> files,
            @Nullable Adoption adoption,
            SortedMap<Address, List<String>> left,
            SortedMap<Address, List<String>> changes) {}

    /** Leaves out whatever something stands against, as often as it takes: what shares a link with it looks different then. */
    Result run(Set<Address> zones, Path scratch) {
        SortedMap<Address, List<String>> left = new TreeMap<>();
        SortedSet<Address> in = new TreeSet<>(zones);
        boolean withLinks = true;
        if (!force) {
            draft.written().forEach((zone, written) -> {
                if (!written.lost().isEmpty() && in.remove(zone)) {
                    left.put(zone, written.lost().stream().map(Lost::what).toList());
                }
            });
        }
        while (true) {
            List<ImportFile> files = draft.files(in, withLinks);
            if (files.isEmpty()) {
                return new Result(List.of(), null, left, new TreeMap<>());
            }
            ImportTrial trial = ImportTrial.of(session, survey, files, scratch);
            SortedMap<Address, List<String>> against = new TreeMap<>(trial.errors());
            if (!force) {
                trial.changes().forEach((zone, changes) -> against.putIfAbsent(zone, changes));
            }
            if (against.isEmpty()) {
                return new Result(files, trial.adoption(), left, trial.changes());
            }
            for (Map.Entry<Address, List<String>> one : against.entrySet()) {
                if (one.getKey().kind().equals(ImportFile.LINKS)) {
                    withLinks = false;
                }
                in.remove(one.getKey());
                left.put(one.getKey(), new ArrayList<>(one.getValue()));
            }
        }
    }
}
