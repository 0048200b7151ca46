package dev.zplan.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.zones.ZonePrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** zlogin, svcs, zonename and the programs inside zones, beyond their transcripts. */
class LoginTest {

    private final Lab lab = Lab.omnios();

    @Test
    void theExitStatusIsTheCommands() {
        lab.running("web1", "lipkg");
        assertThat(lab.run("zlogin -n web1 nosuch"))
                .isEqualTo(new SimResult(127, "", "sh: nosuch: not found [No such file or directory]\n"));
    }

    @Test
    void whoGivesNoCommandGetsNoShell() {
        lab.running("web1", "lipkg");
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

    @Test
    void conflictsComeBeforeStates() {
        for (String line : List.of(
                "-C -l joe web1 -l may not be specified for console login",
                "-C -n web1 -n may not be specified for console login",
                "-C web1 id Commands may not be specified for console login.",
                "-i -n web1 id -i and -n flags are incompatible",
                "-n web1 -n may not be specified for interactive login")) {
            String[] parts = line.split("(?<=web1)( id)? ", 2);
            String options = parts[0] + (line.contains(" id ") ? " id" : "");
            SimResult result = lab.run("zlogin " + options);
            assertThat(result.exitCode()).as(line).isEqualTo(2);
            assertThat(result.stderr()).startsWith("zlogin: " + parts[1] + "\nusage: zlogin [-dinCEINQS]");
        }
        assertThat(Lab.openindiana().run("zlogin").stderr()).startsWith("usage: zlogin [ -dnQCES ] ");
        assertThat(Lab.openindiana().run("zlogin -i web1 id").stderr()).startsWith("zlogin: illegal option -- i\n");
    }

    @Test
    void theConsoleWantsATerminal() {
        lab.installed("db1", "lipkg").configured("new1", "lipkg");
        assertThat(lab.run("zlogin -C db1"))
                .isEqualTo(SimResult.fail(2, "zlogin: not simulated: the console without a terminal\n"));
        assertThat(lab.fails("zlogin -C new1")).isEqualTo("zlogin: cannot login to a zone which is 'configured'\n");
    }

    @Test
    void otherUsers() {
        lab.running("web1", "lipkg");
        assertThat(lab.fails("zlogin -l joe web1 id")).isEqualTo("su: Unknown id: joe\n");
        lab.ok("zlogin web1 'groupadd staff2 && useradd -u 500 -g staff2 -m -d /home/joe joe'");
        assertThat(lab.ok("zlogin -l joe web1 'id; pwd; touch f; echo $HOME $LOGNAME'"))
                .isEqualTo("uid=500(joe) gid=100(staff2)\n/home/joe\n/home/joe joe\n");
        assertThat(lab.ok("ls -ln /zones/web1/root/home/joe")).contains(" 500      100 ");
        assertThat(lab.ok("zlogin web1 'id; pwd; echo $PATH'"))
                .isEqualTo("uid=0(root) gid=0(root)\n/\n/usr/sbin:/usr/bin\n");
    }

    @Test
    void insideOfAZone() {
        lab.running("web1", "lipkg").running("vm1", "bhyve");
        assertThat(lab.fails("zlogin web1 zlogin web1 id"))
                .isEqualTo("zlogin: 'zlogin' may only be used from the global zone\n");
        assertThat(lab.ok("zlogin -Q -n web1 'echo quiet'")).isEqualTo("quiet\n");
        assertThat(lab.ok("zlogin -S vm1 'echo helper'")).isEqualTo("helper\n");
        assertThat(lab.ok("zlogin web1 sh -c 'echo a b'"))
                .as("the words are joined, and quoted where they have blanks")
                .isEqualTo("a b\n");
    }

    @Test
    void linksAndOwnersOutliveTheState() {
        lab.running("web1", "lipkg");
        lab.ok("zlogin web1 'ln -s /etc/release /etc/rel; chmod 700 /opt; chown 7:8 /opt'");
        Lab again = new Lab(SimHost.restore(lab.host.dump()));
        assertThat(again.host.dump()).isEqualTo(lab.host.dump());
        assertThat(again.ok("zlogin web1 cat /etc/rel")).contains("OmniOS");
        assertThat(again.ok("zlogin web1 ls -ldn /opt")).startsWith("drwx------   2 7        8 ");
    }

    @Test
    void theManualListsWhatZonesKnow() throws IOException {
        String manual = Files.readString(Path.of("docs/simulator.md"));
        String list = manual.replaceAll("(?s).*<!-- the programs of zones -->(.*?)<!-- end -->.*", "$1");
        List<String> listed = Arrays.stream(list.trim().split("\\s+"))
                .map(w -> w.replace("`", ""))
                .toList();
        assertThat(listed).containsExactlyElementsOf(ZonePrograms.names());
        lab.running("web1", "lipkg");
        for (String program : listed) {
            assertThat(lab.run("zlogin web1 " + program).exitCode()).as(program).isNotEqualTo(127);
        }
    }
}
