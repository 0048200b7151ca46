package dev.zplan.cli;

import dev.zplan.module.zones.BootKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "start",
        description = "Boots zones that are installed, and waits for their services as an apply would.",
        footer = {"%nExamples:", "  zplan start web db"})
final class StartCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private ZoneStateOptions options = new ZoneStateOptions();

    StartCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return options.telling.chosen(context, options.command("start")).run(this::start);
    }

    private int start(Telling telling) {
        ZonePower power = new ZonePower(telling, options, "start");
        return power.run("starting", BootKind.RUNNING, (zones, now, gate) -> zones.to(now, BootKind.RUNNING, gate));
    }
}
