package dev.zplan.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.resource.Flavour;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** zadm's documents, in its three languages. */
class ZadmTest {

    /** What zadm writes for a zone of which nobody has said anything. */
    private static String plain(String brand) {
        return """
                {
                   "autoboot" : "false",
                   "bootargs" : "",
                   "brand" : "%s",
                   "fs-allowed" : "",
                   "hostid" : "",
                   "ip-type" : "exclusive",
                   "limitpriv" : "default",
                   "pool" : "",
                   "scheduling-class" : "",
                   "zonename" : "simple",
                   "zonepath" : "/zones/simple"
                }
                """.formatted(brand);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipkg", "lipkg", "sparse", "pkgsrc"})
    void whatIsEmptyIsNotWritten(String brand) {
        Room room = Room.of(Format.zadm, "simple.json", plain(brand));
        assertThat(room.told()).isEmpty();
        assertThat(room.kdl()).isEqualTo("""
                zone "simple" {
                    brand "%s"
                    zonepath "/zones/simple"
                    autoboot #false
                    ip-type "exclusive"
                }
                """.formatted(brand));
        room.resources(Flavour.OMNIOS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"illumos", "lx"})
    void imagesAreForPeopleToSay(String brand) {
        Room room = Room.of(Format.zadm, "simple.json", plain(brand));
        assertThat(room.told())
                .containsExactly(
                        "image_unknown 11:4 zone simple is installed from an image, and where that is nobody says");
        room.resources(Flavour.OMNIOS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bhyve", "kvm", "emu", "nebula-vm"})
    void machinesAreRefusedByName(String brand) {
        Room room = Room.of(Format.zadm, "simple.json", plain(brand));
        assertThat(room.converted().pieces()).isEmpty();
        assertThat(room.told())
                .containsExactly("virtual_machine 4:4 zone simple is a virtual machine (brand " + brand
                        + "), which zplan does not manage");
    }

    private static final String ALL = """
            zonename: web
            zonepath: /tank/zones/web
            brand: lipkg
            autoboot: 'on'
            bootargs: -m verbose
            limitpriv: default,dtrace_proc
            hostid: 0xA1B2C3
            fs-allowed: nfs,tmpfs
            scheduling-class: FSS
            cpu-shares: '40'
            max-lwps: 4000
            max-processes: '2000'
            max-msg-ids: 10
            max-sem-ids: 11
            max-shm-ids: 12
            max-shm-memory: 512m
            dns-domain: example.com
            resolvers: [9.9.9.9, 2620:fe::fe]
            attr:
              - {name: role, type: string, value: frontend}
              - {name: rank, type: uint, value: '7'}
            capped-memory: {physical: 2G, swap: 4g, locked: 512M}
            security-flags: {lower: none, upper: 'aslr,noexecstack', default: aslr}
            dataset:
              - name: tank/data/web
              - tank/data/more
            device:
              - match: /dev/dsk/c0t1d0*
            fs:
              - {dir: /home, special: /export/home, type: lofs, options: [ro, nodevices]}
              - {dir: /data, special: /dev/dsk/c1t0d0s0, raw: /dev/rdsk/c1t0d0s0, type: ufs}
            admin: {user: jane, auths: 'login,manage'}
            net:
              - {physical: web0, global-nic: igb0, allowed-address: 192.0.2.10/24, defrouter: 192.0.2.1, mac-addr: '2:8:20:a:1:ff',
                 vlan-id: 20}
              - {physical: web1, over: igb1, allowed-address: 10.0.0.5/24}
              - {physical: web1, over: igb1, allowed-address: 10.0.0.6/24}
              - {physical: igb2}
            """;

    @Test
    void everyKeyOfTheNativeBrands() {
        Room room = Room.of(Format.zadm, "web.yaml", ALL);
        assertThat(room.told()).isEmpty();
        assertThat(room.kdl()).isEqualTo("""
                zone "web" {
                    brand "lipkg"
                    zonepath "/tank/zones/web"
                    autoboot #true
                    bootargs "-m verbose"
                    limitpriv "default,dtrace_proc"
                    scheduling-class "FSS"
                    ip-type "exclusive"
                    hostid "00a1b2c3"
                    fs-allowed "nfs,tmpfs"
                    max-lwps 4000
                    max-processes 2000
                    max-msg-ids 10
                    max-sem-ids 11
                    max-shm-ids 12
                    max-shm-memory "512M"
                    cpu-shares 40
                    net name="web0" global-nic="igb0" address="192.0.2.10/24" gateway="192.0.2.1" vlan=20 mac="2:8:20:a:1:ff"
                    net name="web1" over="igb1" {
                        address "10.0.0.5/24" "10.0.0.6/24"
                    }
                    net physical="igb2"
                    fs "/export/home" at="/home" {
                        options "ro" "nodevices"
                    }
                    fs "/dev/dsk/c1t0d0s0" at="/data" type="ufs" raw="/dev/rdsk/c1t0d0s0"
                    dataset "tank/data/web" delegate=#true manage=#false
                    dataset "tank/data/more" delegate=#true manage=#false
                    device "/dev/dsk/c0t1d0*"
                    attr "dns-domain" "example.com"
                    attr "resolvers" "9.9.9.9,2620:fe::fe"
                    attr "role" "frontend"
                    attr "rank" "7" type="uint"
                    memory physical="2G" swap="4G" locked="512M"
                    admin "jane" "login" "manage"
                    security-flags default="aslr" lower="none" upper="aslr,noexecstack"
                }
                """);
        room.resources(Flavour.OMNIOS);
    }

    @Test
    void theSameInToml() {
        String toml = """
                # as zadm writes it
                zonename = "web"
                brand = 'sparse'
                zonepath = "/zones/web"
                autoboot = true
                resolvers = [ "9.9.9.9", "1.1.1.1" ]
                [capped-cpu]
                ncpus = "2.50"
                [dedicated-cpu]
                ncpus = "1-2"
                importance = 10
                [[net]]
                physical = "web0"
                global-nic = "auto"
                allowed-address = "10.0.0.5/24"
                typo = 1
                """;
        Room room = Room.of(Format.zadm, "web.toml", toml);
        assertThat(room.told()).containsExactly("unknown_key 16:1 `net[0].typo` is not known");
        assertThat(room.kdl()).isEqualTo("""
                zone "web" {
                    brand "sparse"
                    zonepath "/zones/web"
                    autoboot #true
                    ip-type "exclusive"
                    cpu-cap 2.5
                    // not carried over: net[0].typo = 1 (zadm has no key of this name)
                    net name="web0" global-nic="auto" address="10.0.0.5/24"
                    attr "resolvers" "9.9.9.9,1.1.1.1"
                    dedicated-cpu "1-2" importance=10
                }
                """);
    }

    @Test
    void lxHasMore() {
        Room room = Room.of(Format.zadm, "deb.json", """
                {"zonename": "deb", "brand": "lx", "kernel-version": "5.10", "ipv6": true, "hostid": "a1",
                 "net": {"physical": "deb0", "global-nic": "igb0", "ips": ["dhcp", "addrconf"], "gateway": "10.0.0.1",
                         "primary": "true"}}
                """);
        assertThat(room.told())
                .containsExactly(
                        "image_unknown 1:2 zone deb is installed from an image, and where that is nobody says",
                        "unsupported_key 1:76 `hostid` is not carried over");
        assertThat(room.kdl()).contains("""
                    net name="deb0" global-nic="igb0" {
                        property ips="dhcp,addrconf" gateway="10.0.0.1" primary="true"
                    }
                    attr "kernel-version" "5.10"
                    attr "ipv6" "true"
                """);
        room.resources(Flavour.OMNIOS);
    }

    @Test
    void whatZadmPrintsOfAllZones() {
        Room room = Room.of(Format.zadm, "-", """
                {"a": {"brand": "sparse", "zonename": "a", "zonepath": "/zones/a", "ip-type": "shared", "autoboot": "1",
                       "net": [{"physical": "igb0", "address": "10.0.0.5/24", "defrouter": "10.0.0.1"}]},
                 "vm": {"brand": "bhyve", "zonename": "vm", "zonepath": "/zones/vm"}}
                """);
        assertThat(room.told())
                .containsExactly(
                        "virtual_machine 3:9 zone vm is a virtual machine (brand bhyve), which zplan does not manage");
        assertThat(room.kdl()).isEqualTo("""
                zone "a" {
                    brand "sparse"
                    zonepath "/zones/a"
                    autoboot #true
                    ip-type "shared"
                    net physical="igb0" address="10.0.0.5/24" gateway="10.0.0.1"
                }
                """);
        room.resources(Flavour.OMNIOS);
    }

    @Test
    void whatCannotBeCarriedOverIsNamed() {
        Room room = Room.of(Format.zadm, "web.json", """
                {
                  "zonename": "web",
                  "brnad": "lipkg",
                  "vnc": {"enabled": "on"},
                  "cpu-shares": "many",
                  "kernel-version": "4.4",
                  "capped-cpu": "2",
                  "attr": [{"name": "no value"}, {"name": "a", "value": "1"}, {"name": "a", "value": "2"}],
                  "fs": [{"dir": "/x"}],
                  "net": [
                    {"physical": "web", "mtu": 9000},
                    {"physical": "web1", "address": "10.0.0.5/24", "defrouter": "10.0.0.1", "vlan-id": 5, "ips": "dhcp"}
                  ]
                }
                """);
        assertThat(room.told())
                .containsExactly(
                        "unknown_key 3:3 `brnad` is not known",
                        "unsupported_key 4:3 `vnc` is not carried over",
                        "refused_value 5:3 `cpu-shares` is left out: \"many\" is not a whole number, at least 0",
                        "unsupported_key 6:3 `kernel-version` is not carried over",
                        "refused_value 7:3 `capped-cpu` is left out: a table is wanted here",
                        "refused_value 8:13 `attr[0].name` is left out: \"no value\" is not the name of an attr",
                        "refused_value 8:12 `attr[0] (name)` is left out: it lacks name",
                        "refused_value 8:63 `attr[2] (name, value)` is left out: there is one of this name already",
                        "refused_value 9:10 `fs[0] (dir)` is left out: it lacks special",
                        "refused_value 11:6 `net[0].physical` is left out: \"web\" is not a legal link name",
                        "unsupported_key 11:25 `net[0].mtu` is not carried over",
                        "refused_value 11:5 `net[0] (physical, mtu)` is left out: it lacks physical",
                        "unsupported_key 12:26 `net[1].address` is not carried over",
                        "refused_value 12:52 `net[1].defrouter` is left out: no address of the net is in its network",
                        "unsupported_key 12:77 `net[1].vlan-id` is not carried over",
                        "unsupported_key 12:91 `net[1].ips` is not carried over");
        assertThat(room.kdl())
                .contains("// not carried over: brnad = lipkg (did you mean brand?)\n")
                .contains("// not carried over: vnc (it belongs to virtual machines)\n");
        room.resources(Flavour.OMNIOS);
    }

    @Test
    void brokenDocumentsAreTold() {
        assertThat(Room.of(Format.zadm, "a.json", "{\"brand\": \"lipkg\",\n \"brand\": \"ipkg\"}")
                        .told())
                .containsExactly("duplicate_key 2:2 `brand` stands twice in the same table");
        assertThat(Room.of(Format.zadm, "a.json", "{\"brand\": \"lipkg\"").told())
                .singleElement()
                .asString()
                .startsWith("syntax 1:");
        assertThat(Room.of(Format.zadm, "a.json", "").told()).containsExactly("syntax there is nothing in a.json");
        assertThat(Room.of(Format.zadm, "a.json", "{} {}").told())
                .containsExactly("syntax 1:4 a second JSON document begins here");
        assertThat(Room.of(Format.zadm, "a.yaml", "- 1").told())
                .containsExactly("unknown_format 1:1 there is no zone in a.yaml");
        assertThat(Room.of(Format.zadm, "a b.json", "{}").told())
                .containsExactly("no_name 1:1 the zone cannot be converted: \"a b\" is not a legal zone name");
    }

    /** Keys of kvm, bhyve and emu, none of which a zone has that shares the kernel. */
    private static final String MACHINES = """
            bootdisk disk bootorder bootnext cdrom console cpu diskif netif extra ram type vcpus vnc vga ppt virtfs acpi bootrom
            cloud-init password sshkey hostbridge memreserve rng uefivars xhci arch""";

    @Test
    void everyKeyOfMachinesIsNamedAsSuch() {
        List<String> keys = List.of(MACHINES.split("\\s+"));
        String entries = keys.stream().map(key -> "\"" + key + "\": \"w\"").collect(Collectors.joining(", "));
        Room room = Room.of(Format.zadm, "a.json", "{\"brand\": \"lipkg\", \"zonename\": \"a\", " + entries + "}");
        assertThat(room.converted().diagnostics().stream().map(Diagnostic::message))
                .containsExactlyElementsOf(keys.stream()
                        .map(key -> "`" + key + "` is not carried over")
                        .toList());
    }
}
