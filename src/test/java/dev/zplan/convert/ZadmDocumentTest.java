package dev.zplan.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.zone.DesiredResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way back: zones as zadm's documents. */
class ZadmDocumentTest {

    private static ZadmDocument.Rendered render(List<DesiredResource> resources) {
        DesiredResource zonecfg = resources.stream()
                .filter(r -> r.address().kind().equals("zonecfg"))
                .findFirst()
                .orElseThrow();
        return ZadmDocument.render(
                zonecfg.resource(),
                resources.stream().map(DesiredResource::resource).toList(),
                zonecfg.attributeSpans());
    }

    private static List<Resource> resources(Room room) {
        return room.resources(Flavour.OMNIOS).stream()
                .map(DesiredResource::resource)
                .toList();
    }

    private static final String NATIVE = """
            {
               "attr" : [
                  {
                     "name" : "role",
                     "type" : "string",
                     "value" : "frontend"
                  }
               ],
               "autoboot" : "true",
               "bootargs" : "-m verbose",
               "brand" : "lipkg",
               "capped-cpu" : {
                  "ncpus" : "1.5"
               },
               "capped-memory" : {
                  "locked" : "1.5K",
                  "physical" : "2G",
                  "swap" : "2048T"
               },
               "cpu-shares" : "40",
               "dataset" : [
                  {
                     "name" : "tank/data/web"
                  }
               ],
               "device" : [
                  {
                     "match" : "/dev/dsk/c0t1d0*"
                  }
               ],
               "dns-domain" : "example.com",
               "fs" : [
                  {
                     "dir" : "/home",
                     "options" : [
                        "nodevices",
                        "ro"
                     ],
                     "special" : "/export/home",
                     "type" : "lofs"
                  }
               ],
               "ip-type" : "exclusive",
               "max-lwps" : "4000",
               "net" : [
                  {
                     "allowed-address" : "192.0.2.10/24",
                     "defrouter" : "192.0.2.1",
                     "global-nic" : "igb0",
                     "mac-addr" : "2:8:20:a:1:ff",
                     "physical" : "web0",
                     "vlan-id" : "20"
                  },
                  {
                     "allowed-address" : "10.0.0.5/24",
                     "over" : "igb1",
                     "physical" : "web1",
                     "vlan-id" : "30"
                  },
                  {
                     "physical" : "igb2"
                  }
               ],
               "resolvers" : [
                  "9.9.9.9",
                  "1.1.1.1"
               ],
               "zonename" : "web",
               "zonepath" : "/zones/web"
            }
            """;

    private static final String LINUX = """
            {
               "autoboot" : "false",
               "brand" : "lx",
               "ip-type" : "exclusive",
               "ipv6" : "true",
               "kernel-version" : "5.10",
               "net" : [
                  {
                     "gateway" : "10.0.0.1",
                     "global-nic" : "auto",
                     "ips" : [
                        "dhcp",
                        "addrconf"
                     ],
                     "allowed-address" : "10.0.0.5/24",
                     "physical" : "deb0",
                     "primary" : "true"
                  }
               ],
               "zonename" : "deb",
               "zonepath" : "/zones/deb"
            }
            """;

    private static final String SHARED = """
            {
               "admin" : {
                  "auths" : "login",
                  "user" : "jane"
               },
               "autoboot" : "false",
               "brand" : "sparse",
               "dedicated-cpu" : {
                  "importance" : "10",
                  "ncpus" : "1-2"
               },
               "ip-type" : "shared",
               "net" : [
                  {
                     "address" : "10.0.0.5/24",
                     "defrouter" : "10.0.0.1",
                     "physical" : "igb0"
                  },
                  {
                     "address" : "10.0.0.6/24",
                     "physical" : "igb0"
                  }
               ],
               "security-flags" : {
                  "default" : "aslr",
                  "upper" : "aslr,noexecstack"
               },
               "zonename" : "old",
               "zonepath" : "/tank/old"
            }
            """;

    @ParameterizedTest
    @ValueSource(strings = {NATIVE, SHARED})
    void isWhatItCameFrom(String document) {
        ZadmDocument.Rendered rendered =
                render(Room.of(Format.zadm, "-", document).resources(Flavour.OMNIOS));
        assertThat(rendered.diagnostics()).isEmpty();
        assertThat(rendered.text()).isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(strings = {NATIVE, LINUX, SHARED})
    void readsBackAsTheSameZone(String document) {
        Room room = Room.of(Format.zadm, "-", document);
        String text = render(room.resources(Flavour.OMNIOS)).text();
        assertThat(resources(Room.of(Format.zadm, "-", text))).isEqualTo(resources(room));
    }

    @Test
    void whatItCannotSayIsNamed() {
        Resource zonecfg = Resource.of(
                new Address("gz1", "zonecfg", "web"),
                Map.of(
                        "brand",
                        Value.text("lipkg"),
                        "zfs-io-priority",
                        Value.number(50),
                        "rctl",
                        Value.record(Map.of("zone.max-lofi", Value.list(List.of()))),
                        "net",
                        Value.list(List.of(Value.record(Map.of(
                                "physical",
                                Value.text("web0"),
                                "property",
                                Value.record(Map.of("ips", Value.text("dhcp"))))))),
                        "device",
                        Value.record(Map.of(
                                "/dev/x",
                                Value.record(Map.of("property", Value.record(Map.of("a", Value.text("b"))))))),
                        "admin",
                        Value.record(Map.of("jane", Value.list(List.of(Value.text("login"), Value.text("manage"))))),
                        "attr",
                        Value.record(Map.of(
                                "key",
                                Value.record(Map.of(
                                        "type", Value.text("string"), "value", new Value.Secret("d", "hidden")))))));
        List<Resource> others = List.of(
                Resource.of(
                        new Address("gz1", "vnic", "web0"),
                        Map.of(
                                "over",
                                Value.text("igb0"),
                                "vid",
                                Value.number(0),
                                "linkprop",
                                Value.record(Map.of("mtu", Value.text("9000"))))),
                Resource.of(
                        new Address("gz1", "dataset", "tank/a"),
                        Map.of("props", Value.record(Map.of("quota", Value.text("1"))))),
                Resource.of(new Address("gz1", "install", "web"), Map.of("source", Value.text("/image"))));
        ZadmDocument.Rendered rendered = ZadmDocument.render(zonecfg, others, Map.of());
        assertThat(rendered.diagnostics().stream().map(Diagnostic::message))
                .containsExactly(
                        "zadm's document has no room for property ips of net web0",
                        "zadm's document has no room for link property mtu of VNIC web0",
                        "zadm's document has no room for properties of device /dev/x",
                        "zadm's document has no room for the secret in attr key",
                        "zadm's document has no room for admin jane",
                        "zadm's document has no room for resource control zone.max-lofi",
                        "zadm's document has no room for zfs-io-priority",
                        "zadm's document has no room for the properties of dataset tank/a",
                        "zadm's document has no room for what the zone is installed from, which is an option of zadm create (-i)");
        assertThat(rendered.text())
                .doesNotContain("hidden")
                .contains("\"over\" : \"igb0\"")
                .doesNotContain("vlan-id");
    }
}
