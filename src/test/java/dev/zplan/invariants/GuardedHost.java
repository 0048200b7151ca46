package dev.zplan.invariants;

import dev.zplan.host.Host;
import dev.zplan.host.Result;
import dev.zplan.module.CommandLine;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A host that is looked at after every changing command. */
record GuardedHost(Host host, Consumer<CommandLine> look) implements Host {

    @Override
    public String name() {
        return host.name();
    }

    @Override
    public Result run(CommandLine command, Duration timeout) {
        Result result = host.run(command, timeout);
        look.accept(command);
        return result;
    }

    @Override
    public List<Result> batch(List<CommandLine> commands, Duration timeout) {
        return host.batch(commands, timeout);
    }
}
