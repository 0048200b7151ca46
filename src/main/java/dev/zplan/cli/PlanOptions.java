package dev.zplan.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that plans understands. */
final class PlanOptions {

    @Mixin
    WorkspaceOptions workspace = new WorkspaceOptions();

    @Mixin
    FleetOptions fleet = new FleetOptions();

    @Option(
            names = "--facts",
            paramLabel = "FILE|DIR",
            description = "Plans against recorded facts (zplan facts --out) instead of the hosts.")
    @Nullable
    Path facts;

    @Option(
            names = "--purge-data",
            description = "Destroys datasets that no spec names any more, instead of letting them go.")
    boolean purgeData;

    @Option(
            names = "--target",
            paramLabel = "ADDRESS",
            description = "Only this resource and what it needs: HOST/KIND/NAME, or HOST/zone/NAME; may be repeated.")
    List<String> targets = new ArrayList<>();
}
