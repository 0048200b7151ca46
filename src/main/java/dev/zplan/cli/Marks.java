package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.host.Host;
import dev.zplan.host.Result;
import dev.zplan.module.CommandLine;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Kinds;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.Transition;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Puts this workspace's mark on things of hosts, or takes it off, and changes nothing else there: on all of them, or on none. */
final class Marks {

    private final Kinds kinds;
    private final Map<String, HostFacts> facts;
    private final Function<String, Host> hosts;

    /**
     * @param facts hosts that are locked, as they were just read
     * @param hosts by name
     */
    Marks(Kinds kinds, Map<String, HostFacts> facts, Function<String, Host> hosts) {
        this.kinds = kinds;
        this.facts = facts;
        this.hosts = hosts;
    }

    /**
     * Makes things be marked so.
     *
     * @param wanted the things as the hosts have them, but for their marks; those that need no change are passed over
     * @return what was changed
     * @throws DiagnosticException {@code zplan::mark::failed} when a host refuses; then what was marked before is as it was
     */
    List<Address> make(Map<Address, Resource> wanted) {
        SortedMap<Address, Transition> open = new TreeMap<>();
        wanted.forEach((address, resource) -> {
            HostFacts host = Objects.requireNonNull(facts.get(address.host()));
            Resource found = host.get(address);
            if (found != null && !found.equals(resource)) {
                open.put(address, new Transition(address, found, resource, Transition.Purpose.APPLY, host.flavour()));
            }
        });
        Deque<Transition> begun = new ArrayDeque<>();
        for (Transition transition : open.values()) {
            begun.push(transition);
            Optional<String> failure = run(transition);
            if (failure.isPresent()) {
                begun.forEach(t -> run(t.reversed()));
                throw new DiagnosticException(
                        Diagnostic.error(
                                "zplan::mark::failed",
                                "the mark of " + transition.address() + " could not be changed: " + failure.get(),
                                null,
                                "nothing was adopted or forgotten, and the marks are as they were; try again when the cause is removed"));
            }
        }
        return List.copyOf(open.keySet());
    }

    /** What went wrong; empty when nothing did. */
    private Optional<String> run(Transition transition) {
        Address address = transition.address();
        Host host = hosts.apply(address.host());
        for (CommandLine command : kinds.get(address.kind()).commands(transition)) {
            Result result = host.run(command, ModuleDef.DEFAULT_TIMEOUT);
            if (!result.ok()) {
                return Optional.of(command.shell() + ": "
                        + (result.stderr().isBlank()
                                ? "exit code " + result.exitCode()
                                : result.stderr().strip()));
            }
        }
        return Optional.empty();
    }
}
