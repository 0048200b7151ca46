package dev.zplan.host;

import dev.zplan.module.CommandLine;
import dev.zplan.sim.SimHang;
import dev.zplan.sim.Simulation;
import dev.zplan.sim.command.SimResult;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A simulated host. A command that never returns counts as timed out at once. Where commands take time, reads are run side by side.
 *
 * @param name its name in the workspace
 * @param sim the host
 */
public record SimulatedHost(String name, Simulation sim) implements Host {

    private static final Forks READS = new Forks(64);

    @Override
    public Result run(CommandLine command, Duration timeout) {
        return result(() -> sim.run(command.argv(), Objects.requireNonNullElse(command.stdin(), "")));
    }

    private static Result result(Supplier<SimResult> command) {
        try {
            SimResult result = command.get();
            return new Result(result.exitCode(), result.stdout(), result.stderr(), false);
        } catch (SimHang e) {
            return new Result(-1, "", "", true);
        }
    }

    /** Its time is its own. */
    @Override
    public void pause(Duration duration) {
        sim.run(List.of("sleep", Long.toString(Math.max(1, duration.toSeconds()))), "");
    }

    @Override
    public List<Result> batch(List<CommandLine> commands, Duration timeout) {
        return sim.delays().areNone()
                ? commands.stream().map(this::read).toList()
                : READS.thenLast(commands, this::read);
    }

    @Override
    public List<Result> unordered(List<CommandLine> commands, Duration timeout) {
        return sim.delays().areNone() ? batch(commands, timeout) : READS.map(commands, this::read);
    }

    private Result read(CommandLine command) {
        return result(() -> sim.read(command.argv()));
    }
}
