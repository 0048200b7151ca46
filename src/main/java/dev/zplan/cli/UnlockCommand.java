package dev.zplan.cli;

import dev.zplan.apply.lock.Holder;
import dev.zplan.apply.lock.HostLock;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "unlock",
        description = "Shows who has locked hosts, asks, and removes the locks.",
        footer = {
            "%nA lock is left behind when a zplan is killed, or stopped by a second Ctrl-C. zplan recover in the same workspace, and"
                    + " apply where nothing is to be recovered, take it over by themselves. This is for all others.",
            "%nExamples:",
            "  zplan unlock                             all hosts of the workspace",
            "  zplan unlock gz1",
            "  zplan unlock gz1 --force                 even under a zplan that is at work"
        })
final class UnlockCommand implements Callable<Integer> {

    private static final String NAME = "zplan unlock";

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Option(names = "--force", description = "Removes the lock of a zplan that is still running, too.")
    private boolean force;

    @Parameters(paramLabel = "HOST", description = "The hosts (default: all of the workspace).")
    private List<String> names = new ArrayList<>();

    UnlockCommand(Context context) {
        this.context = context;
    }

    private record Locked(HostLock lock, HostLock.Note note, Obstacle obstacle) {}

    @Override
    public Integer call() {
        Session session = Session.open(context, options, List.of());
        Collection<String> known = session.checked().settings().hosts().keySet();
        List<Locked> locked = new ArrayList<>();
        for (String name : names.isEmpty() ? known : chosen(known)) {
            HostLock lock = new HostLock(session.host(name));
            lock.read().ifPresent(note -> locked.add(new Locked(lock, note, Obstacle.host(name, note))));
        }
        if (locked.isEmpty()) {
            context.out().println("Nothing is locked.");
            return ExitCodes.OK;
        }
        locked.forEach(this::tell);
        refuseLiving(locked);
        Consent consent = new Consent(context, yes);
        consent.mustBePossible(NAME, "say --yes");
        if (!consent.given(locked.size() == 1 ? "Remove the lock?" : "Remove these locks?")) {
            return ExitCodes.ERROR;
        }
        return remove(locked);
    }

    private Set<String> chosen(Collection<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new DiagnosticException(Diagnostic.error(
                        "zplan::host::unknown",
                        "this workspace has no host \"" + name + "\"",
                        null,
                        Suggestion.nearest(name, known)
                                .map(n -> "did you mean " + n + "?")
                                .orElse("it has: " + String.join(", ", known))));
            }
        }
        return new TreeSet<>(names);
    }

    private void tell(Locked locked) {
        context.out().println(locked.obstacle());
        context.out()
                .println("    "
                        + switch (locked.obstacle().life(context.machine())) {
                            case LIVES -> "its owner is at work";
                            case GONE -> "its owner is gone";
                            case UNKNOWN -> "whether its owner is at work cannot be seen from here";
                        });
        if (locked.obstacle().leftUnfinished(context.machine())) {
            context.out()
                    .println("    an apply there has not come to its end: zplan recover in that workspace is for that");
        }
    }

    private void refuseLiving(List<Locked> locked) {
        List<Diagnostic> living = locked.stream()
                .filter(l -> l.obstacle().life(context.machine()) == Holder.Life.LIVES)
                .map(l -> Diagnostic.error(
                        "zplan::lock::alive",
                        l.obstacle() + ", which is at work",
                        null,
                        "wait for it or stop it; --force removes the lock under it"))
                .toList();
        if (!force && !living.isEmpty()) {
            throw new DiagnosticException(living);
        }
    }

    private int remove(List<Locked> locked) {
        boolean all = true;
        for (Locked each : locked) {
            String host = "the host " + each.lock().host().name();
            boolean removed = each.lock().remove(each.note());
            context.out()
                    .println(
                            removed
                                    ? "Unlocked " + host + "."
                                    : "The lock of " + host + " has changed hands, and stays.");
            all &= removed;
        }
        return all ? ExitCodes.OK : ExitCodes.ERROR;
    }
}
