package dev.zplan.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.module.CommandLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine must be before anything is run there, and how commands get their rights; with programs of the test's own. */
class RealHostTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path bin;

    @BeforeEach
    void beAnOmnios() throws IOException {
        program("uname", "case $1 in -s) echo SunOS;; -o) echo illumos;; *) echo omnios-r151038;; esac");
        program("zonename", "echo global");
        program("id", "echo 'uid=100(adm1) gid=1(other)'");
        program("pfexec", "echo \"raised: $*\" >&2; exec \"$@\"");
        program("zoneadm", "echo \"zoneadm: zone 'web': only a privileged user may boot a zone.\" >&2; exit 1");
        program("made", "echo made >>" + bin.resolve("log"));
    }

    private void program(String name, String script) throws IOException {
        Path file = bin.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private RealHost host(Privilege privilege) {
        Surroundings surroundings = new Surroundings(bin + ":/usr/bin:/bin", privilege);
        return new RealHost("gz1", new LocalTransport(surroundings, "/", false, 1 << 20));
    }

    private void refused(String code, String message) {
        for (boolean batch : new boolean[] {true, false}) {
            assertThatThrownBy(() -> {
                        if (batch) {
                            host(Privilege.NONE).batch(List.of(CommandLine.of("true")), LONG);
                        } else {
                            host(Privilege.NONE).run(CommandLine.of("made"), LONG);
                        }
                    })
                    .isInstanceOfSatisfying(DiagnosticException.class, e -> {
                        assertThat(e.diagnostics().get(0).code()).isEqualTo(code);
                        assertThat(e.diagnostics().get(0).message()).isEqualTo(message);
                        assertThat(e.diagnostics().get(0).help()).contains("via=\"sim\"");
                    });
        }
        assertThat(bin.resolve("log")).doesNotExist();
    }

    @Test
    void aGlobalZoneOfIllumosIsTaken() {
        RealHost host = host(Privilege.NONE);
        assertThat(host.batch(List.of(CommandLine.of("uname", "-v"), CommandLine.of("echo", "x")), LONG))
                .containsExactly(new Result(0, "omnios-r151038\n", "", false), new Result(0, "x\n", "", false));
        assertThat(host.run(CommandLine.of("made"), LONG).ok()).isTrue();
    }

    @Test
    void anOlderUnameHasNoOptionForTheOperatingSystem() throws IOException {
        program("uname", "[ \"$1\" = -s ] && echo SunOS || { echo 'usage: uname [-snrvmapiX]' >&2; exit 1; }");
        assertThat(host(Privilege.NONE).run(CommandLine.of("made"), LONG).ok()).isTrue();
    }

    @Test
    void otherSystemsAreRefused() throws IOException {
        program("uname", "echo Linux");
        refused("zplan::host::not_illumos", "the host gz1 does not run illumos, its system is Linux");
        program("uname", "[ \"$1\" = -s ] && echo SunOS || echo Solaris");
        refused("zplan::host::not_illumos", "the host gz1 does not run illumos, its system is Solaris");
        program("uname", "exit 1");
        refused("zplan::host::not_illumos", "the host gz1 does not run illumos, its system is unknown");
    }

    @Test
    void aZoneThatIsNotTheGlobalOneIsRefused() throws IOException {
        program("zonename", "echo web");
        refused("zplan::host::not_global_zone", "the host gz1 is not a global zone, it is the zone \"web\"");
    }

    @Test
    void whoIsNotRootUsesPfexec() {
        Result result = host(Privilege.PFEXEC).run(CommandLine.of("made", "a b"), LONG);
        assertThat(result.stderr()).isEqualTo("raised: " + bin.resolve("made") + " a b\n");
        assertThat(host(Privilege.NONE).run(CommandLine.of("made"), LONG).stderr())
                .isEmpty();
    }

    @Test
    void theProfileThatIsMissingIsNamed() {
        RealHost host = host(Privilege.PFEXEC);
        CommandLine boot = CommandLine.of("zoneadm", "-z", "web", "boot");
        assertThat(host.advice(boot, host.run(boot, LONG)))
                .contains("the user adm1 lacks the profile \"Zone Management\" (usermod -P, user_attr(5)), or be root");
        assertThat(host.advice(boot, new Result(1, "", "zoneadm: zone 'web' failed to verify\n", false)))
                .isEmpty();
        assertThat(host.advice(boot, new Result(0, "", "permission denied", false)))
                .isEmpty();
        List<String> profiles = new ArrayList<>();
        for (String program : List.of("/usr/sbin/dladm", "zonecfg", "zfs", "ln")) {
            profiles.add(new Rights("u")
                    .missing(CommandLine.of(program), new Result(1, "", "x: Permission denied\n", false))
                    .orElse("")
                    .replaceAll(".*\"(.*)\".*", "$1"));
        }
        assertThat(profiles)
                .containsExactly(
                        "Network Management", "Zone Security", "ZFS File System Management", "Primary Administrator");
    }

    @Test
    void rootLacksNothing() throws IOException {
        program("id", "echo 'uid=0(root) gid=0(root)'");
        RealHost host = host(Privilege.NONE);
        CommandLine boot = CommandLine.of("zoneadm", "-z", "web", "boot");
        assertThat(host.advice(boot, host.run(boot, LONG))).isEmpty();
    }

    @Test
    void overSshTheOtherSideDecidesWhetherToRaise(@TempDir Path temp) {
        try (Sshd sshd = Sshd.start(temp)) {
            Surroundings surroundings = new Surroundings(bin + ":/usr/bin:/bin", Privilege.PFEXEC);
            try (SshTransport transport = sshd.transport(sshd.target("user"), surroundings, 1 << 20)) {
                Result result = transport.run(CommandLine.of("made", "a b"), LONG);
                assertThat(result).isEqualTo(new Result(0, "", "raised: made a b\n", false));
            }
        }
    }

    @Test
    void aTerminalIsGivenWithTheRightsOfRoot() throws Exception {
        program("zlogin", "echo \"zlogin $* on $0\"");
        List<String> argv = host(Privilege.PFEXEC)
                .atTerminal(CommandLine.of("zlogin", "-C", "web"))
                .orElseThrow();
        Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("raised: zlogin -C web\nzlogin -C web on " + bin.resolve("zlogin") + "\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void theLastOfABatchBeginsWhenTheOthersHaveEnded() throws IOException {
        Path done = bin.resolve("done");
        program("take-long", "i=0; while [ $i -lt 5000 ]; do i=$((i + 1)); done; echo >" + done);
        assertThat(host(Privilege.NONE)
                        .batch(
                                List.of(CommandLine.of("take-long"), CommandLine.of("test", "-e", done.toString())),
                                LONG))
                .allMatch(Result::ok);
    }

    @Test
    void whereOrderDoesNotMatterTheLastRunsBesideTheOthers() throws IOException {
        Path done = bin.resolve("done");
        program("wait-for-it", "while [ ! -e " + done + " ]; do :; done");
        assertThat(host(Privilege.NONE)
                        .unordered(
                                List.of(CommandLine.of("wait-for-it"), CommandLine.of("touch", done.toString())), LONG))
                .allMatch(Result::ok);
    }
}
