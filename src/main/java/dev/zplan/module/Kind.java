package dev.zplan.module;

import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One kind of resource: what differs between two states of one, and the commands from the one to the other. {@link DataKind}
 * takes it all from a module file; kinds that are state machines or keyed lists have a driver in Java.
 */
public interface Kind {

    /** The module file that defines it. */
    ModuleDef module();

    /**
     * What has to change so that {@code found} becomes {@code wanted}. Attributes that only the host decides on do not count.
     *
     * @param last what was applied last, from the registry; null when nothing is remembered
     */
    List<AttributeChange> diff(Resource wanted, Resource found, @Nullable Resource last);

    /** The commands that bring a resource from one state to the other; empty when there is nothing to do. */
    List<CommandLine> commands(Transition transition);

    /** What has to be seen after those commands before the transition counts as done; empty for nothing. */
    default Optional<Gate> gate(Transition transition) {
        return Optional.empty();
    }

    /** What the transition does, for the person who reads the plan. */
    Effect effect(Transition transition);

    /** The other resources that this one names. */
    List<Reference> references(Resource resource);

    /** The exclusive things that this one holds. */
    List<Claim> claims(Resource resource);

    /** The name of what a transition's commands must not use at the same time as others of the host; null for nothing. */
    default @Nullable String serial(Transition transition) {
        return module().serial();
    }

    /**
     * The commands that give a resource another name, so that its replacement can have its own; empty when the kind cannot do that.
     *
     * @param transition the resource, and in {@code from} its state
     * @param aside its name for the time being
     */
    default List<CommandLine> setAside(Transition transition, String aside) {
        return List.of();
    }

    /** The commands that give it its own name and state back. */
    default List<CommandLine> takeBack(Transition transition, String aside) {
        return List.of();
    }

    /**
     * The commands that give a resource another name for good; empty when the kind cannot do that, or it has the name.
     *
     * @param from as it is, under the name that it has
     * @param to as it will be, under the name that it gets
     */
    default List<CommandLine> rename(Resource from, Resource to, Flavour flavour) {
        return List.of();
    }

    /**
     * Attributes from the output of a read command that only the driver understands.
     *
     * @param output its standard output
     */
    default SortedMap<String, Value> parse(String output, Flavour flavour) {
        return new TreeMap<>();
    }

    /** A resource as the readers found it, brought into the form that specs are compared with; null when it is none. */
    default @Nullable Resource normalised(Resource found) {
        return found;
    }
}
