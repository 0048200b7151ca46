package dev.zplan.cli;

import dev.zplan.apply.lock.Holder;
import dev.zplan.apply.lock.HostLock;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.host.Forks;
import dev.zplan.host.Host;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that a command has locked. Only a holder of its workspace's lock may have one: so whoever of the same workspace is
 * found to hold a host cannot be at work any more, and a process that is provably gone is succeeded.
 */
final class HostLocks {

    private final Context context;
    private final Waiting waiting;
    private final Holder self;
    private final Forks forks = new Forks(Forks.USUAL);
    private final List<Host> taken = new ArrayList<>();

    /** @param self with the mark of the workspace, which it has locked */
    HostLocks(Context context, Waiting waiting, Holder self) {
        this.context = context;
        this.waiting = waiting;
        this.self = self;
    }

    /**
     * Locks all of these hosts, or none of them; those that are locked already stay so.
     *
     * @throws DiagnosticException {@code zplan::lock::held} when others hold one longer than this may wait
     */
    void take(Collection<Host> hosts) {
        waiting.until(() -> attempt(hosts));
    }

    private synchronized @Nullable Obstacle attempt(Collection<Host> hosts) {
        List<Host> open = hosts.stream().filter(h -> !taken.contains(h)).toList();
        List<Host> fresh = Collections.synchronizedList(new ArrayList<>());
        boolean all = false;
        try {
            Optional<Obstacle> obstacle = forks.map(open, host -> attempt(host, fresh)).stream()
                    .flatMap(Optional::stream)
                    .findFirst();
            all = obstacle.isEmpty();
            return obstacle.orElse(null);
        } finally {
            if (all) {
                taken.addAll(fresh);
            } else {
                List.copyOf(fresh).forEach(this::giveBack);
            }
        }
    }

    private Optional<Obstacle> attempt(Host host, List<Host> fresh) {
        Optional<HostLock.Note> other = takeOrSucceed(new HostLock(host));
        if (other.isEmpty()) {
            fresh.add(host);
        }
        return other.map(note -> Obstacle.host(host.name(), note));
    }

    private Optional<HostLock.Note> takeOrSucceed(HostLock lock) {
        String name = lock.host().name();
        Optional<HostLock.Note> other = lock.take(self);
        if (other.isEmpty() || !mayBeSucceeded(other.get().holder()) || !lock.remove(other.get())) {
            return other;
        }
        context.out()
                .println("Took over the lock of the host " + name + " from "
                        + Obstacle.host(name, other.get()).text() + "; its owner is gone.");
        return lock.take(self);
    }

    private boolean mayBeSucceeded(@Nullable Holder other) {
        return other != null
                && other.sharesWorkspace(self)
                && (other.life(self.machine()) == Holder.Life.GONE || other.sharesProcess(self));
    }

    /** Gives all back. What goes wrong with that is told, and changes nothing else. */
    synchronized void giveBack() {
        taken.forEach(this::giveBack);
        taken.clear();
    }

    private void giveBack(Host host) {
        try {
            new HostLock(host).giveBack(self);
        } catch (DiagnosticException e) {
            Told.diagnostics(context, e.diagnostics());
        }
    }

    /** Whether there is any. */
    synchronized boolean any() {
        return !taken.isEmpty();
    }
}
