package dev.zplan.cli;

import dev.zplan.module.zones.BootKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "stop",
        description = "Shuts zones down. What a spec says of them stays: until it says so too, that is drift.",
        footer = {"%nExamples:", "  zplan stop web", "  zplan stop --force gz1/web"})
final class StopCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private ZoneStateOptions options = new ZoneStateOptions();

    @Option(names = "--force", description = "Halts at once, without stopping services first (zoneadm halt).")
    private boolean force;

    StopCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return options.telling.chosen(context, options.command("stop")).run(this::stop);
    }

    private int stop(Telling telling) {
        ZonePower power = new ZonePower(telling, options, "stop");
        return power.run(
                "stopping",
                BootKind.HALTED,
                (zones, now, gate) -> force ? zones.halt(now) : zones.to(now, BootKind.HALTED, gate));
    }
}
