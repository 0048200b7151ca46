package dev.zplan.cli;

import dev.zplan.apply.ApplyEvent;
import dev.zplan.apply.journal.Journals;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.Redactor;
import dev.zplan.plan.Step;
import dev.zplan.report.ZoneTurn;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** How somebody is told what a command does to hosts: on a terminal, in lines, or as a stream of events. */
interface Telling {

    /**
     * Steps that are going to run.
     *
     * @param waves each after all that it needs; a wave begins when the one before has ended
     * @param parallelism how many run at once
     * @param waits which of them may wait beside those
     * @param journals those of former transactions
     */
    record Work(List<List<Step>> waves, int parallelism, Predicate<Step> waits, Journals journals) {}

    /**
     * A transaction.
     *
     * @param id its name
     * @param label what stands before lines that are about all of it; may be empty
     * @param brief whether only what fails is told, and the end
     * @param redactor takes out secrets
     * @param hosts which it is about
     * @param steps how many it has
     */
    record Part(String id, String label, boolean brief, Redactor redactor, List<String> hosts, int steps) {}

    /** Does the work of a command; returns its exit code. */
    int run(ToIntFunction<Telling> work);

    /** With which everybody prints meanwhile. */
    Context context();

    /** What will be done, in words for people. */
    void plan(PlanFile plan, String words);

    /** From now on steps run. */
    void begin(Work work);

    /** From now on so many things are done that are no steps. */
    void begin(int things);

    /** One of them begins; {@code what} is a printable line. */
    void going(String what);

    /** It is done. */
    void gone(String what);

    /** A zone was started or stopped, or could not be; in words for people. */
    void zone(ZoneTurn turn, String words);

    /** Who is told what happens in a transaction, by one thread at a time. */
    Consumer<ApplyEvent> transaction(Part part);

    /** Says something about all that is going on; whole lines. */
    void say(String lines);

    /** No more steps run. */
    void over();
}
