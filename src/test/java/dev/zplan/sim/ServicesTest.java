package dev.zplan.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.command.SimResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** svcs, svcadm, svccfg and svcprop, beyond their transcripts. */
class ServicesTest {

    private static final String GATE = " -H -o state milestone/multi-user-server";

    private final Lab lab = Lab.omnios();

    @Test
    void servicesComeUpOneAfterTheOther() {
        lab.host.delayServices(Duration.ofSeconds(60));
        lab.installed("web1", "lipkg");
        lab.ok("zoneadm -z web1 boot");
        assertThat(lab.fails("svcs -z web1" + GATE))
                .isEqualTo("svcs: Could not bind to repository server for zone web1: repository server unavailable\n");
        assertThat(lab.fails("zlogin -n web1 true")).isEqualTo("zlogin: could not get user_cmd for zone web1\n");
        assertThat(lab.ok("zlogin -S -n web1 echo safe")).isEqualTo("safe\n");
        lab.host.pass(Duration.ofSeconds(30));
        assertThat(lab.ok("svcs -z web1" + GATE)).isEqualTo("offline\n");
        assertThat(lab.ok("zlogin -n web1 echo in")).isEqualTo("in\n");
        lab.host.pass(Duration.ofSeconds(81));
        assertThat(lab.ok("svcs -z web1" + GATE)).isEqualTo("offline*\n");
        lab.host.pass(Duration.ofSeconds(6));
        assertThat(lab.ok("svcs -z web1" + GATE)).isEqualTo("online\n");
        lab.ok("zoneadm -z web1 reboot");
        lab.host.pass(Duration.ofSeconds(60));
        assertThat(lab.ok("svcs -z web1" + GATE))
                .as("the first boot takes twice as long")
                .isEqualTo("online\n");
        assertThat(SimHost.restore(lab.host.dump()).dump()).isEqualTo(lab.host.dump());
    }

    @Test
    void pollingLetsTimePass() {
        lab.host.delayServices(Duration.ofSeconds(20));
        lab.running("web1", "lipkg");
        int polls = 0;
        while (!lab.run("svcs -z web1" + GATE).stdout().equals("online\n")) {
            assertThat(polls++).isLessThan(60);
        }
        lab.ok("zoneadm -z web1 reboot");
        String wait =
                "until [ \"$(svcs -z web1 -H -o state multi-user-server:default 2>/dev/null)\" = online ]; do sleep 1; done";
        assertThat(lab.host.run("sh", "-c", wait).exitCode()).isZero();
    }

    @Test
    void aMilestoneInTheBootArgumentsIsTheEnd() {
        lab.installed("web1", "lipkg");
        lab.ok("zoneadm -z web1 boot -- -m milestone=none");
        assertThat(lab.ok("svcs -z web1" + GATE)).isEqualTo("disabled\n");
        lab.ok("zoneadm -z web1 reboot");
        assertThat(lab.ok("svcs -z web1" + GATE)).isEqualTo("online\n");
    }

    @Test
    void columns() {
        lab.running("web1", "lipkg");
        assertThat(lab.ok("svcs -o state,stime,fmri zones"))
                .isEqualTo("STATE          STIME    FMRI\nonline         12:00:00 svc:/system/zones:default\n");
        assertThat(lab.ok("svcs -H -o sta,nstate,svc,inst,fmri,zone ssh"))
                .isEqualTo("ON   -             network/ssh          default              " + "svc:/network/ssh:default"
                        + " ".repeat(27) + "global\n");
        assertThat(lab.ok("svcs -Ho s,sn ssh")).isEqualTo("1  1-\n");
        assertThat(lab.ok("svcs -Z multi-user-server").lines().map(l -> l.replaceAll("[0-9:]{8} ", "T ")))
                .containsExactly(
                        "ZONE             STATE          STIME    FMRI",
                        "global           online         T svc:/milestone/multi-user-server:default",
                        "web1             online         T svc:/milestone/multi-user-server:default");
        assertThat(lab.ok("svcs -Hp ssh").lines().toList().get(1)).matches(" {15}12:00:00 {3} {3}\\d{3} sshd");
        assertThat(lab.fails("svcs -o nosuch")).isEqualTo("svcs: Unknown column \"nosuch\".\n");
        assertThat(lab.run("svcs -z web1 -Z").exitCode()).isEqualTo(2);
        assertThat(lab.fails("zlogin web1 svcs -z web1"))
                .isEqualTo("svcs: svcs -z may only be used from the global zone\n");
        assertThat(lab.run("svcs -a -x").exitCode()).isEqualTo(2);
        assertThat(lab.ok("svcs -H -o fmri")).doesNotContain("ipfilter");
        assertThat(lab.ok("svcs -aH -o fmri")).contains("ipfilter");
        assertThat(lab.ok("svcs -H -o fmri -d ssh")).contains("svc:/milestone/network:default\n");
        assertThat(lab.ok("svcs -H -o fmri -D multi-user"))
                .isEqualTo("svc:/milestone/multi-user-server:default\nsvc:/system/zones:default\n"
                        + "svc:/system/zones-monitoring:default\n");
    }

