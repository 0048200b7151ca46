package dev.zplan.cli;

import dev.zplan.resource.Address;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Says what came of an import: a line for each zone, and one for all. */
record ImportReport(Context context, Path root, boolean dryRun) {

    void tell(SortedMap<Address, String> skipped, SortedMap<Address, List<String>> left, Importing.Result result) {
        for (ImportFile file : result.files()) {
            String path = root.toAbsolutePath()
                    .normalize()
                    .relativize(file.path().toAbsolutePath())
                    .toString();
            context.out()
                    .println(
                            file.subject().kind().equals(ImportFile.LINKS)
                                    ? "links of " + file.subject().host() + " → " + path
                                    : file.subject() + " → " + path);
            if (dryRun) {
                file.text().lines().forEach(line -> context.out().println(line.isEmpty() ? "" : "    " + line));
            }
            result.changes()
                    .getOrDefault(file.subject(), List.of())
                    .forEach(change -> context.out().println("    the next plan: " + change));
        }
        left.forEach((zone, why) -> context.out().println(zone + " stays out: " + String.join("; ", why)));
        skipped.forEach((zone, why) -> context.out().println(zone + " is skipped: " + why));
        last(skipped.size(), left.size(), result);
    }

    private void last(int skipped, int left, Importing.Result result) {
        long zones = result.files().stream()
                .filter(f -> f.subject().kind().equals(Survey.ZONE))
                .count();
        int resources =
                result.adoption() == null ? 0 : result.adoption().adopted().size();
        List<String> parts = new ArrayList<>();
        parts.add((dryRun ? "Would import " : "Imported ") + count(zones, "zone") + ", with "
                + count(resources, "resource"));
        if (left > 0) {
            parts.add(left + (left == 1 ? " stays" : " stay") + " out");
        }
        if (skipped > 0) {
            parts.add(skipped + " skipped");
        }
        String end = result.adoption() != null && result.changes().isEmpty() ? " The next plan is empty." : "";
        context.out().println(String.join("; ", parts) + "." + end);
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
