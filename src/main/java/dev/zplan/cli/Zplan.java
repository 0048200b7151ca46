package dev.zplan.cli;

import java.util.Optional;
import java.util.concurrent.Callable;

/** zplan itself: one command line after the other, and what happens to what they throw. It knows nothing of the parser, which takes time to load. */
public final class Zplan {

    private final Context context;

    /** In that world. */
    public Zplan(Context context) {
        this.context = context;
    }

    /** Runs one command line; returns the exit code. */
    public int run(String... args) {
        Context coloured = Colour.applied(context, args);
        Failures failures = new Failures(coloured);
        Optional<Callable<Integer>> plain = Commands.plain(coloured, args);
        return plain.isPresent() ? called(plain.get(), failures) : new ZplanCommand(coloured).run(failures, args);
    }

    private static int called(Callable<Integer> command, Failures failures) {
        try {
            return command.call();
        } catch (Exception e) {
            return failures.failed(e);
        }
    }
}
