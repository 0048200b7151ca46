package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReleaseTest {

    @Test
    void tellsTheCommitAndTheJava() {
        assertThat(new Release("1.2.0", "0123456789ab", "2026-01-02", false).lines())
                .hasSize(2)
                .first()
                .isEqualTo("zplan 1.2.0 (commit 0123456789ab, 2026-01-02)");
        assertThat(Release.own().lines().get(1))
                .startsWith("Java " + System.getProperty("java.runtime.version"))
                .endsWith(System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    @Test
    void saysThatTheSourcesWereNotThoseOfTheCommit() {
        assertThat(new Release("1.2.0", "0123456789ab", "2026-01-02", true).lines())
                .first()
                .isEqualTo("zplan 1.2.0 (commit 0123456789ab, 2026-01-02, with changes)");
    }

    @Test
    void withoutARepositoryThereIsNoCommit() {
        assertThat(new Release("1.2.0", "", "", false).lines()).first().isEqualTo("zplan 1.2.0");
    }
}
