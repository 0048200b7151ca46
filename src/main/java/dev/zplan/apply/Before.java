package dev.zplan.apply;

import dev.zplan.module.HostFacts;
import dev.zplan.plan.Plan;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The state that a rollback goes back to, as far as it is known. */
interface Before {

    /** The hosts that it is about. */
    Set<String> hosts();

    /** What the apply touches or refers to. */
    Collection<Address> concerned();

    /** Whether it is known of everything on the hosts, or only of what is concerned. */
    boolean whole();

    /** All that was there, as far as it is known. */
    Collection<Address> addresses();

    /** What was at an address; null for nothing. */
    @Nullable
    Resource get(Address address);

    /** As the plan found it. */
    record Planned(Plan plan) implements Before {

        @Override
        public Set<String> hosts() {
            return plan.request().facts().keySet();
        }

        @Override
        public Collection<Address> concerned() {
            return plan.digests().keySet();
        }

        @Override
        public boolean whole() {
            return true;
        }

        @Override
        public Collection<Address> addresses() {
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
     * As a journal remembers it: what its steps were about, before the first of them.
     *
     * @param first by address; a step that made something has no entry
     * @param concerned what its steps were about
     */
    record Remembered(Map<Address, Resource> first, Set<Address> concerned) implements Before {

        @Override
        public Set<String> hosts() {
            Set<String> hosts = new TreeSet<>();
            concerned.forEach(a -> hosts.add(a.host()));
            return hosts;
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
            return first.get(address);
        }
    }
}
