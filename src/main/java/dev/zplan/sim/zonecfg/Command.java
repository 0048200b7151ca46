package dev.zplan.sim.zonecfg;

import java.util.List;
import java.util.Optional;

/**
 * One parsed command.
 *
 * @param verb what to do
 * @param words its plain words, options included
 * @param resource the resource type it names
 * @param pairs its properties; for {@code clear} and for {@code info} of a property one without value
 */
record Command(Verb verb, List<String> words, Optional<ResourceType> resource, List<Given> pairs) {

    Command {
        words = List.copyOf(words);
        pairs = List.copyOf(pairs);
    }

    /** A property with the value given for it; without one for {@code set p=[]}, {@code clear p} and {@code info p}. */
    record Given(Property property, Optional<Operand> value) {

        Given(Property property, Operand value) {
            this(property, Optional.of(value));
        }
    }

    static Command of(Verb verb, List<String> words) {
        return new Command(verb, words, Optional.empty(), List.of());
    }

    static Command of(Verb verb, ResourceType resource, List<Given> pairs) {
        return new Command(verb, List.of(), Optional.of(resource), pairs);
    }

    static Command of(Verb verb, Given given) {
        return new Command(verb, List.of(), Optional.empty(), List.of(given));
    }

    /** The first property; only where the grammar promises one. */
    Given given() {
        return pairs.get(0);
    }
}
