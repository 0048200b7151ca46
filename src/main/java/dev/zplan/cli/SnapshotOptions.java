package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands that change snapshots understand. */
final class SnapshotOptions {

    /** What zfs takes behind the {@code @} (zcommon, zfs_namecheck.c), without blanks, and no option. */
    private static final Predicate<String> NAME =
            Pattern.compile("[A-Za-z0-9_.:][A-Za-z0-9_.:-]*").asMatchPredicate();

    @Mixin
    WorkspaceOptions workspace = new WorkspaceOptions();

    @Mixin
    LockOptions lock = new LockOptions();

    @Parameters(paramLabel = "ZONE", arity = "1..*", description = "Zones, or names of datasets that zplan manages.")
    List<String> names = new ArrayList<>();

    @Option(names = "--host", paramLabel = "NAME", description = "Only on these hosts; may be repeated.")
    List<String> hosts = List.of();

    /** Refuses a name that no snapshot can have. */
    static void check(String name) {
        if (!NAME.test(name)) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::snapshot::name",
                    "\"" + name + "\" cannot be the name of a snapshot",
                    null,
                    "use letters, digits and _ . : -"));
        }
    }
}
