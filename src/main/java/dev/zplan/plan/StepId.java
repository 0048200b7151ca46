package dev.zplan.plan;

import dev.zplan.resource.Address;

/**
 * The name of a step within a plan.
 *
 * @param address the resource
 * @param verb what is done to it
 */
public record StepId(Address address, Verb verb) implements Comparable<StepId> {

    @Override
    public int compareTo(StepId other) {
        int order = address.compareTo(other.address);
        return order != 0 ? order : verb.compareTo(other.verb);
    }

    /** {@code host/kind/name:verb}. */
    @Override
    public String toString() {
        return address + ":" + verb.id();
    }
}
