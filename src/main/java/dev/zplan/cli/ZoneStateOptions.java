package dev.zplan.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What start, stop and restart understand. */
final class ZoneStateOptions {

    @Mixin
    WorkspaceOptions workspace = new WorkspaceOptions();

    @Mixin
    FleetOptions fleet = new FleetOptions();

    @Mixin
    TellingOptions telling = new TellingOptions();

    @Mixin
    LockOptions lock = new LockOptions();

    @Parameters(paramLabel = "ZONE", arity = "1..*", description = "Zones, as NAME or HOST/NAME, whoever owns them.")
    List<String> zones = new ArrayList<>();

    /** The command, as {@code zplan start web}. */
    String command(String verb) {
        return "zplan " + verb + " " + String.join(" ", zones);
    }
}
