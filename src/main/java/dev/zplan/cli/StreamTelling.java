package dev.zplan.cli;

import dev.zplan.apply.ApplyEvent;
import dev.zplan.plan.PlanFile;
import dev.zplan.report.EventJson;
import dev.zplan.report.ZoneTurn;
import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Events for programs; whatever is said to people is an event too, so that nothing else gets between them. */
final class StreamTelling implements Telling {

    private final EventStream events;
    private final Context context;

    /** @param command the command, as {@code zplan apply web} */
    StreamTelling(Context world, String command) {
        events = new EventStream(world.out(), world.clock());
        context = world.streaming(events, notes(), notes());
        events.begin(command);
    }

    private PrintWriter notes() {
        return new PrintWriter(new FlushedWriter(this::say), true);
    }

    /** Whatever goes wrong is told, and the stream has an end. */
    @Override
    public int run(ToIntFunction<Telling> work) {
        int exitCode = ExitCodes.INTERNAL;
        try {
            exitCode = work.applyAsInt(this);
        } catch (RuntimeException e) {
            exitCode = new Failures(context).failed(e);
        } finally {
            context.out().flush();
            context.err().flush();
            events.end(exitCode);
        }
        return exitCode;
    }

    @Override
    public Context context() {
        return context;
    }

    @Override
    public void plan(PlanFile plan, String words) {
        events.write(EventJson.plan(plan));
    }

    @Override
    public void begin(Work work) {
        context.out().flush(); // each transaction tells of itself
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
        events.write(EventJson.zone(turn));
    }

    @Override
    public Consumer<ApplyEvent> transaction(Part part) {
        EventJson json = new EventJson(part.id(), part.redactor());
        events.write(json.begin(part.hosts(), part.steps()));
        return event -> events.write(json.print(event));
    }

    @Override
    public void say(String lines) {
        lines.lines().filter(line -> !line.isBlank()).forEach(events::note);
    }

    @Override
    public void over() {
        context.out().flush();
    }
}
