package dev.zplan.apply;

import dev.zplan.plan.Step;
import dev.zplan.plan.StepId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which step begins next. Of those that have all that they need, it is the one with most commands on the longest way from it to the end
 * of the plan, so that this way does not have to wait; of equals the first in the plan.
 */
final class Agenda {

    private final Map<StepId, Integer> open = new HashMap<>();
    private final Map<StepId, List<Step>> waiting = new HashMap<>();
    private final Comparator<Step> urgency;
    private final PriorityQueue<Step> ready;
    private final Set<String> busy = new HashSet<>();
    private final Map<String, PriorityQueue<Step>> queues = new HashMap<>();

    /** @param steps each after all that it needs; what is not among them is there already */
    Agenda(List<Step> steps) {
        Set<StepId> ids = steps.stream().map(Step::id).collect(Collectors.toSet());
        for (Step step : steps) {
            List<StepId> needs = step.needs().stream().filter(ids::contains).toList();
            open.put(step.id(), needs.size());
            needs.forEach(
                    n -> waiting.computeIfAbsent(n, x -> new ArrayList<>()).add(step));
        }
        urgency = urgency(steps);
        ready = new PriorityQueue<>(urgency);
        steps.stream().filter(s -> open.getOrDefault(s.id(), 0) == 0).forEach(ready::add);
    }

    private Comparator<Step> urgency(List<Step> steps) {
        Map<StepId, Integer> ahead = new HashMap<>();
        Map<StepId, Integer> place = new HashMap<>();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            int most = waiting.getOrDefault(step.id(), List.of()).stream()
                    .mapToInt(next -> ahead.getOrDefault(next.id(), 0))
                    .max()
                    .orElse(0);
            ahead.put(step.id(), most + step.commands().size());
            place.put(step.id(), i);
        }
        return Comparator.<Step, Integer>comparing(s -> ahead.getOrDefault(s.id(), 0), Comparator.reverseOrder())
                .thenComparing(s -> place.getOrDefault(s.id(), 0));
    }

    /** The step that is to begin now; empty when none may before another has ended. Steps of one serial group take turns. */
    Optional<Step> next() {
        while (!ready.isEmpty()) {
            Step step = ready.remove();
            String group = group(step);
            if (group.isEmpty() || busy.add(group)) {
                return Optional.of(step);
            }
            queues.computeIfAbsent(group, g -> new PriorityQueue<>(urgency)).add(step);
        }
        return Optional.empty();
    }

    /** A step has ended, well or not: its group is free. */
    void ended(Step step) {
        String group = group(step);
        busy.remove(group);
        PriorityQueue<Step> queue = queues.get(group);
        if (queue != null && !queue.isEmpty()) {
            ready.add(queue.remove());
        }
    }

    /** A step has succeeded: what needs it and nothing else any more may begin. */
    void succeeded(Step step) {
        for (Step next : waiting.getOrDefault(step.id(), List.of())) {
            if (open.merge(next.id(), -1, Integer::sum) == 0) {
                ready.add(next);
            }
        }
    }

    private static String group(Step step) {
        return step.serial() == null ? "" : step.id().address().host() + "/" + step.serial();
    }
}
