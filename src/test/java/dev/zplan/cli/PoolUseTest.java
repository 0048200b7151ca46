package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Source;
import dev.zplan.module.type.IpAddress;
import dev.zplan.module.type.IpPrefix;
import dev.zplan.registry.Snapshot;
import dev.zplan.registry.ZoneEntry;
import dev.zplan.zone.Pool;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PoolUseTest {

    /** Any two ranges in a small network, overlapping or not: as many are free as one counts one by one. */
    @Property(tries = 200)
    void freeAddressesAreThoseThatOneCounts(
            @ForAll @Size(6) List<@IntRange(max = 31) Integer> ends, @ForAll @IntRange(max = 31) int held) {
        Pool.Range first = range(ends.get(0), ends.get(1));
        Pool.Range second = range(ends.get(2), ends.get(3));
        Pool.Range reserved = range(ends.get(4), ends.get(5));
        Pool pool = pool("10.0.0.0/27", "10.0.0.1", List.of(first, second), List.of(reserved));

        Set<Integer> free = new HashSet<>();
        IntStream.range(2, 31)
                .filter(i -> i != held)
                .filter(i -> first.contains(address(i)) || second.contains(address(i)))
                .filter(i -> !reserved.contains(address(i)))
                .forEach(free::add);

        PoolUse use = PoolUse.of(pool, registry(address(held) + "/27"));
        assertThat(use.free()).isEqualTo(BigInteger.valueOf(free.size()));
    }

    @Test
    void aWholeNetworkOfVersionSixIsCountedWithoutGoingThroughIt() {
        Pool pool = pool("2001:db8::/64", "2001:db8::1", List.of(), List.of());
        PoolUse use = PoolUse.of(pool, registry("2001:db8::5/64"));
        // without the subnet-router anycast address, the gateway and the one that is held
        assertThat(use.free()).isEqualTo(BigInteger.TWO.pow(64).subtract(BigInteger.valueOf(3)));
        assertThat(use.given()).isEqualTo(1);
    }

    @Test
    void bothEndsOfAPointToPointNetworkAreHosts() {
        Pool pool = pool("10.0.0.0/31", null, List.of(), List.of());
        assertThat(PoolUse.of(pool, Snapshot.empty()).free()).isEqualTo(2);
    }

    private static Snapshot registry(String address) {
        ZoneEntry zone = ZoneEntry.of("lab", "web", "p", false, Map.of("web_0", address), Map.of("web_0", "pool"));
        return new Snapshot(1, new TreeMap<>(), new TreeMap<>(Map.of(zone.key(), zone)));
    }

    private static Pool pool(
            String network, @Nullable String gateway, List<Pool.Range> ranges, List<Pool.Range> reserved) {
        return new Pool(
                "pool",
                IpPrefix.parse(network).orElseThrow(),
                gateway == null ? null : IpAddress.parse(gateway).orElseThrow(),
                ranges,
                reserved,
                null,
                null,
                0,
                List.of(),
                new Source("pools/pool.kdl", "").span(1, 1, 1));
    }

    private static Pool.Range range(int one, int other) {
        return new Pool.Range(address(Math.min(one, other)), address(Math.max(one, other)));
    }

    private static IpAddress address(int number) {
        return IpAddress.parse("10.0.0." + number).orElseThrow();
    }
}
