package dev.zplan.cli;

import dev.zplan.diagnostic.Source;
import dev.zplan.plan.Drift;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Drift on its way into the spec.
 *
 * @param adopted what the spec will want, and the registry know as applied
 * @param left what cannot be adopted, each with the reason as half a sentence
 * @param texts the changed texts of spec files, by what they are now
 * @param registry the registry afterwards
 */
record DriftAdoption(List<Part> adopted, Map<Part, String> left, Map<Source, String> texts, Snapshot registry) {

    DriftAdoption {
        adopted = List.copyOf(adopted);
        left = new LinkedHashMap<>(left);
        texts = new LinkedHashMap<>(texts);
    }

    /**
     * What is adopted or left as one.
     *
     * @param drift the resource
     * @param attribute what of it; null where it is gone
     */
    record Part(Drift drift, Drift.@Nullable Attribute attribute) {

        Address address() {
            return drift.address();
        }

        /** Whether it is the whole of a zone that is gone. */
        boolean removesZone() {
            return attribute == null && address().kind().equals(DriftRegistry.ZONECFG);
        }

        /** Whether a resource belongs to the zone that this belongs to. */
        boolean isOfSameZone(Address other, @Nullable String zone) {
            return zone != null
                    && zone.equals(drift.zone())
                    && other.host().equals(address().host());
        }

        @Override
        public String toString() {
            return attribute == null ? address().toString() : address() + " " + attribute.path();
        }
    }
}
