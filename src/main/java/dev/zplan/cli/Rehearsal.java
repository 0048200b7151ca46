package dev.zplan.cli;

import dev.zplan.apply.ApplyEvent;
import dev.zplan.apply.Outcome;
import dev.zplan.host.HostReader;
import dev.zplan.host.SimulatedHost;
import dev.zplan.module.CommandLine;
import dev.zplan.module.HostFacts;
import dev.zplan.plan.FactsDigest;
import dev.zplan.plan.Masking;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanRequest;
import dev.zplan.plan.Planner;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Step;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.sim.SimHost;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A plan on simulated twins of its hosts, which are put back to their beginning before each try. Neither hosts nor the registry nor the
 * journal are touched.
 */
final class Rehearsal {

    private static final int ASSUMPTIONS = 20;

    private final Plan first;
    private final PlanRequest original;
    private final SortedMap<String, String> twins = new TreeMap<>();
    private final SortedMap<String, List<String>> notes = new TreeMap<>();
    private final Snapshot owned;
    private final HostReader plain;
    private final HostReader masked;

    /** Makes the twins of the hosts that the plan is about. */
    Rehearsal(Plan first) {
        this.first = first;
        this.original = first.request();
        this.plain = new HostReader(original.kinds());
        this.masked =
                new HostReader(original.kinds(), new Masking(original.desired().resources(), original.registry()));
        original.facts().forEach((name, facts) -> {
            Twin.Made made = Twin.of(original.kinds(), facts, name, SimHosts.seed(name));
            twins.put(name, made.sim().dump());
            notes.put(name, new ArrayList<>(made.problems()));
        });
        this.owned = ownedThere();
    }

    /**
     * A command of the plan.
     *
     * @param number counted over all hosts, from 0
     * @param step which needs it
     * @param command the command, secrets included
     */
    record Cue(int number, Step step, CommandLine command) {

        /** Whether it runs after the commit point. */
        boolean isPurge() {
            return step.stage() == Stage.PURGE;
        }
    }

    /**
     * The plan as it goes when nothing goes wrong.
     *
     * @param plan as made for the twins
     * @param outcome how it ended; null where there was nothing to apply, or where the plan has errors
     * @param failed the step that failed all the same; null when none did
     * @param cues its commands, in order
     * @param facts what there is afterwards
     */
    record Straight(
            Plan plan,
            @Nullable Outcome outcome,
            ApplyEvent.@Nullable Failed failed,
            List<Cue> cues,
            SortedMap<Address, SortedMap<String, Value>> facts) {

        /** Whether it is worth going on. */
        boolean ok() {
            return outcome != null && outcome.result() == Outcome.Result.COMMITTED;
        }
    }

    /**
     * What came of a mishap.
     *
     * @param cue at which command
     * @param mishap what happened there
     * @param result how the apply ended
     * @param wrong what is not as it has to be, a line each
     */
    record Ending(Cue cue, Mishap mishap, Outcome.Result result, List<String> wrong) {

        /** Whether zplan kept its promise. */
        boolean held() {
            return wrong.isEmpty();
        }
    }

    /** What the twins are not like, by host, a sentence each. */
    SortedMap<String, List<String>> notes() {
        return notes;
    }

    /** Applies the plan as it should go. Directories of the global zone that it needs are assumed to be there. */
    Straight straight() {
        for (int i = 0; ; i++) {
            SortedMap<String, SimHost> hosts = restored();
            Plan plan = plan(hosts, owned);
            if (i == 0) {
                compare(plan);
            }
            if (plan.hasErrors() || plan.isEmpty()) {
                return new Straight(plan, null, null, List.of(), new TreeMap<>());
            }
            Trial trial = new Trial(hosts, owned, Trial.NONE, Mishap.FAILS);
            Outcome outcome = trial.apply(plan, masked);
            ApplyEvent.Failed failed = trial.failed();
            if (failed == null || i == ASSUMPTIONS || !assumes(failed)) {
                return new Straight(plan, outcome, failed, cues(trial), facts(hosts));
            }
        }
    }

    /** Makes what a step failed for and facts cannot tell of: a directory, or an image to install from. Whether it found such a thing. */
    private boolean assumes(ApplyEvent.Failed failed) {
        String host = failed.step().id().address().host();
        SimHost sim = SimHost.restore(Objects.requireNonNull(twins.get(host)));
        Optional<String> directory = Twin.missing(failed.failure().output());
        Resource wanted = failed.step().transition().to();
        String source = wanted == null ? null : wanted.text("source");
        String image = wanted == null ? null : Twin.image(wanted.text("brand"));
        if (directory.isPresent()) {
            sim.run("mkdir", "-p", directory.get());
            note(host, "the directory " + directory.get() + " is assumed to be there");
        } else if (source != null
                && source.startsWith("/")
                && image != null
                && sim.run("test", "-e", source).exitCode() != 0) {
            sim.run("mkdir", "-p", source.substring(0, Math.max(1, source.lastIndexOf('/'))));
            sim.run("cp", image, source);
            note(host, "the image " + source + " is assumed to be there");
        } else {
            return false;
        }
        twins.put(host, sim.dump());
        return true;
    }

    private void note(String host, String text) {
        notes.computeIfAbsent(host, h -> new ArrayList<>()).add(text);
    }

    private static List<Cue> cues(Trial trial) {
        List<Cue> cues = new ArrayList<>();
        List<Trial.Ran> ran = trial.ran();
        for (int i = 0; i < ran.size(); i++) {
            Step step = ran.get(i).step();
            if (step != null) {
                cues.add(new Cue(i, step, ran.get(i).command()));
            }
        }
        return List.copyOf(cues);
    }

