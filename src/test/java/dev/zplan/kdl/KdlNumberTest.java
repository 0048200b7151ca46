package dev.zplan.kdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers are exact. */
class KdlNumberTest {

    private static KdlValue value(String literal) throws KdlParseException {
        return new KdlParser()
                .parse("test", "node " + literal)
                .nodes()
                .get(0)
                .argument(0)
                .orElseThrow()
                .value();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+7, 7",
        "-7, -7",
        "007, 7",
        "1_000_, 1000",
        "1__0, 10",
        "0.10, 0.10",
        "-1_2.3_4_, -12.34",
        "1e3, 1E+3",
        "1E+3, 1E+3",
        "1.5e-3, 0.0015",
        "1_0e0_2_, 1.0E+3",
        "1.0e00000000000000000001, 10",
        "0x1F, 31",
        "0xabCDef, 11259375",
        "-0x10, -16",
        "+0x1_0_, 16",
        "0o17, 15",
        "-0o7_0, -56",
        "0b101, 5",
        "+0b1_, 1",
        "-0b0, 0",
    })
    void isRead(String literal, BigDecimal expected) throws KdlParseException {
        assertThat(value(literal)).isEqualTo(KdlValue.of(expected));
    }

    @Test
    void isExactAtAnySize() throws KdlParseException {
        assertThat(value("123456789012345678901234567890.12345678901234567890"))
                .isEqualTo(KdlValue.of(new BigDecimal("123456789012345678901234567890.12345678901234567890")));
        assertThat(value("-0x" + "f".repeat(64)))
                .isEqualTo(KdlValue.of(new BigDecimal(
                        BigInteger.TWO.pow(256).subtract(BigInteger.ONE).negate())));
        assertThat(value("1.5e-" + KdlParser.MAX_EXPONENT))
                .isEqualTo(KdlValue.of(new BigDecimal("1.5e-" + KdlParser.MAX_EXPONENT)));
    }

    @Test
    void threeHaveNoDigits() throws KdlParseException {
        assertThat(value("#inf")).isEqualTo(new KdlNumber.NonFinite(null, Double.POSITIVE_INFINITY));
        assertThat(value("#-inf")).isEqualTo(new KdlNumber.NonFinite(null, Double.NEGATIVE_INFINITY));
        assertThat(value("(t)#nan")).isEqualTo(new KdlNumber.NonFinite("t", Double.NaN));
        assertThatThrownBy(() -> new KdlNumber.NonFinite(null, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void scaleCountsForEquality() throws KdlParseException {
        assertThat(value("2.5")).isNotEqualTo(value("2.50"));
        assertThat(value("16")).isEqualTo(value("0x10"));
    }
}
