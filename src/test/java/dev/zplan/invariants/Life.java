package dev.zplan.invariants;

import dev.zplan.apply.Atomicity;
import dev.zplan.apply.JournaledTransaction;
import dev.zplan.apply.Outcome;
import dev.zplan.apply.Recovery;
import dev.zplan.apply.journal.JournalException;
import dev.zplan.apply.journal.JournalRecord;
import dev.zplan.apply.journal.TransactionId;
import dev.zplan.host.Host;
import dev.zplan.plan.Origin;
import dev.zplan.plan.Plan;
import dev.zplan.plan.Redactor;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** An apply of one plan in one world, whose process may die at any word of its journal, and be taken up again. */
final class Life {

    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final World world;
    private final Plan plan;
    private final Origin origin;
    private final List<JournalRecord> journal = new ArrayList<>();

    Life(World world, Plan plan) {
        this.world = world;
        this.plan = plan;
        this.origin = Origin.of(plan, "test");
    }

    /** How a process dies. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * Where a process dies.
     *
     * @param words after how many records; no further one is written
     * @param written whether it is killed as soon as the last one is, or ends because the next cannot be written: the disk is full
     */
    record Death(int words, boolean written) {
        static final Death NEVER = new Death(Integer.MAX_VALUE, true);
    }

    /** Applies; empty when it died on the way. */
    Optional<Outcome> apply(Death death) {
        return apply(death, host -> host);
    }

    /** The same with the host seen through {@code lens}. */
    Optional<Outcome> apply(Death death, UnaryOperator<Host> lens) {
        return until(
                death, transaction -> world.applier(lens, 1, Atomicity.PLAN).apply(plan, transaction));
    }

    /** Recovers, as a new process does that knows only the journal and what it set out from; empty when it died on the way. */
    Optional<Outcome> recover(boolean resume, Death death) {
        Recovery recovery = new Recovery(origin.again(plan.request().kinds(), Map.of()), List.copyOf(journal));
        var applier = world.applier(host -> host, 1, Atomicity.PLAN);
        return until(
                death,
                transaction -> recovery.isCommitted()
                        ? recovery.forward(applier, transaction)
                        : resume ? recovery.on(applier, transaction) : recovery.back(applier, transaction));
    }

    /** Whether there is something to recover. */
    boolean isUnfinished() {
        return journal.isEmpty()
                || !(journal.get(journal.size() - 1) instanceof JournalRecord.End end
                        && end.result().complete());
    }

    boolean isCommitted() {
        return journal.stream().anyMatch(JournalRecord.Commit.class::isInstance);
    }

    /** How many records there are. */
    int words() {
        return journal.size();
    }

    private Optional<Outcome> until(Death death, Function<JournaledTransaction, Outcome> work) {
        int[] left = {death.words()};
        JournaledTransaction transaction = new JournaledTransaction(
                new TransactionId("20260102-030405-test"),
                record -> {
                    if (left[0] == 0) {
                        throw new JournalException("full", new IOException("No space left on device"));
                    }
                    journal.add(record);
                    left[0]--;
                    if (left[0] == 0 && death.written()) {
                        throw new Killed();
                    }
                },
                Redactor.none(),
                CLOCK);
        try {
            return Optional.of(work.apply(transaction));
        } catch (Killed | JournalException e) {
            return Optional.empty();
        }
    }
}
