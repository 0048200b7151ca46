package dev.zplan.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    @Test
    void namesAreOrderedAsPeopleCount() {
        assertThat(new String[] {
                    "", "!", "web", "web02", "web2", "web2/a", "web10", "web10a", "web100000000000000000000", "weba"
                })
                .isSortedAccordingTo(NaturalOrder.INSTANCE);
    }

    @Property(tries = 200)
    void numbersAreOrderedByTheirValue(
            @ForAll @IntRange(min = 0, max = 2000) int a, @ForAll @IntRange(min = 0, max = 2000) int b) {
        assertThat(sign("x" + a + "y", "x" + b + "y"))
                .isEqualTo(Integer.signum(BigInteger.valueOf(a).compareTo(BigInteger.valueOf(b))));
    }

    @Property(tries = 300)
    void itIsAnOrderThatAgreesWithEquals(
            @ForAll @StringLength(max = 4) @Chars({'0', '1', '9', '/', 'a', ':'}) String a,
            @ForAll @StringLength(max = 4) @Chars({'0', '1', '9', '/', 'a', ':'}) String b,
            @ForAll @StringLength(max = 4) @Chars({'0', '1', '9', '/', 'a', ':'}) String c) {
        assertThat(sign(a, b)).isEqualTo(-sign(b, a));
        assertThat(sign(a, b) == 0).isEqualTo(a.equals(b));
        if (sign(a, b) <= 0 && sign(b, c) <= 0) {
            assertThat(sign(a, c)).isNotPositive();
        }
        assertThat(Integer.signum(new Address("h", "k", a).compareTo(new Address("h", "k", b))))
                .isEqualTo(sign(a, b));
    }

    private static int sign(String a, String b) {
        return Integer.signum(NaturalOrder.INSTANCE.compare(a, b));
    }
}