    @Test
    void patterns() {
        for (String pattern : List.of(
                "svc:/network/ssh:default",
                "svc:/network/ssh",
                "network/ssh",
                "network/ssh:default",
                "ssh",
                "ssh:default",
                "network/s*",
                "*ssh*")) {
            assertThat(lab.ok("svcs -H -o fmri '" + pattern + "'")).as(pattern).isEqualTo("svc:/network/ssh:default\n");
        }
        assertThat(lab.fails("svcs -H nosuch")).isEqualTo("svcs: Pattern 'nosuch' doesn't match any instances\n");
        assertThat(lab.fails("svcadm enable nosuch"))
                .isEqualTo("svcadm: Pattern 'nosuch' doesn't match any instances\n");
        assertThat(lab.fails("svcadm enable ipv*-forwarding"))
                .isEqualTo("svcadm: Pattern 'ipv*-forwarding' matches multiple instances:\n"
                        + "    svc:/network/ipv4-forwarding:default\n    svc:/network/ipv6-forwarding:default\n");
    }

    @Test
    void enabledAndDisabled() {
        lab.running("web1", "lipkg");
        lab.ok("svcadm -z web1 disable ssh");
        lab.ok("zlogin web1 svcadm disable -t cron");
        assertThat(lab.ok("svcs -z web1 -H -o state ssh cron")).isEqualTo("disabled\ndisabled\n");
        lab.ok("zoneadm -z web1 reboot");
        assertThat(lab.ok("svcs -z web1 -H -o state ssh")).isEqualTo("disabled\n");
        assertThat(lab.ok("svcs -z web1 -H -o state cron"))
                .as("only until the next boot")
                .isEqualTo("online\n");
        assertThat(lab.ok("svcadm -v -z web1 enable -s ssh")).isEqualTo("svc:/network/ssh:default enabled.\n");
        assertThat(lab.ok("svcs -z web1 -H -o state ssh")).isEqualTo("online\n");
        assertThat(lab.ok("svcs -H -o state ssh")).as("the global zone's").isEqualTo("online\n");
        assertThat(lab.fails("svcadm -z nosuch enable ssh")).isEqualTo("svcadm: invalid zone 'nosuch'\n");
        assertThat(lab.run("svcadm enable")).extracting(SimResult::exitCode).isEqualTo(2);
        assertThat(lab.fails("svcadm -z web1 enable nosuch"))
                .isEqualTo("svcadm (web1): Pattern 'nosuch' doesn't match any instances\n");
        lab.ok("zoneadm -z web1 halt");
        assertThat(lab.fails("svcadm -z web1 enable ssh"))
                .isEqualTo("svcadm: Couldn't bind to configuration repository: repository server unavailable.\n");
    }

    @Test
    void maintenance() {
        lab.ok("svcadm mark maintenance ssh");
        assertThat(lab.ok("svcs -x").replaceAll("since .*", "since T"))
                .isEqualTo("svc:/network/ssh:default (SSH server)\n State: maintenance since T\n"
                        + "Reason: Maintenance requested by an administrator.\n   See: http://illumos.org/msg/SMF-8000-63\n"
                        + "   See: sshd(8)\n   See: /var/svc/log/network-ssh:default.log\n"
                        + "Impact: This service is not running.\n");
        assertThat(lab.run("svcadm enable -s ssh"))
                .isEqualTo(
                        SimResult.fail(3, "svcadm: Instance \"svc:/network/ssh:default\" is in maintenance state.\n"));
        lab.ok("svcadm clear ssh");
        assertThat(lab.ok("svcs -x")).isEmpty();
        assertThat(lab.fails("svcadm clear ssh"))
                .isEqualTo(
                        "svcadm: Instance \"svc:/network/ssh:default\" is not in a maintenance or degraded state.\n");
    }

