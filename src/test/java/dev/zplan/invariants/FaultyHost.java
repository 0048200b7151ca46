package dev.zplan.invariants;

import dev.zplan.host.Host;
import dev.zplan.host.Result;
import dev.zplan.module.CommandLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A host on which one changing command goes wrong, or some do. For one thread. */
final class FaultyHost implements Host {

    /** What goes wrong. */
    enum Mishap {
        /** It fails and does nothing. */
        FAILS,
        /** It does all it should, and says that it failed. */
        LIES,
        /** It does all it should, and never returns. */
        HANGS,
        /** It never returns and does nothing. */
        STUCK,
        /** An installation breaks off in the middle; anything else fails. */
        BREAKS_OFF
    }

    private final Host host;
    private final Set<Integer> which;
    private final Mishap mishap;
    private final List<CommandLine> ran = new ArrayList<>();

    /** @param which command goes wrong; 0 is the first */
    FaultyHost(Host host, int which, Mishap mishap) {
        this(host, Set.of(which), mishap);
    }

    /** @param which commands go wrong; 0 is the first */
    FaultyHost(Host host, Set<Integer> which, Mishap mishap) {
        this.host = host;
        this.which = Set.copyOf(which);
        this.mishap = mishap;
    }

    @Override
    public String name() {
        return host.name();
    }

    @Override
    public Result run(CommandLine command, Duration timeout) {
        ran.add(command);
        if (!which.contains(ran.size() - 1)) {
            return host.run(command, timeout);
        }
        boolean installs = command.argv().contains("install") || command.argv().contains("clone");
        if (mishap == Mishap.LIES || mishap == Mishap.HANGS || (mishap == Mishap.BREAKS_OFF && installs)) {
            host.run(command, timeout);
        }
        if (mishap == Mishap.BREAKS_OFF && installs) {
            host.run(CommandLine.of("zoneadm", "-z", command.argv().get(2), "mark", "incomplete"), timeout);
        }
        boolean ends = mishap != Mishap.HANGS && mishap != Mishap.STUCK;
        return ends ? new Result(1, "", "it went wrong", false) : new Result(-1, "", "", true);
    }

    @Override
    public List<Result> batch(List<CommandLine> commands, Duration timeout) {
        return host.batch(commands, timeout);
    }

    /** The changing commands so far. */
    List<CommandLine> ran() {
        return List.copyOf(ran);
    }
}
