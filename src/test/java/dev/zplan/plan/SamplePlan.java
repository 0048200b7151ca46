package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.module.AttributeChange;
import dev.zplan.module.CommandLine;
import dev.zplan.module.DataKind;
import dev.zplan.module.Effect;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Kinds;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.Transition;
import dev.zplan.module.type.Types;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.zone.Desired;
import dev.zplan.zone.DesiredResource;
import dev.zplan.zone.DesiredZone;
import dev.zplan.zone.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Builds plans by hand, without a planner. */
public final class SamplePlan {

    /** The host of every sample. */
    public static final String HOST = "lab";

    /** The version of zplan in every sample. */
    public static final String VERSION = "1.2.3";

    private static final Source SPEC = new Source("plans/web.kdl", "zone \"web\" {\n    state \"running\"\n}\n");

    private final List<Change> changes = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final TreeMap<Address, String> digests = new TreeMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final List<DesiredResource> wanted = new ArrayList<>();
    private final List<DesiredZone> zones = new ArrayList<>();
    private final TreeMap<String, String> secrets = new TreeMap<>();
    private long revision = 7;

    /** An address on the sample host. */
    public static Address at(String kind, String name) {
        return new Address(HOST, kind, name);
    }

    /** A place in the sample's spec. */
    public static Span place(int line) {
        return SPEC.span(line, 1, 4);
    }

    /** A change of {@code zone}'s; {@code before} and {@code after} as the action has it. */
    public SamplePlan change(
            Action action,
            String kind,
            String name,
            @Nullable String zone,
            Map<String, ? extends Value> attributes,
            List<AttributeChange> diff,
            String... reasons) {
        Resource resource = Resource.of(at(kind, name), attributes);
        boolean comes = action == Action.CREATE;
        boolean goes = action == Action.DELETE || action == Action.LET_GO || action == Action.FORGET;
        changes.add(new Change(
                at(kind, name),
                action,
                comes ? null : resource,
                goes ? null : resource,
                diff,
                List.of(reasons),
                "web",
                zone,
                goes ? null : place(1)));
        digests.put(at(kind, name), "digest-of-" + name);
        if (!goes) {
            wanted.add(new DesiredResource(
                    resource, "web", zone, place(1), Map.of("state", place(2)), List.of(), zone != null, false));
        }
        return this;
    }

    /** A step of one command, with its undo. */
    public SamplePlan step(
            String kind,
            String name,
            Verb verb,
            Stage stage,
            List<CommandLine> commands,
            List<CommandLine> undo,
            StepId... needs) {
        Resource resource = Resource.of(at(kind, name), Map.of());
        Transition transition =
                new Transition(at(kind, name), null, resource, Transition.Purpose.APPLY, Flavour.OMNIOS);
        steps.add(new Step(
                id(kind, name, verb),
                stage,
                stage == Stage.PURGE ? Effect.FINAL : Effect.REVERSIBLE,
                transition,
                commands,
                undo,
                Duration.ofSeconds(60),
                null,
                null,
                new TreeSet<>(Set.of(needs))));
        return this;
    }

    /** The name of a step. */
    public static StepId id(String kind, String name, Verb verb) {
        return new StepId(at(kind, name), verb);
    }

    /** A zone with one address. */
    public SamplePlan zone(String name, String link, String address) {
        Ledger.Grant grant = new Ledger.Grant("web", Map.of(link, address), Map.of(link, "internal"));
        zones.add(new DesiredZone(HOST, name, "web", true, false, grant, place(1)));
        return this;
    }

    /** A secret that some value has. */
    public SamplePlan secret(String digest, String clear) {
        secrets.put(digest, clear);
        return this;
    }

    /** Something that is wrong. */
    public SamplePlan diagnostic(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
        return this;
    }

    /** The digest of something that the plan only refers to. */
    public SamplePlan digest(Address address, String digest) {
        digests.put(address, digest);
        return this;
    }

    /** Another registry. */
    public SamplePlan revision(long number) {
        revision = number;
        return this;
    }

    /** The plan. */
    public Plan build() {
        Desired desired = new Desired(wanted, zones, secrets, List.of());
        HostFacts facts = new HostFacts(HOST, Flavour.OMNIOS, "omnios-r151058", new TreeMap<>());
        Snapshot registry = new Snapshot(revision, new TreeMap<>(), new TreeMap<>());
        PlanRequest request = PlanRequest.of(desired, Map.of(HOST, facts), registry, kinds(), Scope.of(Set.of("web")));
        return new Plan(request, changes, steps, digests, diagnostics);
    }

    /** What is shown and saved of the plan. */
    public PlanFile file() {
        return PlanFile.of(build(), VERSION);
    }

    /** Only what a summary asks of a kind: a dataset outlives its spec. */
    private static Kinds kinds() {
        ModuleDef dataset = new ModuleDef(
                "dataset",
                "",
                "name",
                Types.byName("dataset-name").orElseThrow(),
                "/",
                List.of(),
                Set.of(),
                Set.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                null,
                null,
                true,
                true,
                null,
                "",
                "");
        return new Kinds(new TreeMap<>(Map.of("dataset", new DataKind(dataset))));
    }
}
