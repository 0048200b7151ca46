package dev.zplan.plan;

import dev.zplan.module.CommandLine;
import dev.zplan.module.Effect;
import dev.zplan.module.Gate;
import dev.zplan.module.Kinds;
import dev.zplan.module.Retry;
import dev.zplan.module.Transition;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One node of the graph: the commands that bring one resource from one state to another, and those that bring it back.
 *
 * @param id its name
 * @param stage on which side of the commit point it runs
 * @param effect what it does to the host
 * @param transition the states before and after
 * @param commands what it runs, in order
 * @param undo what takes it back, as planned; when it comes to that, what is on the host then counts
 * @param timeout how long each command may take
 * @param serial the name of what no two steps of a host may use at once; null for nothing
 * @param retry when to try a failed command again; null for never
 * @param needs the steps that come before
 */
public record Step(
        StepId id,
        Stage stage,
        Effect effect,
        Transition transition,
        List<CommandLine> commands,
        List<CommandLine> undo,
        Duration timeout,
        @Nullable String serial,
        @Nullable Retry retry,
        SortedSet<StepId> needs)
        implements Comparable<Step> {

    /** Keeps copies. */
    public Step {
        commands = List.copyOf(commands);
        undo = List.copyOf(undo);
        needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
    }

    /** What has to be seen on the host before it counts as done, by the kind of its resource. */
    public Optional<Gate> gate(Kinds kinds) {
        return kinds.get(id.address().kind()).gate(transition);
    }

    @Override
    public int compareTo(Step other) {
        return id.compareTo(other.id);
    }
}