    /** Applies the plan to fresh twins while one command of it goes wrong. May be called by several threads. */
    Ending mishap(Straight straight, Cue cue, Mishap mishap) {
        SortedMap<String, SimHost> hosts = restored();
        SortedMap<Address, SortedMap<String, Value>> before = facts(hosts);
        Trial trial = new Trial(hosts, owned, cue.number(), mishap);
        Outcome outcome = trial.apply(straight.plan(), masked);
        List<String> wrong = new ArrayList<>();
        if (cue.isPurge()) {
            finish(hosts, trial.registry(), outcome, wrong);
            wrong.addAll(differences(straight.facts(), facts(hosts)));
        } else {
            if (outcome.result() != Outcome.Result.ROLLED_BACK) {
                wrong.add("the apply ended as " + outcome.result());
            }
            wrong.addAll(differences(before, facts(hosts)));
            if (!trial.registry().equals(owned)) {
                wrong.add("the registry is not as before");
            }
        }
        return new Ending(cue, mishap, outcome.result(), List.copyOf(wrong));
    }

    /** After the commit point nothing goes back: the next apply has to end the work. */
    private void finish(SortedMap<String, SimHost> hosts, Snapshot registry, Outcome outcome, List<String> wrong) {
        if (outcome.result() != Outcome.Result.PURGE_INCOMPLETE) {
            wrong.add("the apply ended as " + outcome.result());
            return;
        }
        Plan rest = plan(hosts, registry);
        Outcome next = new Trial(hosts, registry, Trial.NONE, Mishap.FAILS).apply(rest, masked);
        if (rest.hasErrors() || next.result() != Outcome.Result.COMMITTED) {
            wrong.add("the next apply does not end the work");
        }
    }

    private SortedMap<String, SimHost> restored() {
        SortedMap<String, SimHost> hosts = new TreeMap<>();
        twins.forEach((name, dump) -> hosts.put(name, SimHost.restore(dump)));
        return hosts;
    }

    private Plan plan(SortedMap<String, SimHost> hosts, Snapshot registry) {
        SortedMap<String, HostFacts> facts = new TreeMap<>();
        hosts.forEach((name, sim) -> facts.put(name, masked.read(new SimulatedHost(name, sim), known(name))));
        return new Planner()
                .plan(PlanRequest.of(original.desired(), facts, registry, original.kinds(), original.scope()));
    }

    private Collection<Address> known(String host) {
        Set<Address> known = new TreeSet<>(original.registry().resources().keySet());
        original.desired().resources().forEach(r -> known.add(r.address()));
        original.facts().values().forEach(f -> known.addAll(f.resources().keySet()));
        known.removeIf(address -> !address.host().equals(host));
        return known;
    }

    private SortedMap<Address, SortedMap<String, Value>> facts(SortedMap<String, SimHost> hosts) {
        SortedMap<Address, SortedMap<String, Value>> facts = new TreeMap<>();
        hosts.forEach((name, sim) -> plain.read(new SimulatedHost(name, sim), known(name))
                .resources()
                .forEach((address, resource) -> facts.put(address, FactsDigest.lasting(resource, original.kinds()))));
        return facts;
    }

    /** In which attributes two readings differ. Their values are not told: a secret may be among them. */
    private static List<String> differences(
            SortedMap<Address, SortedMap<String, Value>> before, SortedMap<Address, SortedMap<String, Value>> after) {
        Set<Address> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        List<String> differences = new ArrayList<>();
        for (Address address : all) {
            SortedMap<String, Value> was = before.get(address);
            SortedMap<String, Value> is = after.get(address);
            if (was == null || is == null) {
                differences.add(address + (was == null ? " is left over" : " is gone"));
            } else if (!was.equals(is)) {
                Set<String> names = new TreeSet<>(was.keySet());
                names.addAll(is.keySet());
                names.removeIf(name -> Objects.equals(was.get(name), is.get(name)));
                differences.add(address + " differs in " + String.join(", ", names));
            }
        }
        return differences;
    }

    /** A dataset that was let go is known by its guid, and its twin has another. */
    private Snapshot ownedThere() {
        SortedMap<String, SimHost> hosts = restored();
        SortedMap<Address, Resource> there = new TreeMap<>();
        hosts.forEach((name, sim) -> there.putAll(
                plain.read(new SimulatedHost(name, sim), known(name)).resources()));
        SortedMap<Address, Entry> entries = new TreeMap<>(original.registry().resources());
        entries.replaceAll((address, entry) -> {
            HostFacts facts = original.facts().get(address.host());
            Resource was = facts == null ? null : facts.get(address);
            Resource twin = there.get(address);
            String guid = twin == null ? null : twin.text("guid");
            boolean same = entry.letGo() != null && was != null && entry.letGo().equals(was.text("guid"));
            return same && guid != null
                    ? new Entry(entry.resource(), entry.plan(), entry.zone(), entry.protect(), guid, entry.ignored())
                    : entry;
        });
        return new Snapshot(
                original.registry().revision(), entries, original.registry().zones());
    }

    /** Notes where what is to be done on a twin is something else than on its original. */
    private void compare(Plan plan) {
        first.changes()
                .forEach(change -> plan.changes().stream()
                        .filter(c -> c.address().equals(change.address()))
                        .filter(Predicate.not(c -> c.action() == change.action()))
                        .forEach(c -> note(
                                change.address().host(),
                                change.address().kind() + " " + change.address().name() + ": to "
                                        + change.action().id() + " there, to "
                                        + c.action().id() + " here")));
    }
}
