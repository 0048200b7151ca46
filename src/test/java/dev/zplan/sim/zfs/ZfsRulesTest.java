package dev.zplan.sim.zfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A session that goes through the rules of the sources of zfs (zfs_main.c, libzfs) for which there is no recording: options,
 * operands, names, properties, permissions. After {@code #} stands what root types, after {@code $} what somebody types who is
 * not root, then what is written (standard output first; of a usage only its beginning), and behind an arrow the exit code, if
 * it is not 0.
 */
class ZfsRulesTest {

    @Test
    void everyCommandAnswersByTheRules() throws IOException {
        String page = page();
        Pools pools = new Pools(7, () -> 1_795_309_700L);
        pools.addPool("tank", "/tmp/d", Optional.of("/tank"));
        Replay replay = new Replay(pools, Flavour.OMNIOS);
        StringBuilder session = new StringBuilder();
        for (String line : page.lines().toList()) {
            if (line.startsWith("# ") || line.startsWith("$ ")) {
                session.append(line).append('\n').append(played(replay, line));
            }
        }
        assertThat(session.toString()).isEqualTo(page);
    }

    private static String page() throws IOException {
        try (InputStream in = ZfsRulesTest.class.getResourceAsStream("rules.txt")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String played(Replay replay, String line) {
        SimResult result = replay.run(List.of("sh", "-c", line.substring(2)), line.startsWith("#"))
                .orElseThrow();
        String complaint = result.stderr().replaceFirst("(?s)usage:.*", "usage:\n");
        String code = result.exitCode() == 0 ? "" : "-> " + result.exitCode() + "\n";
        return result.stdout() + complaint + code;
    }
}
