package dev.zplan.cli;

import dev.zplan.author.SpecEdits;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Source;
import dev.zplan.module.HostFacts;
import dev.zplan.plan.Drift;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanRequest;
import dev.zplan.plan.Planner;
import dev.zplan.plan.Planning;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.spec.Inputs;
import dev.zplan.spec.PlanFile;
import dev.zplan.spec.Spec;
import dev.zplan.zone.Desired;
import dev.zplan.zone.DesiredResource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds what of a drift can be written into the spec. Each change is tried on the texts before any file is touched: the spec
 * must then want what the host has, and otherwise what it wanted before.
 */
final class DriftAdopter {

    private static final List<String> LIFECYCLE = List.of("boot", "install");

    private final Planning planning;
    private final List<PlanFile> files;
    private final Inputs inputs;
    private final Plan plan;
    private final Spec spec;
    private final SortedMap<Address, DesiredResource> wanted;
    private final DriftRegistry registry;

    /** For the plan that these files make. */
    DriftAdopter(Planning planning, List<PlanFile> files, Inputs inputs, Plan plan) {
        this.planning = planning;
        this.files = files;
        this.inputs = inputs;
        this.plan = plan;
        this.spec = planning.load(files, inputs);
        this.wanted = byAddress(plan.request().desired());
        this.registry = new DriftRegistry(plan.request().registry());
    }

    private static SortedMap<Address, DesiredResource> byAddress(Desired desired) {
        SortedMap<Address, DesiredResource> resources = new TreeMap<>();
        desired.resources().forEach(r -> resources.putIfAbsent(r.address(), r));
        return resources;
    }

    /** Adopts as much of this as can be. */
    DriftAdoption adopt(List<Drift> drift) {
        List<DriftAdoption.Part> known = new ArrayList<>();
        List<DriftAdoption.Part> open = new ArrayList<>();
        List<DriftAdoption.Part> along = new ArrayList<>();
        Map<DriftAdoption.Part, String> left = new LinkedHashMap<>();
        for (DriftAdoption.Part part : parts(drift)) {
            Drift.Attribute attribute = part.attribute();
            if (attribute != null && attribute.next() == Drift.Next.WANTED) {
                known.add(part);
            } else if (!wanted.containsKey(part.address())) {
                left.put(part, "no spec wants the resource any more");
            } else if (leader(part).filter(zone -> found(zone) == null).isPresent()) {
                along.add(part);
            } else {
                still(part).ifPresentOrElse(why -> left.put(part, why), () -> open.add(part));
            }
        }
        Trial trial = best(open, left);
        List<DriftAdoption.Part> adopted = new ArrayList<>(known);
        adopted.addAll(trial.parts());
        for (DriftAdoption.Part part : along) {
            Address zone = leader(part).orElseThrow();
            if (trial.parts().stream().anyMatch(p -> p.address().equals(zone))) {
                adopted.add(part);
            } else {
                left.put(part, "it goes with " + zone);
            }
        }
        Map<Source, String> changed = new LinkedHashMap<>(trial.texts());
        changed.entrySet().removeIf(text -> text.getKey().text().equals(text.getValue()));
        return new DriftAdoption(adopted, left, changed, registry.with(adopted, trial.desired()));
    }

    /** The configuration of the zone that it is another part of. */
    private static Optional<Address> leader(DriftAdoption.Part part) {
        return Optional.ofNullable(part.drift().zone())
                .map(zone -> new Address(part.address().host(), DriftRegistry.ZONECFG, zone))
                .filter(zone -> !zone.equals(part.address()));
    }

    private @Nullable Resource found(Address address) {
        HostFacts host = plan.request().facts().get(address.host());
        return host == null ? null : host.get(address);
    }

    /** Why a zone that is gone cannot go from the spec: something of it is left. */
    private Optional<String> still(DriftAdoption.Part part) {
        return wanted.values().stream()
                .filter(r -> part.removesZone() && part.isOfSameZone(r.address(), r.zone()))
                .map(DesiredResource::address)
                .filter(address -> found(address) != null)
                .findFirst()
                .map(address -> address + " of it is still there; zplan destroy takes all of a zone away");
    }

    private static List<DriftAdoption.Part> parts(List<Drift> drift) {
        List<DriftAdoption.Part> parts = new ArrayList<>();
        for (Drift one : drift) {
            if (one.gone()) {
                parts.add(new DriftAdoption.Part(one, null));
            }
            one.attributes().forEach(attribute -> parts.add(new DriftAdoption.Part(one, attribute)));
        }
        return parts;
    }

    /**
     * What came of writing some parts.
     *
     * @param why what keeps it from being done; null if nothing does
     * @param culprit the part that is to blame, where one is known
     */
    private record Trial(
            List<DriftAdoption.Part> parts,
            Map<Source, String> texts,
            Desired desired,
            @Nullable String why,
            DriftAdoption.@Nullable Part culprit) {}

