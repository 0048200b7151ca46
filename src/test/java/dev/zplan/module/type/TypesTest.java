package dev.zplan.module.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType.Outcome;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypesTest {
    private static Outcome read(String type, String text) {
        return Types.of(type).read(Value.text(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
                    size 10G 10G
                    size 10g 10G
                    size 10GiB 10G
                    size 10GB 10G
                    size 1.5G 1536M
                    size 512B 512
                    size 10737418240 10G
                    size 0 0
                    size-or-none none 0
                    number 007 7
                    integer -3 -3
                    decimal 2.50 2.5
                    ncpus 2.50 2.5
                    ncpus 0.01 0.01
                    cpu-range 2 2
                    cpu-range 2-4 2-4
                    cpu-range 3-3 3
                    flag true true
                    link-name vnic0 vnic0
                    link-name vnic10 vnic10
                    link-name a1b2 a1b2
                    link-name web_0 web_0
                    zone-name web.example-1_a web.example-1_a
                    zone-name 0web 0web
                    dataset-name rpool rpool
                    dataset-name rpool/data/web.1 rpool/data/web.1
                    snapshot-name rpool/data@a-1 rpool/data@a-1
                    path /zones//web/ /zones/web
                    path /zones/./web /zones/web
                    path / /
                    mac-address 02:08:20:0A:01:FF 2:8:20:a:1:ff
                    vlan-id 20 20
                    vlan-id 0 0
                    ip-address 2001:DB8:0:0:0:0:0:1 2001:db8::1
                    ip-address :: ::
                    ip-address ::ffff:10.0.0.1 ::ffff:10.0.0.1
                    ip-address 1:0:0:2:0:0:0:3 1:0:0:2::3
                    ip-address 1:0:2:3:4:5:6:7 1:0:2:3:4:5:6:7
                    ip-prefix 10.0.0.5/24 10.0.0.5/24
                    ip-prefix 2001:DB8::05/64 2001:db8::5/64
                    network 10.0.0.0/24 10.0.0.0/24
                    attr-name kernel-version kernel-version
                    hostid 0xABCDEF 00abcdef
                    hostid 7 00000007
                    word-set tmpfs,nfs nfs,tmpfs
                    privileges default,PRIV_SYS_TIME default,sys_time
                    privileges default,!sys_time default,!sys_time
                    running|ready ready ready
                    """)
    void readsIntoTheNormalForm(String type, String written, String normal) {
        Outcome outcome = read(type, written);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> {
            assertThat(accepted.value().show()).isEqualTo(normal);
            assertThat(Types.of(type).read(Value.text(accepted.value().show()))).isEqualTo(accepted);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
                    size none zplan::value::size_invalid
                    size 10X zplan::value::size_invalid
                    size 1.0001K zplan::value::size_invalid
                    size 9E zplan::value::size_invalid
                    size -1G zplan::value::size_invalid
                    size>=50M 49M zplan::value::size_too_small
                    number -1 zplan::value::number_invalid
                    number 1.5 zplan::value::number_invalid
                    number 18446744073709551616 zplan::value::number_invalid
                    number>=100 99 zplan::value::number_invalid
                    integer x zplan::value::number_invalid
                    ncpus 0 zplan::value::ncpus_invalid
                    ncpus 0.009 zplan::value::ncpus_invalid
                    ncpus 1.234 zplan::value::ncpus_invalid
                    cpu-range 0 zplan::value::cpu_range_invalid
                    cpu-range 4-2 zplan::value::cpu_range_invalid
                    flag yes zplan::value::flag_invalid
                    link-name vnic zplan::name::link_invalid
                    link-name vnic01 zplan::name::link_invalid
                    link-name vnic00 zplan::name::link_invalid
                    link-name 0vnic zplan::name::link_invalid
                    link-name my-vnic0 zplan::name::link_invalid
                    link-name zone/net0 zplan::name::link_invalid
                    link-name a234567890123456789012345678901x0 zplan::name::link_invalid
                    zone-name global zplan::name::zone_invalid
                    zone-name SUNWfoo zplan::name::zone_invalid
                    zone-name -web zplan::name::zone_invalid
                    zone-name we/b zplan::name::zone_invalid
                    dataset-name /rpool zplan::name::dataset_invalid
                    dataset-name rpool//a zplan::name::dataset_invalid
                    dataset-name rpool/.. zplan::name::dataset_invalid
                    dataset-name rpool/a@b zplan::name::dataset_invalid
                    dataset-name mirror0/a zplan::name::dataset_invalid
                    dataset-name c0t0d0/a zplan::name::dataset_invalid
                    snapshot-name rpool/a zplan::name::snapshot_invalid
                    snapshot-name rpool/a@b@c zplan::name::snapshot_invalid
                    path zones/web zplan::value::path_invalid
                    path /zones/../web zplan::value::path_invalid
                    mac-address 1:0:5e:0:0:1 zplan::value::mac_invalid
                    mac-address 0:0:0:0:0:0 zplan::value::mac_invalid
                    mac-address 2:8:20:a:1 zplan::value::mac_invalid
                    mac-address 2-8-20-a-1-ff zplan::value::mac_invalid
                    vlan-id 4095 zplan::value::vlan_invalid
                    vlan-id -1 zplan::value::vlan_invalid
                    ip-address 10.0.0.256 zplan::value::address_invalid
                    ip-address 10.0.0.01 zplan::value::address_invalid
                    ip-address 10.0.0.1/24 zplan::value::address_invalid
                    ip-address 1::2::3 zplan::value::address_invalid
                    ip-address ::: zplan::value::address_invalid
                    ip-address 1:2:3:4:5:6:7 zplan::value::address_invalid
                    ip-address 10.0.0.1:: zplan::value::address_invalid
                    ip-prefix 10.0.0.5 zplan::value::prefix_invalid
                    ip-prefix 10.0.0.5/33 zplan::value::prefix_invalid
                    ip-prefix 2001:db8::1 zplan::value::prefix_invalid
                    network 10.0.0.5/24 zplan::value::network_invalid
                    attr-name my_attr zplan::name::attr_invalid
                    attr-name -a zplan::name::attr_invalid
                    hostid 123456789 zplan::value::hostid_invalid
                    hostid ffffffff zplan::value::hostid_invalid
                    word-set b,a,,b zplan::value::words_invalid
                    rctl-name cpu-cap zplan::name::rctl_invalid
                    running|ready Ready zplan::value::not_a_choice
                    """)
    void refusesWithTheRule(String type, String written, String code) {
        assertThat(read(type, written)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.message()).isNotBlank().doesNotEndWith(".");
            assertThat(refused.help()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\nb", "ä", "a\tb"})
    void zonecfgCannotHoldQuotesAndControls(String text) {
        assertThat(read("zonecfg-text", text)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aTextMayHoldWhatZonecfgCannot() {
        assertThat(read("text", "ä\"b")).isEqualTo(new Outcome.Accepted(Value.text("ä\"b")));
        assertThat(read("text", "a\nb")).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void anUnquotedFractionIsNoText() {
        Outcome outcome = Types.of("text").read(new Value.Num(new BigDecimal("4.10")));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("zplan::value::unquoted"));
        assertThat(Types.of("text").read(Value.number(5))).isEqualTo(new Outcome.Accepted(Value.text("5")));
    }

    @Test
    void aListIsNoSingleValue() {
        assertThat(Types.of("text").read(Value.list(List.of()))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void helpOffersThePrefixLengthAndTheNetwork() {
        assertThat(((Outcome.Refused) read("ip-prefix", "10.0.0.5")).help()).contains("10.0.0.5/24");
        assertThat(((Outcome.Refused) read("network", "10.0.0.5/24")).help()).contains("10.0.0.0/24");
    }

    @Test
    void unknownNamesAreNoTypes() {
        assertThat(Types.byName("sizes")).isEmpty();
        assertThat(Types.byName("size>=x")).isEmpty();
        assertThat(Types.names()).contains("link-name", "size", "zonecfg-text").isSorted();
    }
}
