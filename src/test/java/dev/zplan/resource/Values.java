package dev.zplan.resource;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Any values and resources, the awkward ones often. */
public final class Values {

    private Values() {}

    /** Any Unicode text that has no unpaired surrogate. */
    public static Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .map(Character::toString);
        Arbitrary<String> awkward = Arbitraries.of(
                "", "10", "10G", "true", "#true", "-", "$size", "$record", "null", "a\nb", "\"\\", "😀", "\u202e",
                " a ", "/-");
        return Arbitraries.oneOf(
                any, awkward, Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(5));
    }

    /** Any value; secrets have a clear text that is nowhere else. */
    public static Arbitrary<Value> values() {
        Arbitrary<BigDecimal> numbers = Combinators.combine(
                        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(40).negate(), BigInteger.TEN.pow(40)),
                        Arbitraries.integers().between(-30, 30))
                .as(BigDecimal::new);
        Arbitrary<Value> plain = Arbitraries.oneOf(
                texts().map(Value::text),
                numbers.map(Value.Num::new),
                Arbitraries.longs().map(Value::number),
                Arbitraries.of(new Value.Num(new BigDecimal("1e400")), new Value.Num(new BigDecimal("1e-400"))),
                Arbitraries.of(true, false).map(Value::flag),
                Arbitraries.longs().map(Value::size),
                Arbitraries.of(0L, 1024L, 10L << 30, -(8L << 60), 1L << 62).map(Value::size),
                texts().map(digest -> new Value.Secret("d:" + digest, "the clear text")));
        return nested(plain, 2);
    }

    /** At most that many levels of lists and records: without a bound, the size of a value has no bound either. */
    private static Arbitrary<Value> nested(Arbitrary<Value> plain, int levels) {
        if (levels == 0) {
            return plain;
        }
        Arbitrary<Value> members = nested(plain, levels - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(2, plain),
                Tuple.of(1, members.list().ofMaxSize(3).map(Value::list)),
                Tuple.of(1, Arbitraries.maps(texts(), members).ofMaxSize(3).map(Value::record)));
    }

    /** Any resource on one of two hosts. */
    public static Arbitrary<Resource> resources() {
        Arbitrary<Address> addresses = Combinators.combine(
                        Arbitraries.of("gz1", "Gz2.example"),
                        Arbitraries.of("vnic", "zonecfg", "dataset"),
                        Arbitraries.of("web_0", "web_10", "rpool/data/a b", "-", "é"))
                .as(Address::new);
        return Combinators.combine(
                        addresses, Arbitraries.maps(texts(), values()).ofMaxSize(4))
                .as(Resource::of);
    }
}