    @Test
    void dependencies() {
        lab.ok("svcadm disable system/filesystem/local");
        lab.ok("svcadm disable cron");
        assertThat(lab.run("svcadm enable -s cron"))
                .isEqualTo(SimResult.fail(
                        4, "svcadm: Instance \"svc:/system/cron:default\" has unsatisfied dependencies.\n"));
        assertThat(lab.ok("svcs -H -o state cron")).isEqualTo("offline\n");
        assertThat(lab.ok("svcs -x cron"))
                .contains("Reason: Service svc:/system/filesystem/local:default is disabled.\n");
        assertThat(lab.ok("svcs -H -o state ssh")).as("what ran goes on").isEqualTo("online\n");
        lab.ok("svcadm enable -rs cron");
        lab.ok("svcadm enable filesystem/local");
        assertThat(lab.ok("svcs -H -o state cron")).isEqualTo("online\n");
    }

    @Test
    void properties() {
        lab.running("web1", "lipkg");
        lab.ok("svccfg -z web1 -s ssh addpg config application");
        lab.ok("svccfg -z web1 -s ssh setprop config/motto = astring: 'two words'");
        lab.ok("svcadm -z web1 refresh ssh");
        assertThat(lab.ok("svcprop -z web1 -p config/motto ssh")).isEqualTo("two\\ words\n");
        assertThat(lab.ok("svccfg -z web1 -s network/ssh listprop 'config*'"))
                .isEqualTo("config        application\nconfig/motto  astring      \"two words\"\n");
        assertThat(lab.fails("svccfg -s ssh setprop config/x = astring: y"))
                .isEqualTo("svccfg: No such property group \"config\".\n");
        assertThat(lab.fails("svccfg -s nosuch listprop"))
                .isEqualTo("svccfg: Pattern 'nosuch' doesn't match any instances or services\n");
        assertThat(lab.fails("svcprop -p config/x ssh"))
                .isEqualTo("svcprop: Couldn't find property `config/x' in instance `svc:/network/ssh:default'.\n");
        assertThat(lab.run("svcprop -q -p nosuch ssh")).isEqualTo(new SimResult(1, "", ""));
        assertThat(lab.ok("svcprop -p stop/timeout_seconds zones")).isEqualTo("100\n");
        lab.ok("zoneadm -z web1 halt");
        lab.configured("web2", "lipkg");
        lab.ok("zoneadm -z web2 clone web1");
        lab.ok("zoneadm -z web2 boot");
        assertThat(lab.ok("svcprop -z web2 -p config/motto ssh"))
                .as("the repository is in the root")
                .isEqualTo("two\\ words\n");
    }

    @Test
    void manifests() {
        lab.running("web1", "lipkg");
        String manifest = """
                <?xml version="1.0"?>
                <!DOCTYPE service_bundle SYSTEM "/usr/share/lib/xml/dtd/service_bundle.dtd.1">
                <service_bundle type="manifest" name="app">
                  <service name="site/app" type="service" version="1">
                    <create_default_instance enabled="false"/>
                    <dependency name="net" grouping="require_all" restart_on="none" type="service">
                      <service_fmri value="svc:/milestone/network:default"/>
                    </dependency>
                    <exec_method type="method" name="start" exec="/opt/app/bin/app" timeout_seconds="60"/>
                    <property_group name="config" type="application">
                      <propval name="port" type="count" value="8080"/>
                    </property_group>
                  </service>
                </service_bundle>
                """;
        lab.host.run(List.of("zlogin", "web1", "cat > /tmp/app.xml"), manifest);
        lab.ok("zlogin web1 svccfg validate /tmp/app.xml");
        lab.ok("zlogin web1 svccfg import /tmp/app.xml");
        assertThat(lab.ok("svcs -z web1 -H -o state app")).isEqualTo("disabled\n");
        lab.ok("svcadm -z web1 enable -s site/app");
        assertThat(lab.ok("svcs -z web1 -Hp -o state app"))
                .startsWith("online\n")
                .endsWith(" app\n");
        assertThat(lab.ok("svcprop -z web1 -p config/port app")).isEqualTo("8080\n");
        assertThat(lab.fails("zlogin web1 svccfg import /etc/passwd")).isEqualTo("svccfg: couldn't parse document\n");
        assertThat(lab.run("zlogin web1 'svccfg delete app'").stderr()).contains("is not disabled");
        lab.ok("zlogin web1 svccfg delete -f site/app");
        assertThat(lab.fails("svcs -z web1 -H app")).isEqualTo("svcs: Pattern 'app' doesn't match any instances\n");
    }
}
