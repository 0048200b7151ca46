package dev.zplan.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.resource.Address;
import dev.zplan.zone.Desired;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A plan as it is shown and saved: everything that a person or a program wants to know of it, and the {@link Desired} to compute
 * it again. No clear text of a secret is in it. {@code docs/plan-file.md} describes the file member by member.
 *
 * @param zplan the version of zplan that made it
 * @param revision the registry's revision that it was made at
 * @param scope how far it reaches
 * @param hosts the hosts that were read, by name
 * @param digests of the facts of everything that it touches or refers to
 * @param changes one for each resource that is wanted or owned, by address
 * @param drift what others did to what was applied last, by address
 * @param steps every step after all that it needs
 * @param summary numbers and names
 * @param diagnostics what is wrong or doubtful
 * @param desired what the specs want; secrets by digest only
 */
public record PlanFile(
        String zplan,
        long revision,
        Scope scope,
        List<PlanFileHost> hosts,
        SortedMap<Address, String> digests,
        List<Change> changes,
        List<Drift> drift,
        List<PlanFileStep> steps,
        PlanFileSummary summary,
        List<Diagnostic> diagnostics,
        Desired desired) {

    /** The version of the format that this zplan writes, and the only one that it reads. */
    public static final int VERSION = 1;

    /** The name of the first member. */
    static final String MARK = "zplan-plan";

    /** Keeps copies. */
    public PlanFile {
        hosts = List.copyOf(hosts);
        digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
        changes = List.copyOf(changes);
        drift = List.copyOf(drift);
        steps = List.copyOf(steps);
        diagnostics = List.copyOf(diagnostics);
    }

    /** What is to be shown and saved of {@code plan} by this version of zplan. */
    public static PlanFile of(Plan plan, String zplan) {
        PlanRequest request = plan.request();
        Redactor redactor = Redactor.of(request.clearTexts());
        return new PlanFile(
                zplan,
                request.registry().revision(),
                request.scope(),
                request.facts().values().stream()
                        .map(f -> new PlanFileHost(f.host(), f.flavour().id(), f.release(), f.taken()))
                        .toList(),
                plan.digests(),
                plan.changes().stream()
                        .map(c -> PlanFileSecrets.hide(c.lasting(request.kinds()), redactor))
                        .toList(),
                new DriftFinder(plan).find().stream().map(PlanFileSecrets::hide).toList(),
                plan.steps().stream().map(s -> PlanFileStep.of(s, redactor)).toList(),
                PlanFileSummary.of(plan),
                redacted(plan.diagnostics(), redactor),
                PlanFileSecrets.hide(request.desired(), redactor));
    }

    static List<Diagnostic> redacted(List<Diagnostic> diagnostics, Redactor redactor) {
        return diagnostics.stream()
                .map(d -> new Diagnostic(
                        d.severity(),
                        d.code(),
                        redactor.text(d.message()),
                        d.span(),
                        d.help() == null ? null : redactor.text(d.help())))
                .toList();
    }

    /** The file's text, ending in a line end; the same plan gives the same bytes. */
    public String write() {
        return new PlanFileWriter().write(this);
    }

    /** What {@link #write} writes, as a tree. */
    public ObjectNode tree() {
        return new PlanFileWriter().tree(this);
    }

    /** Only the drift, as the member {@code drift} of an object. */
    public String writeDrift() {
        return new PlanFileWriter().writeDrift(this);
    }

    /**
     * The plan that was saved in that text; empty, with an error in {@code diagnostics}, where it was not.
     *
     * @param name how the user knows the file
     */
    public static Optional<PlanFile> read(String name, String text, Diagnostics diagnostics) {
        return PlanFileReader.read(name, text, diagnostics);
    }

    /** The plan that was saved in that file; empty, with an error in {@code diagnostics}, where it was not. */
    public static Optional<PlanFile> read(Path path, Diagnostics diagnostics) {
        try {
            return read(path.toString(), Files.readString(path), diagnostics);
        } catch (CharacterCodingException e) {
            diagnostics.add(PlanFileReader.notAPlan(path.toString()));
        } catch (IOException e) {
            diagnostics.error("zplan::plan::unreadable", path + " cannot be read: " + e.getMessage(), null, null);
        }
        return Optional.empty();
    }

    /** Whether the file is JSON whose first member is {@code "zplan-plan"}; also when the rest of it is damaged. */
    public static boolean isPlan(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (JsonParser parser = new JsonMapper().createParser(path.toFile())) {
            return parser.nextToken() == JsonToken.START_OBJECT && MARK.equals(parser.nextFieldName());
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether nothing has to be done, not even in the registry. */
    public boolean isEmpty() {
        return changes.stream().allMatch(c -> c.action() == Action.NONE);
    }

    /** Whether it cannot be applied. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
