package dev.zplan.report;

import dev.zplan.apply.Progress;
import dev.zplan.apply.Recovery;
import dev.zplan.module.HostFacts;
import dev.zplan.plan.Plan;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Step;
import dev.zplan.resource.Resource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How far an apply came that did not come to its end: each step with its state, and what is on the host where that is in doubt. */
public final class RecoveryText {

    private static final int STATE_WIDTH = 11;

    private final Paint paint;

    /** In colour or without any escape sequence. */
    public RecoveryText(boolean colour) {
        paint = new Paint(colour);
    }

    /**
     * The text, ending in a line end.
     *
     * @param transaction its name
     * @param read reads the host of that name, where a step is in doubt
     */
    public String print(String transaction, Recovery recovery, Function<String, HostFacts> read) {
        Progress progress = recovery.progress();
        Plan plan = recovery.plan();
        StringBuilder out =
                new StringBuilder("Transaction " + Printable.line(transaction) + " did not come to its end.\n");
        Map<String, HostFacts> facts = new HashMap<>();
        int open = 0;
        for (Step step : plan.steps()) {
            Progress.State state = state(step, progress);
            if (state == null) {
                open += step.stage() == Stage.MAIN || progress.commit() != null ? 1 : 0;
                continue;
            }
            boolean doubtful = state == Progress.State.UNDER_WAY || state == Progress.State.FAILED;
            String words = String.format("%-" + STATE_WIDTH + "s", state.words());
            out.append("  ")
                    .append(doubtful ? paint.yellow(words) : words)
                    .append(Printable.line(step.id().toString()));
            if (doubtful) {
                String host = step.id().address().host();
                HostFacts now = facts.computeIfAbsent(host, read);
                out.append("; on the host ")
                        .append(told(recovery, step, now.get(step.id().address())));
            }
            out.append('\n');
        }
        if (open > 0) {
            out.append("  not begun  ").append(open).append(open == 1 ? " step\n" : " steps\n");
        }
        return out.toString();
    }

    private static Progress.@Nullable State state(Step step, Progress progress) {
        String name = step.id().toString();
        return step.stage() == Stage.PURGE && progress.purged().contains(name)
                ? Progress.State.DONE
                : progress.state(name);
    }

    private static String told(Recovery recovery, Step step, @Nullable Resource now) {
        if (now == null) {
            return "it is not there";
        }
        if (recovery.isDone(step, now)) {
            return "it is as it should be afterwards";
        }
        if (now.equals(step.transition().from())) {
            return "it is as before";
        }
        String state = now.text("state");
        return state == null ? "it is there" : "its state is " + Printable.line(state);
    }
}
