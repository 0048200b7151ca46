package dev.zplan.apply;

import dev.zplan.apply.journal.JournalRecord;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.host.Host;
import dev.zplan.host.HostReader;
import dev.zplan.module.CommandLine;
import dev.zplan.module.Effect;
import dev.zplan.module.Kinds;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.Transition;
import dev.zplan.module.zones.ZonecfgKind;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Step;
import dev.zplan.plan.StepId;
import dev.zplan.plan.Verb;
import dev.zplan.registry.Delta;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings an apply that did not come to its end to one: before its commit record back to the state before, after it forward. What
 * was under way is settled by what is on the host.
 */
public final class Recovery {

    private final List<JournalRecord> records;
    private final Kinds kinds;
    private final Map<String, Flavour> flavours;

    /**
     * For what a journal says.
     *
     * @param flavours what each host runs
     */
    public Recovery(List<JournalRecord> records, Kinds kinds, Map<String, Flavour> flavours) {
        this.records = List.copyOf(records);
        this.kinds = kinds;
        this.flavours = Map.copyOf(flavours);
    }

    /** What the registry becomes, where the apply was committed; empty where it was not. */
    public Optional<Delta> committed() {
        return records.stream()
                .filter(JournalRecord.Commit.class::isInstance)
                .map(r -> ((JournalRecord.Commit) r).registry())
                .findFirst();
    }

    /** The hosts that a journal's steps were about. */
    public static Set<String> hosts(List<JournalRecord> records) {
        Set<String> hosts = new TreeSet<>();
        records.forEach(r -> {
            if (r instanceof JournalRecord.Intent intent) {
                hosts.add(intent.address().host());
            }
        });
        return hosts;
    }

    /** The steps that were begun and are not undone, with those of which it is not known that they succeeded. */
    public List<String> begun() {
        return List.copyOf(open().keySet());
    }

    /** After the commit record there is only forward: the registry it names; purges that are due are left to the next apply. */
    public Outcome forward(Snapshot now, Applier.Ledger ledger, Transaction transaction) {
        Delta delta = committed().orElseThrow();
        if (now.revision() < delta.revision()) {
            ledger.save(delta.applyTo(now));
        }
        Outcome outcome = new Outcome(Outcome.Result.COMMITTED, transaction.id(), 0, null, List.of());
        transaction.end(outcome);
        return outcome;
    }

    /** Before the commit record: back to where it began. */
    public Outcome back(Map<String, Host> on, HostReader reader, Transaction transaction, Consumer<ApplyEvent> events) {
        Map<String, JournalRecord.Intent> open = open();
        Map<Address, Resource> first = new HashMap<>();
        Set<Address> concerned = new TreeSet<>();
        for (JournalRecord.Intent intent : intents().values()) {
            if (concerned.add(intent.address()) && intent.before() != null) {
                first.put(intent.address(), intent.before());
            }
        }
        Set<String> succeeded = new HashSet<>();
        records.forEach(r -> {
            if (r instanceof JournalRecord.Outcome outcome && outcome.result() == JournalRecord.Result.OK) {
                succeeded.add(outcome.step());
            }
        });
        List<Step> begun = new ArrayList<>();
        Set<Step> failed = new HashSet<>();
        open.forEach((id, intent) -> {
            Step step = step(intent, on, reader);
            begun.add(step);
            if (!succeeded.contains(id)) {
                failed.add(step);
            }
        });
        List<String> left;
        try {
            left = new Rollback(new Before.Remembered(first, concerned), kinds, on, reader, transaction, events)
                    .run(begun, failed);
        } catch (DiagnosticException e) {
            left = List.of("the host could not be read: " + e.getMessage());
        }
        Outcome outcome = new Outcome(
                left.isEmpty() ? Outcome.Result.ROLLED_BACK : Outcome.Result.ROLLBACK_INCOMPLETE,
                transaction.id(),
                0,
                new ApplyEvent.Failure("it did not come to its end", null, -1, ""),
                left);
        transaction.end(outcome);
        return outcome;
    }

    private Map<String, JournalRecord.Intent> intents() {
        Map<String, JournalRecord.Intent> intents = new LinkedHashMap<>();
        records.forEach(r -> {
            if (r instanceof JournalRecord.Intent intent) {
                intents.put(intent.step(), intent);
            }
        });
        return intents;
    }

    /** In the order in which they were begun, without those that are undone already. */
    private Map<String, JournalRecord.Intent> open() {
        Map<String, JournalRecord.Intent> open = intents();
        records.forEach(r -> {
            if (r instanceof JournalRecord.UndoOutcome undone && undone.result() == JournalRecord.UndoResult.OK) {
                open.remove(undone.step());
            }
        });
        return open;
    }

    private Step step(JournalRecord.Intent intent, Map<String, Host> on, HostReader reader) {
        Address address = intent.address();
        Verb verb = Arrays.stream(Verb.values())
                .filter(v -> v.id().equals(intent.verb()))
                .findFirst()
                .orElseThrow();
        Flavour flavour = Objects.requireNonNullElse(flavours.get(address.host()), Flavour.OMNIOS);
        ModuleDef module = kinds.get(address.kind()).module();
        Transition transition =
                new Transition(address, intent.before(), intent.after(), Transition.Purpose.APPLY, flavour);
        return new Step(
                new StepId(address, verb),
                Stage.MAIN,
                Effect.REVERSIBLE,
                transition,
                List.of(),
                verb == Verb.SET_ASIDE ? nameBack(address, intent.before(), flavour, on, reader) : List.of(),
                module.timeouts().values().stream().max(Duration::compareTo).orElse(ModuleDef.DEFAULT_TIMEOUT),
                module.serial(),
                module.retry(),
                new TreeSet<>());
    }

    /** A zone that was set aside is found by the name that it was given. */
    private List<CommandLine> nameBack(
            Address address, @Nullable Resource before, Flavour flavour, Map<String, Host> on, HostReader reader) {
        Host host = Objects.requireNonNull(on.get(address.host()));
        boolean autoboot = before != null && before.get("autoboot") instanceof Value.Flag flag && flag.on();
        return reader.read(host, List.of()).ofKind(address.kind()).stream()
                .map(Resource::address)
                .filter(a -> a.name().startsWith(address.name() + ZonecfgKind.ASIDE))
                .findFirst()
                .map(aside -> ((ZonecfgKind) kinds.get(address.kind()))
                        .rename(
                                new Transition(aside, before, null, Transition.Purpose.UNDO, flavour),
                                address.name(),
                                autoboot))
                .orElse(List.of());
    }
}
