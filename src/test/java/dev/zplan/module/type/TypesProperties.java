package dev.zplan.module.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;
import dev.zplan.spec.FieldType.Outcome;
import java.math.BigInteger;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class TypesProperties {
    private static Value accepted(String type, String text) {
        assertThat(Types.of(type).read(Value.text(text))).isInstanceOf(Outcome.Accepted.class);
        return ((Outcome.Accepted) Types.of(type).read(Value.text(text))).value();
    }

    @Property(tries = 300)
    void whatIsAcceptedReadsBackAsItself(@ForAll String text) {
        for (String name : Types.names()) {
            FieldType type = Types.of(name);
            if (type.read(Value.text(text)) instanceof Outcome.Accepted accepted) {
                assertThat(type.read(Value.text(accepted.value().show())))
                        .as(name)
                        .isEqualTo(accepted);
                assertThat(type.read(accepted.value())).as(name).isEqualTo(accepted);
            }
        }
    }

    @Property(tries = 300)
    void sizesAreExact(@ForAll @LongRange(min = 0) long bytes) {
        assertThat(accepted("size", Long.toString(bytes))).isEqualTo(Value.size(bytes));
        assertThat(accepted("size", Value.size(bytes).show())).isEqualTo(Value.size(bytes));
    }

    @Property(tries = 300)
    void macSpellingsAreEqual(@ForAll @Size(6) byte[] octets) {
        octets[0] = (byte) ((octets[0] & 0xfc) | 2);
        StringBuilder padded = new StringBuilder();
        StringBuilder bare = new StringBuilder();
        for (byte octet : octets) {
            padded.append(String.format(Locale.ROOT, ":%02X", octet & 0xff));
            bare.append(':').append(Integer.toHexString(octet & 0xff));
        }
        assertThat(accepted("mac-address", padded.substring(1)))
                .isEqualTo(accepted("mac-address", bare.substring(1)))
                .isEqualTo(Value.text(bare.substring(1)));
    }

    @Property(tries = 500)
    void addressesReadBack(@ForAll boolean v6, @ForAll @Size(16) byte[] octets, @ForAll @IntRange(max = 6) int zeros) {
        for (int i = 0; i < zeros * 2; i++) {
            octets[4 + i % 12] = 0;
        }
        BigInteger bits = new BigInteger(1, octets);
        IpAddress address = v6 ? new IpAddress(true, bits) : new IpAddress(false, bits.shiftRight(96));
        assertThat(IpAddress.parse(address.toString())).contains(address);
        assertThat(IpAddress.parse(address.toString().toUpperCase(Locale.ROOT))).contains(address);
    }

    @Property(tries = 300)
    void aNetworkHoldsItsAddresses(@ForAll int bits, @ForAll @IntRange(max = 32) int length) {
        IpAddress address = new IpAddress(false, BigInteger.valueOf(bits & 0xffffffffL));
        IpPrefix network = new IpPrefix(address, length).network();
        assertThat(network.isNetwork()).isTrue();
        assertThat(network.contains(address)).isTrue();
        assertThat(network.contains(network.last())).isTrue();
        assertThat(network.last().compareTo(address)).isNotNegative();
        assertThat(network.contains(network.last().plus(1))).isFalse();
    }
}
