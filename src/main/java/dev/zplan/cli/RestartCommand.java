package dev.zplan.cli;

import dev.zplan.apply.StepRun;
import dev.zplan.module.zones.BootKind;
import dev.zplan.resource.Value;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "restart",
        description = "Shuts zones down and boots them again; boots those that are halted.",
        footer = {"%nExamples:", "  zplan restart web"})
final class RestartCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private ZoneStateOptions options = new ZoneStateOptions();

    @Option(names = "--force", description = "Halts at once, without stopping services first (zoneadm halt).")
    private boolean force;

    RestartCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return options.telling.chosen(context, options.command("restart")).run(this::restart);
    }

    private int restart(Telling telling) {
        ZonePower power = new ZonePower(telling, options, "restart");
        return power.run("restarting", BootKind.RUNNING, (zones, now, gate) -> {
            StepRun down = force ? zones.halt(now) : zones.to(now, BootKind.HALTED, gate);
            return down.failure() != null
                    ? down
                    : down.and(zones.to(now.with("state", Value.text(BootKind.HALTED)), BootKind.RUNNING, gate));
        });
    }
}