    /** All together if that works; else one after the other. */
    private Trial best(List<DriftAdoption.Part> open, Map<DriftAdoption.Part, String> left) {
        List<DriftAdoption.Part> parts = new ArrayList<>(open);
        Trial all = write(parts);
        while (all.why() != null && all.culprit() != null) {
            left.put(all.culprit(), all.why());
            parts.remove(all.culprit());
            all = write(parts);
        }
        if (all.why() == null) {
            return all;
        }
        Trial good = write(List.of());
        for (DriftAdoption.Part part : parts) {
            List<DriftAdoption.Part> more = new ArrayList<>(good.parts());
            more.add(part);
            Trial next = write(more);
            if (next.why() == null) {
                good = next;
            } else {
                left.put(part, next.why());
            }
        }
        return good;
    }

    private Trial write(List<DriftAdoption.Part> parts) {
        SpecEdits edits = new SpecEdits(
                spec, plan.request().kinds(), planning.workspace().settings().defaultHost());
        for (DriftAdoption.Part part : parts) {
            DesiredResource resource = Objects.requireNonNull(wanted.get(part.address()));
            Drift.Attribute attribute = part.attribute();
            Optional<String> why = attribute == null
                    ? edits.remove(resource)
                    : edits.set(resource, attribute.path(), attribute.applied(), attribute.found());
            if (why.isPresent()) {
                return new Trial(parts, Map.of(), plan.request().desired(), why.get(), part);
            }
        }
        Map<Source, String> texts = edits.texts();
        Map<Path, String> instead = new HashMap<>();
        texts.forEach((source, text) -> instead.put(path(source), text));
        Spec after = planning.load(files, inputs, instead);
        Desired desired =
                planning.desired(after, plan.request().facts(), plan.request().scope());
        String why = error(desired.diagnostics())
                .map(e -> "the spec would be wrong then: " + e)
                .or(() -> difference(parts, byAddress(desired)))
                .or(() -> refusal(parts, desired))
                .orElse(null);
        return new Trial(parts, texts, desired, why, null);
    }

    private Path path(Source source) {
        return planning.workspace()
                .current()
                .resolve(source.name())
                .toAbsolutePath()
                .normalize();
    }

    private static Optional<String> error(List<Diagnostic> diagnostics) {
        return diagnostics.stream().filter(Diagnostic::isError).findFirst().map(Diagnostic::message);
    }

    /** How what the spec wants then differs from what it wanted, with these parts as the hosts have them. */
    private Optional<String> difference(List<DriftAdoption.Part> parts, SortedMap<Address, DesiredResource> after) {
        SortedMap<Address, Resource> expected = new TreeMap<>();
        wanted.forEach((address, resource) -> expected.put(address, resource.resource()));
        for (DriftAdoption.Part part : parts) {
            Address address = part.address();
            Drift.Attribute attribute = part.attribute();
            if (part.removesZone()) {
                wanted.values().stream()
                        .filter(r -> part.isOfSameZone(r.address(), r.zone()))
                        .forEach(r -> expected.remove(r.address()));
            } else if (attribute != null) {
                expected.computeIfPresent(address, (a, r) -> Drift.found(r, List.of(attribute)));
            } else if (LIFECYCLE.contains(address.kind())) {
                LIFECYCLE.forEach(kind -> expected.remove(new Address(address.host(), kind, address.name())));
            } else {
                expected.remove(address);
            }
        }
        SortedSet<Address> all = new TreeSet<>(expected.keySet());
        all.addAll(after.keySet());
        for (Address address : all) {
            DesiredResource now = after.get(address);
            Resource resource = now == null ? null : now.resource();
            if (!Objects.equals(expected.get(address), resource)) {
                return Optional.of(
                        says(resource, address, parts)
                                ? "the spec would say something else of " + address + " too"
                                : "what the host has cannot be said in a spec");
            }
        }
        return Optional.empty();
    }

    /** Whether a resource has all that these parts ask of it. */
    private static boolean says(@Nullable Resource resource, Address address, List<DriftAdoption.Part> parts) {
        List<Drift.Attribute> asked = parts.stream()
                .filter(part -> part.address().equals(address))
                .flatMap(part -> Optional.ofNullable(part.attribute()).stream())
                .toList();
        return resource == null || Drift.found(resource, asked).equals(resource);
    }

    /** What the next plan would refuse that it does not refuse now. */
    private Optional<String> refusal(List<DriftAdoption.Part> parts, Desired desired) {
        PlanRequest before = plan.request();
        Plan next = new Planner()
                .plan(PlanRequest.of(
                        desired, before.facts(), registry.with(parts, desired), before.kinds(), before.scope()));
        return plan.hasErrors()
                ? Optional.empty()
                : error(next.diagnostics()).map(e -> "the next plan would fail: " + e);
    }
}
