package dev.zplan.sim.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppetiteTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zonecfg -z web",
                "/usr/sbin/zonecfg -z web -f -",
                "svccfg",
                "svccfg -s network",
                "ipnat -f -",
                "ipnat -CF -f -",
                "zoneadm -z web attach -n -",
                "cat",
                "cat -",
                "grep x",
                "tee /x"
            })
    void reads(String line) {
        assertThat(Appetite.of(List.of(line.split(" ")))).isEqualTo(Appetite.ALWAYS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zlogin web cat", "zlogin -S web /bin/sh x", "zfs receive tank/x", "zfs recv -F tank/x", "sh"})
    void readsWhatIsThereButWaitsForNobody(String line) {
        assertThat(Appetite.of(List.of(line.split(" ")))).isEqualTo(Appetite.UNLESS_TERMINAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zonecfg -z web export",
                "zonecfg -z web -f web.cfg",
                "zonecfg -Q",
                "zlogin -n web cat",
                "zlogin web",
                "zoneadm -z web boot",
                "zoneadm -z web attach -n manifest",
                "zfs send tank@x",
                "ipnat -f rules",
                "svccfg import x.xml",
                "cat /etc/motd",
                "grep x file",
                "dladm show-link"
            })
    void leavesItToOthers(String line) {
        assertThat(Appetite.of(List.of(line.split(" ")))).isEqualTo(Appetite.NONE);
    }
}
