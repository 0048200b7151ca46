package dev.zplan.apply.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.module.ShellWords;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolderTextTest {

    private static final Instant STARTED = Instant.parse("2026-01-02T03:04:00.120Z");
    private static final Instant SINCE = Instant.parse("2026-01-02T03:04:05Z");
    private static final Holder ANNA =
            new Holder("anna", "gz1", 4711, STARTED, SINCE, "zplan apply", "/home/anna/my zones", "3f0c");
    private static final String TEXT = "zplan-lock-1,user=anna,machine=gz1,pid=4711,started=2026-01-02T03:04:00.120Z,"
            + "since=2026-01-02T03:04:05Z,command=zplan%20apply,workspace=/home/anna/my%20zones,id=3f0c";

    @Test
    void isOneWord() {
        assertThat(HolderText.write(ANNA)).isEqualTo(TEXT);
        assertThat(HolderText.read(TEXT)).contains(ANNA);
        assertThat(ANNA)
                .hasToString(
                        "anna on gz1 (process 4711) since 2026-01-02T03:04:05Z: zplan apply, in /home/anna/my zones");
    }

    @Test
    void passesOverWhatALaterZplanAdds() {
        assertThat(HolderText.read(TEXT + ",colour=blue")).contains(ANNA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "somewhere",
                "zplan-lock-2,user=anna",
                "zplan-lock-1",
                "zplan-lock-1,user=a,machine=b,pid=x,started=2026-01-02T03:04:05Z,since=2026-01-02T03:04:05Z,command=c,workspace=d,id=e",
                "zplan-lock-1,user=a,machine=b,pid=1,started=today,since=2026-01-02T03:04:05Z,command=c,workspace=d,id=e",
                "zplan-lock-1,user=%4,machine=b,pid=1,started=2026-01-02T03:04:05Z,since=2026-01-02T03:04:05Z,command=c,workspace=d,id=e"
            })
    void takesNothingElseForAHolder(String text) {
        assertThat(HolderText.read(text)).isEmpty();
    }

    @Property(tries = 100)
    void anyTextFitsIntoALinkAndNeedsNoQuotes(
            @ForAll @StringLength(max = 400) String user,
            @ForAll @StringLength(max = 400) String workspace,
            @ForAll @LongRange(min = 1, max = 4194304) long pid) {
        Holder holder = new Holder(user, user, pid, STARTED, SINCE, workspace, workspace, "id");
        String text = HolderText.write(holder);

        assertThat(text).hasSizeLessThan(1000);
        assertThat(ShellWords.quote(text)).isEqualTo(text);
        Holder read = HolderText.read(text).orElseThrow();
        assertThat(read.pid()).isEqualTo(pid);
        assertThat(HolderText.write(read)).isEqualTo(text);
    }

    @Property(tries = 100)
    void shortTextsComeBackAsTheyWere(@ForAll @StringLength(max = 5) String text) {
        boolean whole = text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        Holder holder = new Holder(text, text, 1, STARTED, SINCE, text, text, "id");
        if (whole) {
            assertThat(HolderText.read(HolderText.write(holder))).contains(holder);
        }
    }

    @Test
    void ofALongPathTheEndIsKept() {
        String path = "/a".repeat(300) + "/the-end";
        Holder read = HolderText.read(
                        HolderText.write(new Holder("u", "m", 1, STARTED, SINCE, "c".repeat(300), path, "id")))
                .orElseThrow();
        assertThat(read.workspace()).startsWith("~").endsWith("/a/the-end").hasSize(351);
        assertThat(read.command()).startsWith("ccc").endsWith("c~").hasSize(181);
    }

    @Test
    void knowsWhetherAProcessLives() throws IOException, InterruptedException {
        Holder self = Holder.here("u", "gz1", SINCE, "c", Path.of("/ws"));
        assertThat(self.life("gz1")).isEqualTo(Holder.Life.LIVES);
        assertThat(self.life("gz2")).isEqualTo(Holder.Life.UNKNOWN);
        assertThat(at(self.pid(), self.started().minusSeconds(3600)).life("gz1"))
                .isEqualTo(Holder.Life.GONE);

        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        assertThat(at(process.pid(), Instant.now()).life("gz1")).isEqualTo(Holder.Life.GONE);
    }

    private static Holder at(long pid, Instant started) {
        return new Holder("u", "gz1", pid, started, SINCE, "c", "/ws", "id");
    }
}
