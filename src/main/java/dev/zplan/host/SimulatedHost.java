package dev.zplan.host;

import dev.zplan.module.CommandLine;
import dev.zplan.sim.SimHang;
import dev.zplan.sim.Simulation;
import dev.zplan.sim.command.SimResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A simulated host. A command that never returns counts as timed out at once.
 *
 * @param name its name in the workspace
 * @param sim the host
 */
public record SimulatedHost(String name, Simulation sim) implements Host {

    @Override
    public Result run(CommandLine command, Duration timeout) {
        try {
            SimResult result = sim.run(command.argv(), Objects.requireNonNullElse(command.stdin(), ""));
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
        List<Result> results = new ArrayList<>(commands.size());
        for (CommandLine command : commands) {
            results.add(run(command, timeout));
        }
        return results;
    }
}
