package dev.zplan.apply;

import dev.zplan.plan.Step;
import dev.zplan.plan.StepId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who of the steps that have begun takes a place, of so many, and who of them only waits. For one thread. */
final class Places {

    private final int most;
    private final int mostWaiting;
    private final Set<StepId> taken = new HashSet<>();
    private final List<StepId> asking = new ArrayList<>();
    private final Set<StepId> waiting = new HashSet<>();

    /**
     * All of them free.
     *
     * @param most how many places there are
     * @param mostWaiting how many may wait without one
     */
    Places(int most, int mostWaiting) {
        this.most = most;
        this.mostWaiting = mostWaiting;
    }

    boolean areFree() {
        return taken.size() < most;
    }

    /** Whether nothing runs or waits. */
    boolean areEmpty() {
        return taken.isEmpty() && waiting.isEmpty();
    }

    /** A step begins. */
    void enter(Step step) {
        taken.add(step.id());
    }

    /** A step has nothing to do but to wait, and offers its place; it keeps that as long as too many wait. */
    void offer(Step step) {
        asking.add(step.id());
        giveWay();
    }

    /** A step has ended. */
    void leave(Step step) {
        taken.remove(step.id());
        asking.remove(step.id());
        waiting.remove(step.id());
        giveWay();
    }

    private void giveWay() {
        while (!asking.isEmpty() && waiting.size() < mostWaiting) {
            StepId next = asking.remove(0);
            taken.remove(next);
            waiting.add(next);
        }
    }
}
