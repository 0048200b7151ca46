package dev.zplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program on a real pseudo-terminal, which {@code script} of util-linux makes. */
class TerminalIT {

    private static final Path ROOT =
            Path.of(System.getProperty("zplan.root", ".")).toAbsolutePath();
    private static final Pattern TIME = Pattern.compile("\\([0-9.]+ m?s\\)");
    private static final Pattern NAME = Pattern.compile("transaction [-0-9a-z]+");

    @TempDir
    private Path folder;

    @Test
    void anApplyLeavesNothingButWhatItDid() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no script(1)");
        Files.writeString(folder.resolve("zplan.kdl"), "zplan 1\nhost \"lab\" via=\"sim\"\n");
        Files.createDirectories(folder.resolve("plans"));
        Files.copy(ROOT.resolve("plans/quickstart.kdl"), folder.resolve("plans/quickstart.kdl"));
        Files.createDirectories(folder.resolve("pools"));
        Files.copy(ROOT.resolve("pools/internal.kdl"), folder.resolve("pools/internal.kdl"));

        String out = onTerminal("stty rows 12 columns 60; '" + ROOT.resolve("zplan") + "' apply --yes");

        assertThat(out).contains("\u001b[K", "] 0/5 done");
        String screen = new Vt(12, 60).write(out).text();
        assertThat(NAME.matcher(TIME.matcher(screen).replaceAll("(time)")).replaceAll("transaction ID"))
                .endsWith("""
                        lab/etherstub/internal0: created (time)
                        lab/vnic/web_0: created (time)
                        lab/zonecfg/web: created (time)
                        lab/install/web: installed (time)
                        lab/boot/web: started (time)
                        Committed (transaction ID)
                        Applied: 5 steps done.
                        """);
    }

    /** What a terminal gets to see of a shell command that ends well. */
    private String onTerminal(String command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("/usr/bin/script", "-qfec", command, "/dev/null").directory(folder.toFile());
        builder.environment().put("TERM", "xterm");
        builder.environment().put("SHELL", "/bin/sh");
        builder.environment().remove("CI");
        builder.environment().remove("ZPLAN_PROGRESS");
        Process script = builder.redirectErrorStream(true).start();
        script.getOutputStream().close();
        String out = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor(60, TimeUnit.SECONDS)).as(out).isTrue();
        assertThat(script.exitValue()).as(out).isZero();
        return out;
    }
}
