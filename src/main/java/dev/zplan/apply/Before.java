package dev.zplan.apply;

import dev.zplan.module.HostFacts;
import dev.zplan.plan.Plan;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The state that a rollback goes back to. */
interface Before {

    /** The hosts that it is about. */
    Set<String> hosts();

    /** What the apply touches or refers to. */
    Collection<Address> concerned();

    /** Whether everything on the hosts is to be as it was, or only what is concerned. */
    boolean whole();

    /** All that is to be as it was. */
    Collection<Address> addresses();

    /** What was at an address; null for nothing. */
    @Nullable
    Resource get(Address address);

    /**
     * Whether at an address is again what made room there for a replacement. A rollback that was interrupted passes its steps twice: what
     * it finds then is not what a step made. A zone's software and state are those of its configuration, which has a uuid.
     *
     * @param live what is on the hosts now
     */
    default boolean isBack(Address address, Map<Address, Resource> live) {
        return Stream.of(address, new Address(address.host(), "zonecfg", address.name()))
                .anyMatch(a -> identity(live.get(a)).isPresent()
                        && identity(live.get(a)).equals(identity(get(a))));
    }

    private static Optional<Value> identity(@Nullable Resource resource) {
        return Stream.of("guid", "uuid")
                .map(id -> resource == null ? null : resource.get(id))
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    /**
     * As the plan found it.
     *
     * @param whole whether everything on the hosts is to be as it was, or only what is concerned: long after, the rest is others' work
     */
    record Planned(Plan plan, boolean whole) implements Before {

        @Override
        public Set<String> hosts() {
            return plan.request().facts().keySet();
        }

        @Override
        public Collection<Address> concerned() {
            return plan.digests().keySet();
        }

        @Override
        public Collection<Address> addresses() {
            if (!whole) {
                return concerned();
            }
            Set<Address> all = new TreeSet<>();
            plan.request()
                    .facts()
                    .values()
                    .forEach(f -> all.addAll(f.resources().keySet()));
            return all;
        }

        @Override
        public @Nullable Resource get(Address address) {
            HostFacts facts = plan.request().facts().get(address.host());
            return facts == null ? null : facts.get(address);
        }
    }

    /**
     * Of some of what a plan is about, while the rest of it stays done.
     *
     * @param concerned what is to be as it was
     */
    record OfSome(Plan plan, Set<Address> concerned) implements Before {

        @Override
        public Set<String> hosts() {
            return plan.request().facts().keySet();
        }

        @Override
        public boolean whole() {
            return false;
        }

        @Override
        public Collection<Address> addresses() {
            return concerned;
        }

        @Override
        public @Nullable Resource get(Address address) {
            return new Planned(plan, false).get(address);
        }
    }
}
