package dev.zplan.module.zones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.zonecfg.RecordedCase;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What zonecfg exports is read into the form of specs, and written as zonecfg takes it. */
class ZonecfgExportTest {

    /**
     * What zplan reads and cannot write. Texts with a tab or beyond US-ASCII: types refuse them in specs, as zonecfg reads them
     * only in some locales. The global zone: it is no zone of a spec, has no zonepath, and zonecfg makes none.
     */
    private static final Set<String> NOT_AGAIN = Set.of(
            "export/roundtrip-attr-unicode",
            "quote/attr-tab-dq",
            "quote/attr-unicode-dq",
            "zonename/global",
            "zonename/global-set-cpushares");

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void whatWasRecordedIsMadeAgainFromWhatIsReadOfIt(Flavour flavour) throws IOException {
        Set<String> exceptions = new TreeSet<>();
        int made = 0;
        for (Map.Entry<String, String> recorded : exports(flavour).entrySet()) {
            Resource zone = read(recorded.getKey(), flavour);
            if (!carried(zone)) {
                exceptions.add(recorded.getValue());
                continue;
            }
            Bare host = new Bare(flavour);
            SimResult result = host.tries(ZonecfgScript.create(zone));
            if (result.exitCode() != 0 || !host.read().equals(zone)) {
                exceptions.add(recorded.getValue());
            } else {
                made++;
            }
        }
        assertThat(exceptions).isEqualTo(NOT_AGAIN);
        assertThat(made).isGreaterThan(100);
    }

    /** zonecfg's own strings cannot hold everything that its file can. */
    private static boolean carried(Resource zone) {
        return dev.zplan.module.ZonecfgText.canCarry(
                zone.attributes().toString().replace("\"", ""));
    }

    @Test
    void equalSettingsAreEqualHoweverTheyWereWritten() {
        Resource zone = read("""
                create -b
                set zonepath=/zones//z1/
                set autoboot=true
                set limitpriv=default,PRIV_DTRACE_PROC, sys_time
                set hostid=0x1A2B
                set fs-allowed=ufs,nfs
                add net
                set allowed-address="10.0.0.5/24"
                set physical="web0"
                set mac-addr="02:08:20:0A:00:01"
                set vlan-id="7"
                set defrouter="2001:DB8:0::1"
                end
                add security-flags
                set default="noexecstack,aslr"
                end
                add admin
                set user="adm1"
                set auths="manage,login"
                end
                add dedicated-cpu
                set ncpus=2-2
                set importance=4
                end
                """, Flavour.OMNIOS);

        assertThat(zone.text("zonepath")).isEqualTo("/zones/z1");
        assertThat(zone.get("autoboot")).isEqualTo(Value.flag(true));
        assertThat(zone.text("limitpriv")).isEqualTo("default,dtrace_proc,sys_time");
        assertThat(zone.text("hostid")).isEqualTo("00001a2b");
        assertThat(zone.text("fs-allowed")).isEqualTo("nfs,ufs");
        assertThat(zone.get("net"))
                .isEqualTo(Value.list(List.of(Value.record(Map.of(
                        "allowed-address", Value.text("10.0.0.5/24"),
                        "physical", Value.text("web0"),
                        "mac-addr", Value.text("2:8:20:a:0:1"),
                        "vlan-id", Value.number(7),
                        "defrouter", Value.text("2001:db8::1"))))));
        assertThat(zone.text("security-flags")).isEqualTo("(default=aslr,noexecstack)");
        assertThat(zone.text("admin")).isEqualTo("(adm1=[login, manage])");
        assertThat(zone.get("dedicated-cpu"))
                .isEqualTo(Value.record(Map.of("ncpus", Value.text("2"), "importance", Value.number(4))));
    }

    @Test
    void whatATypeRefusesStaysAsTheHostHasIt() {
        Resource zone = read("""
                set hostid=nonsense
                add net
                set address="hostinfile"
                set mac-addr="auto"
                set physical="net0"
                end
                """, Flavour.OMNIOS);

        assertThat(zone.text("hostid")).isEqualTo("nonsense");
        assertThat(zone.text("net")).isEqualTo("[(address=hostinfile, mac-addr=auto, physical=net0)]");
    }

    @Test
    void controlsAreThePropertiesThatTheyStandFor() {
        String text = """
                add capped-memory
                set physical=1.5G
                end
                add rctl
                set name="zone.cpu-cap"
                add value (priv=privileged,limit=250,action=deny)
                end
                add rctl
                set name="zone.max-swap"
                add value (priv=privileged,limit=1073741824,action=deny)
                end
                add rctl
                set name="zone.max-lwps"
                add value (priv=privileged,limit=99,action=deny)
                end
                """;
        Resource zone = read(text, Flavour.OPENINDIANA);

        assertThat(zone.get("capped-cpu"))
                .isEqualTo(Value.record(Map.of("ncpus", new Value.Num(new BigDecimal("2.5")))));
        assertThat(zone.get("capped-memory"))
                .isEqualTo(Value.record(Map.of("physical", Value.size(3L << 29), "swap", Value.size(1L << 30))));
        assertThat(zone.get("max-lwps"))
                .as("below what zonecfg takes for the property")
                .isNull();
        assertThat(zone.text("rctl")).contains("zone.max-lwps");
    }

    private static Resource read(String export, Flavour flavour) {
        return new Resource(Configurations.ADDRESS, Bare.KIND.parse(export, flavour));
    }

    /** Every export that was recorded, with the name of one recording of it. */
    private static Map<String, String> exports(Flavour flavour) throws IOException {
        Map<String, String> exports = new TreeMap<>();
        String name = "/recorded/zonecfg-" + flavour.id() + ".jsonl";
        try (InputStream in = ZonecfgExportTest.class.getResourceAsStream(name)) {
            assertThat(in).isNotNull();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(RecordedCase::parse)
                    .forEach(c -> c.after().values().stream()
                            .map(RecordedCase.After::export)
                            .filter(e -> e.exitCode() == 0)
                            .forEach(e -> exports.putIfAbsent(e.stdout(), c.id())));
        }
        return exports;
    }
}
