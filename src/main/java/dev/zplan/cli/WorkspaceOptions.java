package dev.zplan.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that works in a workspace understands. */
final class WorkspaceOptions {

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "The folder that holds zplan.kdl (default: the nearest one upward, else /etc/zplan).")
    @Nullable
    Path workspace;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Gives a variable its value; may be repeated.")
    Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--vars", paramLabel = "FILE", description = "A file of names and values; may be repeated.")
    List<Path> vars = new ArrayList<>();
}
