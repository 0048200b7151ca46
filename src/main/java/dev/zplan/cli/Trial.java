package dev.zplan.cli;

import dev.zplan.apply.Applier;
import dev.zplan.apply.ApplyEvent;
import dev.zplan.apply.Atomicity;
import dev.zplan.apply.Outcome;
import dev.zplan.apply.Unwritten;
import dev.zplan.host.Host;
import dev.zplan.host.HostReader;
import dev.zplan.host.Result;
import dev.zplan.host.SimulatedHost;
import dev.zplan.module.CommandLine;
import dev.zplan.plan.Plan;
import dev.zplan.plan.Step;
import dev.zplan.registry.Snapshot;
import dev.zplan.sim.SimHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** An apply on simulated hosts in memory, one step after the other, where one command may go wrong. */
final class Trial {

    /** No command goes wrong. */
    static final int NONE = -1;

    private static final String COMPLAINT = "it failed for the rehearsal";

    /**
     * A command that changed something, or was to.
     *
     * @param step which needed it; null in a rollback's own doing
     * @param command the command
     */
    record Ran(@Nullable Step step, CommandLine command) {}

    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final int which;
    private final Mishap mishap;
    private final List<Ran> ran = Collections.synchronizedList(new ArrayList<>());
    private volatile Snapshot registry;
    private volatile @Nullable Step step;
    private volatile ApplyEvent.@Nullable Failed failed;

    /**
     * On those hosts.
     *
     * @param twins by name
     * @param registry what is owned there
     * @param which command goes wrong, counted over all hosts from 0; {@link #NONE} for none
     * @param mishap how
     */
    Trial(SortedMap<String, SimHost> twins, Snapshot registry, int which, Mishap mishap) {
        twins.forEach((name, sim) -> hosts.put(name, new Treacherous(new SimulatedHost(name, sim))));
        this.registry = registry;
        this.which = which;
        this.mishap = mishap;
    }

    /** Applies. */
    Outcome apply(Plan plan, HostReader reader) {
        Applier.Manner manner = new Applier.Manner(1, Atomicity.PLAN, () -> false);
        return new Applier(hosts, reader, change -> registry = change.apply(registry), manner, this::heard)
                .apply(plan, new Unwritten());
    }

    private void heard(ApplyEvent event) {
        if (event instanceof ApplyEvent.Started started) {
            step = started.step();
        } else if (event instanceof ApplyEvent.RollingBack) {
            step = null;
        } else if (event instanceof ApplyEvent.Failed first && failed == null) {
            failed = first;
        }
    }

    /** What ran so far, in order. */
    List<Ran> ran() {
        return List.copyOf(ran);
    }

    /** What is owned now. */
    Snapshot registry() {
        return registry;
    }

    /** The first step that failed; null when none did. */
    ApplyEvent.@Nullable Failed failed() {
        return failed;
    }

    private final class Treacherous implements Host {

        private final SimulatedHost inner;

        private Treacherous(SimulatedHost inner) {
            this.inner = inner;
        }

        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public void pause(Duration duration) {
            inner.pause(duration);
        }

        @Override
        public Result run(CommandLine command, Duration timeout) {
            ran.add(new Ran(step, command));
            if (ran.size() - 1 != which) {
                return inner.run(command, timeout);
            }
            if (mishap == Mishap.HANGS_AFTERWARDS) {
                inner.run(command, timeout);
            }
            return mishap == Mishap.FAILS ? new Result(1, "", COMPLAINT, false) : new Result(-1, "", "", true);
        }

        @Override
        public List<Result> batch(List<CommandLine> commands, Duration timeout) {
            return inner.batch(commands, timeout);
        }
    }
}
