package dev.zplan.cli;

import dev.zplan.apply.ApplyEvent;
import dev.zplan.plan.PlanFile;
import dev.zplan.report.ApplyLines;
import dev.zplan.report.ZoneTurn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Line after line; where nobody is looking on, each with its time. */
record PlainTelling(Context context, boolean brief) implements Telling {

    @Override
    public int run(ToIntFunction<Telling> work) {
        return work.applyAsInt(this);
    }

    @Override
    public void plan(PlanFile plan, String words) {
        context.out().print(words);
    }

    @Override
    public void begin(Work work) {
        context.out().flush();
    }

    @Override
    public void begin(int things) {
        context.out().flush();
    }

    @Override
    public void going(String what) {
        context.out().flush();
    }

    @Override
    public void gone(String what) {
        context.out().flush();
    }

    @Override
    public void zone(ZoneTurn turn, String words) {
        context.out().println(words);
        context.out().flush();
    }

    @Override
    public Consumer<ApplyEvent> transaction(Part part) {
        ApplyLines lines = new ApplyLines(context.colour(), part.redactor(), part.label());
        boolean some = brief || part.brief();
        return event -> {
            String text = lines.print(event);
            if (!some || Brief.tells(event)) {
                say(text);
            }
        };
    }

    @Override
    public void say(String lines) {
        Instant time = context.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        context.out().print(context.terminals().out() ? lines : time + " " + lines);
        context.out().flush();
    }

    @Override
    public void over() {
        context.out().flush();
    }
}
