package dev.zplan.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.command.SimResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** zlogin, svcs, zonename and the programs inside zones: T71 to T77. */
class LoginTest {

    private final Lab lab = Lab.omnios();

    @Test
    void theExitStatusIsTheCommands() {
        lab.running("web1", "lipkg");
        assertThat(lab.run("zlogin -n web1 'uname -n; exit 3'")).isEqualTo(new SimResult(3, "web1\n", ""));
        assertThat(lab.run("zlogin -n web1 nosuch")).isEqualTo(new SimResult(127, "", "nosuch: not found\n"));
    }

    @Test
    void refusals() {
        lab.configured("new1", "lipkg").installed("db1", "lipkg").running("web1", "lipkg");
        assertThat(lab.fails("zlogin nosuch id")).isEqualTo("zlogin: zone 'nosuch' unknown\n");
        assertThat(lab.fails("zlogin new1 id")).isEqualTo("zlogin: cannot login to a zone which is 'configured'\n");
        assertThat(lab.fails("zlogin db1 id"))
                .isEqualTo("zlogin: login allowed only to running zones (db1 is 'installed').\n");
        assertThat(lab.fails("zlogin global id")).isEqualTo("zlogin: 'zlogin' not applicable to the global zone\n");
        assertThat(lab.run("zlogin -S -l joe web1 id").stderr())
                .isEqualTo("zlogin: -l may not be specified for failsafe login\n"
                        + "usage: zlogin [-dinCEINQS] [-e cmdchar] [-l user] zonename [command [args ...] ]\n");
        assertThat(lab.run("zlogin web1").exitCode()).isEqualTo(2);
    }

    @Test
    void severalArgumentsAreJoinedForTheShell() {
        lab.running("web1", "lipkg");
        lab.ok("zlogin web1 mkdir '/two words'");
        assertThat(lab.ok("zlogin web1 ls /")).contains("two words\n");
        assertThat(lab.ok("zlogin web1 echo 'a;' echo b"))
                .as("only blanks bring quotes")
                .isEqualTo("a\nb\n");
        assertThat(lab.ok("zlogin web1 'echo a; echo b'")).isEqualTo("a\nb\n");
    }

    @Test
    void filesCanBeWrittenThroughStandardInput() {
        lab.running("web1", "lipkg");
        SimResult written =
                lab.host.run(List.of("zlogin", "web1", "cat > /etc/motd && chmod 600 /etc/motd"), "hello\n");
        assertThat(written.exitCode()).isZero();
        assertThat(lab.ok("cat /zones/web1/root/etc/motd")).isEqualTo("hello\n");
        lab.ok("zoneadm -z web1 reboot");
        assertThat(lab.ok("zlogin web1 cat /etc/motd")).isEqualTo("hello\n");
    }

    @Test
    void zonename() {
        lab.running("web1", "lipkg");
        assertThat(lab.ok("zonename")).isEqualTo("global\n");
        assertThat(lab.ok("zlogin -n web1 zonename -t")).isEqualTo("exclusive\n");
        assertThat(lab.ok("zlogin -n web1 zonename")).isEqualTo("web1\n");
    }

    @Test
    void services() {
        lab.running("web1", "lipkg").running("lx1", "lx").installed("db1", "lipkg");
        String gate = " -H -o state milestone/multi-user-server";
        assertThat(lab.ok("svcs -z web1" + gate)).isEqualTo("online\n");
        assertThat(lab.ok("svcs -z web1 -H -o state svc:/milestone/multi-user-server:default"))
                .isEqualTo("online\n");
        for (String zone : List.of("lx1", "db1")) {
            assertThat(lab.fails("svcs -z " + zone + gate))
                    .isEqualTo("svcs: Could not bind to repository server for zone " + zone
                            + ": repository server unavailable\n");
        }
        assertThat(lab.fails("svcs -z nosuch")).isEqualTo("svcs: invalid zone 'nosuch'\n");
        assertThat(lab.run("svcs -z web1 nosuchsvc"))
                .isEqualTo(new SimResult(
                        1,
                        "STATE          STIME    FMRI\n",
                        "svcs: Pattern 'nosuchsvc' doesn't match any instances\n"));
        assertThat(lab.ok("zlogin -S -n web1 svcs -H -o state milestone/multi-user-server"))
                .isEqualTo("online\n");
    }

    @Test
    void linuxZonesSeeLinux() {
        lab.running("lx1", "lx").running("vm1", "bhyve");
        assertThat(lab.ok("zlogin lx1 uname -sn")).isEqualTo("Linux lx1\n");
        assertThat(lab.run("zlogin lx1 zonename").exitCode()).isEqualTo(127);
        assertThat(lab.fails("zlogin vm1 true")).isEqualTo("zlogin: could not get user_cmd for zone vm1\n");
    }

    @Test
    void flavoursCanBeToldApart() {
        assertThat(lab.ok("uname -v")).startsWith("omnios-r151038-");
        assertThat(Lab.openindiana().ok("uname -v")).startsWith("illumos-");
        assertThat(lab.ok("ls /usr/lib/brand"))
                .isEqualTo("bhyve\nemu\nillumos\nipkg\nkvm\nlipkg\nlx\npkgsrc\nsparse\n");
        assertThat(Lab.openindiana().ok("ls /usr/lib/brand")).isEqualTo("ipkg\nnlipkg\n");
        assertThat(Lab.openindiana().ok("cat /etc/os-release")).contains("ID=openindiana\n");
    }
}
