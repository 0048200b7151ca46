package dev.zplan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {

    private final Table table = new Table(
            List.of("ZONE", "BOOTS AT"),
            List.of(List.of("web", "start"), List.of("database", ""), List.of("a\u001bb", "x")));

    @Test
    void alignsColumns() {
        assertThat(table.text()).isEqualTo("""
                        ZONE      BOOTS AT
                        web       start
                        database  -
                        a\\u{1b}b  x
                        """);
    }

    @Test
    void givesObjects() {
        assertThat(table.json().toString())
                .isEqualTo("[{\"zone\":\"web\",\"boots-at\":\"start\"},{\"zone\":\"database\",\"boots-at\":\"\"},"
                        + "{\"zone\":\"a\\u001Bb\",\"boots-at\":\"x\"}]");
    }

    @Test
    void refusesCrookedRows() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Table(List.of("A", "B"), List.of(List.of("1"))));
    }
}
