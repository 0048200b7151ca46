package dev.zplan.apply;

import dev.zplan.host.Host;
import dev.zplan.module.CommandLine;
import dev.zplan.module.Gate;
import dev.zplan.module.Kind;
import dev.zplan.module.Transition;
import dev.zplan.module.zones.BootKind;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.List;
import java.util.Optional;

/**
 * Starts and stops zones outside of any plan, with the commands that a plan would use.
 *
 * @param boot the kind that knows them
 * @param host where the zones are
 * @param flavour what it runs
 */
public record ZoneSwitch(Kind boot, Host host, Flavour flavour) {

    /**
     * Brings a zone to a state.
     *
     * @param now how it is
     * @param state {@link BootKind#RUNNING} or {@link BootKind#HALTED}
     * @param gate what a boot waits for, as {@link BootKind#GATE} has it
     * @return what was run, up to the first command that failed
     */
    public StepRun to(Resource now, String state, String gate) {
        return run(new Transition(
                now.address(),
                now,
                now.with("state", Value.text(state)).with(BootKind.GATE, Value.text(gate)),
                Transition.Purpose.APPLY,
                flavour));
    }

    /** Halts a zone without waiting for its services to stop. */
    public StepRun halt(Resource now) {
        // an undo has no patience either
        return run(new Transition(
                now.address(), now, now.with("state", Value.text(BootKind.HALTED)), Transition.Purpose.UNDO, flavour));
    }

    private StepRun run(Transition transition) {
        StepRun run = new StepRun(List.of(), null);
        for (CommandLine command : boot.commands(transition)) {
            run = run.and(StepRunner.run(host, List.of(command), boot.module().longestTimeout(), null));
            if (run.failure() != null) {
                return run;
            }
        }
        Optional<Gate> awaited = boot.gate(transition);
        return awaited.isPresent() && !run.ran().isEmpty() ? run.and(StepRunner.waitFor(host, awaited.get())) : run;
    }
}
