package dev.zplan.host;

import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.module.CommandLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A host with a real illumos: nothing is run there before it said that it is one, and a global zone. */
public final class RealHost implements Host, AutoCloseable {

    private static final Duration INTRODUCTION = Duration.ofMinutes(1);

    private final String name;
    private final Transport transport;
    private @Nullable Introduction introduction;

    RealHost(String name, Transport transport) {
        this.name = name;
        this.transport = transport;
    }

    /**
     * The machine that zplan runs on.
     *
     * @param environment of zplan
     */
    public static RealHost local(String name, Surroundings surroundings, Map<String, String> environment) {
        boolean root = "root".equals(System.getProperty("user.name"));
        String home = environment.getOrDefault("HOME", "/");
        return new RealHost(name, new LocalTransport(surroundings, home, root, LocalTransport.LIMIT));
    }

    /**
     * Another machine, by ssh.
     *
     * @param environment of zplan: ssh finds its agent and the user's home by it
     */
    public static RealHost ssh(
            String name, SshTarget target, Surroundings surroundings, Map<String, String> environment) {
        return new RealHost(name, new SshTransport(name, target, surroundings, environment, LocalTransport.LIMIT));
    }

    @Override
    public String name() {
        return name;
    }

    /** @throws DiagnosticException when it was not used before, and cannot be reached or is no host for zones */
    @Override
    public Result run(CommandLine command, Duration timeout) {
        introduced();
        return transport.run(command, timeout);
    }

    /** @throws DiagnosticException when it cannot be reached or is no host for zones */
    @Override
    public List<Result> batch(List<CommandLine> commands, Duration timeout) {
        return introduced(commands, all -> transport.batch(all, timeout));
    }

    /** @throws DiagnosticException when it cannot be reached or is no host for zones */
    @Override
    public List<Result> unordered(List<CommandLine> commands, Duration timeout) {
        return introduced(commands, all -> transport.unordered(all, timeout));
    }

    private List<Result> introduced(List<CommandLine> commands, Function<List<CommandLine>, List<Result>> asking) {
        synchronized (this) {
            if (introduction == null) {
                List<CommandLine> all = new ArrayList<>(Introduction.QUESTIONS);
                all.addAll(commands);
                List<Result> results = asking.apply(all);
                introduction = Introduction.of(name, results);
                return results.subList(Introduction.QUESTIONS.size(), all.size());
            }
        }
        return asking.apply(commands);
    }

    private synchronized Introduction introduced() {
        if (introduction == null) {
            introduction = Introduction.of(name, transport.batch(Introduction.QUESTIONS, INTRODUCTION));
        }
        return introduction;
    }

    @Override
    public Optional<String> advice(CommandLine command, Result result) {
        Introduction known = introduced();
        return known.root() ? Optional.empty() : new Rights(known.user()).missing(command, result);
    }

    @Override
    public Optional<List<String>> atTerminal(CommandLine command) {
        return Optional.of(transport.atTerminal(command));
    }

    @Override
    public void close() {
        transport.close();
    }
}
