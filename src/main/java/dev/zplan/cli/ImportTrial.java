package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.Plan;
import dev.zplan.resource.Address;
import dev.zplan.resource.Value;
import dev.zplan.spec.PlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What would come of an import: planned before anything is written.
 *
 * @param adoption what would be owned; null where errors stand against it
 * @param errors why a subject cannot come in
 * @param changes what the next plan would change of a subject
 */
record ImportTrial(
        @Nullable Adoption adoption,
        SortedMap<Address, List<String>> errors,
        SortedMap<Address, List<String>> changes) {

    /**
     * Tries it.
     *
     * @param session the workspace
     * @param before what it has without the import
     * @param files what the import would write
     * @param scratch a folder for them in the meantime
     * @throws DiagnosticException when something is wrong that is none of the import's doing
     */
    static ImportTrial of(Session session, Survey before, List<ImportFile> files, Path scratch) {
        Map<String, ImportFile> byName = new TreeMap<>();
        List<PlanFile> plans = new ArrayList<>();
        for (ImportFile file : files) {
            Path path = scratch.resolve(file.path().getFileName());
            try {
                Files.writeString(path, file.text());
            } catch (IOException e) {
                throw new DiagnosticException(Diagnostic.error(
                        "zplan::file::unwritable",
                        path + " cannot be written: " + e.getMessage(),
                        null,
                        "check its permissions and free space"));
            }
            byName.put(path.getFileName().toString(), file);
            plans.add(new PlanFile(file.plan(), path));
        }
        Survey survey = session.surveyWith(before, plans);
        return new Judge(files, byName, scratch).judge(session, survey);
    }

    /** Whether nothing stands against it. */
    boolean isClear() {
        return errors.isEmpty() && changes.isEmpty();
    }

    private record Judge(List<ImportFile> files, Map<String, ImportFile> byName, Path scratch) {

        ImportTrial judge(Session session, Survey survey) {
            SortedMap<Address, List<String>> errors = new TreeMap<>();
            SortedMap<Address, List<String>> changes = new TreeMap<>();
            List<Address> targets =
                    files.stream().flatMap(f -> f.targets().stream()).toList();
            Adoption adoption = null;
            try {
                adoption = Adoption.of(session.workspace(), survey, targets, false);
                Plan next = adoption.next();
                sort(next.diagnostics(), errors);
                next.changes().forEach(change -> sort(change, changes));
            } catch (DiagnosticException e) {
                List<Diagnostic> others = sort(e.diagnostics(), errors);
                if (errors.isEmpty() || !others.isEmpty()) {
                    throw new DiagnosticException(others.isEmpty() ? e.diagnostics() : others);
                }
            }
            return new ImportTrial(adoption, errors, changes);
        }

        /** Gives each error to the subject that it is about; returns the others. */
        private List<Diagnostic> sort(Collection<Diagnostic> diagnostics, SortedMap<Address, List<String>> errors) {
            List<Diagnostic> others = new ArrayList<>();
            for (Diagnostic diagnostic : diagnostics) {
                if (diagnostic.isError()) {
                    subject(diagnostic)
                            .ifPresentOrElse(
                                    subject -> add(errors, subject, diagnostic.message()),
                                    () -> others.add(diagnostic));
                }
            }
            return others;
        }

        private Optional<Address> subject(Diagnostic diagnostic) {
            if (diagnostic.span() != null) {
                Path source = Path.of(diagnostic.span().source().name());
                Path parent = source.getParent();
                boolean ours = parent != null && parent.endsWith(scratch.getFileName());
                return Optional.ofNullable(
                                ours ? byName.get(source.getFileName().toString()) : null)
                        .map(ImportFile::subject);
            }
            return files.stream()
                    .filter(file -> file.targets().stream()
                            .anyMatch(target -> diagnostic.message().startsWith(target + " ")))
                    .map(ImportFile::subject)
                    .findFirst();
        }

        private void sort(Change change, SortedMap<Address, List<String>> changes) {
            Optional<ImportFile> file =
                    files.stream().filter(f -> f.plan().equals(change.plan())).findFirst();
            if (file.isEmpty() || change.action() == Action.NONE) {
                return;
            }
            if (change.attributes().isEmpty()) {
                String what = change.action().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                add(changes, file.get().subject(), change.address() + " would be up for " + what);
            }
            change.attributes()
                    .forEach(a -> add(
                            changes,
                            file.get().subject(),
                            change.address().kind() + " " + a.path() + " would change from " + show(a.before()) + " to "
                                    + show(a.after())));
        }

        private static String show(@Nullable Value value) {
            return value == null ? "nothing" : "\"" + value.show() + "\"";
        }

        private static void add(SortedMap<Address, List<String>> to, Address subject, String text) {
            List<String> texts = to.getOrDefault(subject, List.of());
            if (!texts.contains(text)) {
                to.put(subject, Stream.concat(texts.stream(), Stream.of(text)).toList());
            }
        }
    }
}
