package dev.zplan.apply.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionIdTest {

    @Test
    void isNamedAfterItsBeginningInUtc() {
        Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05.9Z"), ZoneId.of("Europe/Berlin"));

        assertThat(TransactionId.next(clock, new Random(1)).text()).matches("20260102-030405-[0-9a-z]{4}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "20260102-030405-ab1", "20260102-030405-AB12", "../../etc/passwd", "20260102-030405-ab12/"})
    void anotherFormIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TransactionId(text));
    }
}
