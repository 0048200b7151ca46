package dev.zplan.module.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyTableTest {
    @ParameterizedTest
    @CsvSource({
        "quota,20G,21474836480",
        "quota,none,0",
        "recordsize,128K,131072",
        "mountpoint,/srv//web/,/srv/web",
        "mountpoint,legacy,legacy",
        "com.example:role,web,web",
        "compression,lz4,lz4"
    })
    void datasetsHaveWhatZfsPrints(String name, String written, String normal) {
        assertThat(PropertyTable.ZFS.read(name, Value.text(written)))
                .isEqualTo(new Outcome.Accepted(Value.text(normal)));
    }

    @ParameterizedTest
    @CsvSource({
        "maxbw,100M,100",
        "maxbw,'  100',100",
        "maxbw,1.500,1.5",
        "maxbw,1500K,1.5",
        "maxbw,1G,1000",
        "mtu,9000,9000",
        "protection,'ip-nospoof,dhcp-nospoof','dhcp-nospoof,ip-nospoof'",
        "allowed-ips,10.0.0.2,10.0.0.2/32"
    })
    void linksHaveOneSpelling(String name, String written, String normal) {
        assertThat(PropertyTable.LINK.read(name, Value.text(written)))
                .isEqualTo(new Outcome.Accepted(Value.text(normal)));
    }

    @ParameterizedTest
    @CsvSource({
        "maxbw,1100K,zplan::value::bandwidth_invalid",
        "allowed-ips,10.0.0.2/24,zplan::value::address_invalid",
        "zone,web,zplan::name::property_read_only",
        "mtuu,1500,zplan::name::property_unknown",
        "priority,urgent,zplan::value::not_a_choice"
    })
    void refusesWhatDladmRefuses(String name, String written, String code) {
        assertThat(PropertyTable.LINK.read(name, Value.text(written)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void flagsAreOnAndOff() {
        assertThat(PropertyTable.ZFS.read("atime", Value.flag(false)))
                .isEqualTo(new Outcome.Accepted(Value.text("off")));
    }

    @Test
    void anUnknownNameGetsTheNearest() {
        assertThat(PropertyTable.ZFS.read("comprssion", Value.text("lz4")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.help()).contains("compression"));
    }
}
