package dev.zplan.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Source;
import dev.zplan.resource.Flavour;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** vmadm's payloads. */
class VmadmTest {

    @Test
    void anOsZone() {
        Room room = Room.of(Format.vmadm, "zone70.json", """
                {
                  "brand": "joyent",
                  "zfs_io_priority": 30,
                  "quota": 20,
                  "image_uuid": "47e6af92-daf0-11e0-ac11-473ca1173ab0",
                  "max_physical_memory": 256,
                  "alias": "zone70",
                  "nics": [
                    {
                      "nic_tag": "external",
                      "ips": ["10.2.121.70/16"],
                      "gateways": ["10.2.121.1"],
                      "primary": true
                    }
                  ]
                }
                """);
        assertThat(room.told())
                .containsExactly(
                        "brand_changed 2:3 zone zone70 becomes one of brand illumos: brand joyent exists on SmartOS only",
                        "image_unknown 5:3 zone zone70 is installed from an image, and where that is nobody says",
                        "unsupported_key 4:3 `quota` is not carried over",
                        "link_unknown 10:7 which link nic tag external is on the new host nobody says; the spec has external0");
        assertThat(room.kdl()).isEqualTo("""
                // of brand joyent on SmartOS
                // not carried over: quota = 20 (it is a property of the zone's own dataset, which the installer makes: set it with zfs afterwards)
                zone "zone70" {
                    brand "illumos"
                    zonepath "/zones/zone70"
                    autoboot #true
                    ip-type "exclusive"
                    zfs-io-priority 30
                    // the link of nic tag external is not known: over is a guess
                    net over="external0" address="10.2.121.70/16" gateway="10.2.121.1"
                    attr "dataset-uuid" "47e6af92-daf0-11e0-ac11-473ca1173ab0"
                    memory physical="256M"
                    // write where the image is: a file, or a dataset
                    install image="/path/to/47e6af92-daf0-11e0-ac11-473ca1173ab0"
                }
                """);
        room.resources(Flavour.OMNIOS);
    }

    @Test
    void machinesAreRefusedByName() {
        Room room = Room.of(Format.vmadm, "-", """
                [{"brand": "kvm", "alias": "ubuntu", "vcpus": 1, "ram": 256, "disks": [{"boot": true, "image_size": 5120}]},
                 {"brand": "bhyve", "uuid": "54f1cc77-68f1-42ab-acac-5c4f64f5d6e0"}]
                """);
        assertThat(room.converted().pieces()).isEmpty();
        assertThat(room.told())
                .containsExactly(
                        "virtual_machine 1:3 zone ubuntu is a virtual machine (brand kvm), which zplan does not manage",
                        "virtual_machine 2:3 zone 54f1cc77-68f1-42ab-acac-5c4f64f5d6e0 is a virtual machine (brand bhyve),"
                                + " which zplan does not manage");
    }

    @Test
    void whateverHasACounterpart() {
        Room room = new Room(
                Room.conversion(Map.of("admin", "igb0")).convert(Format.vmadm, List.of(new Source("lx.json", """
                        {
                          "brand": "lx", "zonename": "deb", "alias": "Debian one", "hostname": "deb", "autoboot": false,
                          "kernel_version": "5.10", "cpu_cap": 150, "cpu_shares": 40, "max_lwps": 4000,
                          "max_msg_ids": 10, "max_sem_ids": 11, "max_shm_ids": 12, "max_shm_memory": 64,
                          "max_physical_memory": 1024, "max_swap": 2048, "max_locked_memory": 512, "ram": 1024,
                          "limit_priv": ["default", "dtrace_user"], "fs_allowed": "nfs,tmpfs", "nowait": true,
                          "dns_domain": "example.com", "resolvers": ["9.9.9.9", "1.1.1.1"], "maintain_resolvers": true,
                          "owner_uuid": "930896af-bf8c-48d4-885c-6573a94b1853", "billing_id": "", "package_name": "small",
                          "tags": {"role": "db", "rank": 7},
                          "delegate_dataset": true, "zpool": "tank", "zfs_data_compression": "lz4", "zfs_data_recsize": 8192,
                          "indestructible_zoneroot": true, "indestructible_delegated": false,
                          "filesystems": [{"type": "lofs", "source": "/export/home", "target": "/home", "options": ["ro"]}],
                          "nics": [
                            {"nic_tag": "admin", "ips": ["dhcp"], "mac": "02:08:20:0a:01:ff", "vlan_id": 20, "mtu": 1500,
                             "gateways": ["10.1.0.1"]},
                            {"nic_tag": "stub0", "ip": "10.0.0.5", "netmask": "255.255.255.0", "gateway": "10.0.0.1",
                             "primary": true, "allow_mac_spoofing": false}
                          ]
                        }
                        """))));
        assertThat(room.told())
                .containsExactly(
                        "image_unknown 2:18 zone deb is installed from an image, and where that is nobody says",
                        "unsupported_key 15:6 `nics[0].gateways` is not carried over");
        assertThat(room.kdl()).contains("""
                zone "deb" {
                    protect #true
                    gate "none"
                    brand "lx"
                    zonepath "/zones/deb"
                    autoboot #false
                    limitpriv "default,dtrace_user"
                    ip-type "exclusive"
                    fs-allowed "nfs,tmpfs"
                    max-lwps 4000
                    max-msg-ids 10
                    max-sem-ids 11
                    max-shm-ids 12
                    max-shm-memory "64M"
                    cpu-shares 40
                    cpu-cap 1.5
                    // not carried over: nics[0].gateways (only the gateway of the primary nic counts)
                    net over="igb0" vlan=20 mac="2:8:20:a:1:ff" {
                        linkprop mtu="1500"
                        property ips="dhcp"
                    }
                    net over="stub0" address="10.0.0.5/24" gateway="10.0.0.1" {
                        property primary="true"
                    }
                    fs "/export/home" at="/home" options="ro"
                    // vmadm's delegated dataset, there tank/UUID/data
                    dataset "tank/data/deb" delegate=#true compression="lz4" recordsize="8192"
                    attr "alias" "Debian one"
                    attr "kernel-version" "5.10"
                    attr "dns-domain" "example.com"
                    attr "resolvers" "9.9.9.9,1.1.1.1"
                    attr "owner-uuid" "930896af-bf8c-48d4-885c-6573a94b1853"
                    attr "package-name" "small"
                    attr "tag.role" "db"
                    attr "tag.rank" "7"
                    memory physical="1G" swap="2G" locked="512M"
                """);
        room.resources(Flavour.OMNIOS);
    }

    @Test
    void whatHasNoneIsNamed() {
        Room room = Room.of(Format.vmadm, "web.json", """
                {
                  "brand": "joyent-minimal", "alias": "web", "uuid": "54f1cc77-68f1-42ab-acac-5c4f64f5d6e0",
                  "hostname": "web.example.com", "tmpfs": 100, "firewall_enabled": true, "zfs_root_compression": "lz4",
                  "customer_metadata": {"root_authorized_keys": "ssh-rsa AAA", "user-script": "x"},
                  "internal_metadata": {"root_pw": "secret"}, "internal_metadata_namespaces": ["a"],
                  "routes": {"10.2.2.0/24": "10.2.1.1"}, "disks": [], "vcpus": 2, "zfs_data_recsize": 8192,
                  "set_tags": {"a": "b"}, "cpu_cpa": 100, "ram": 2, "max_physical_memory": 128, "max_swap": null,
                  "state": "running", "zoneid": 7, "datasets": ["zones/web/data"], "kernel_version": "4.4",
                  "nics": [{"nic_tag": "igb0", "interface": "net0", "ips": ["dhcp", "10.0.0.5/24"], "allow_ip_spoofing": true,
                            "blocked_outgoing_ports": [25], "vrrp_vrid": 1, "network_uuid": "a", "colour": "red",
                            "gateways": ["10.0.0.1", "10.0.0.2"]}]
                }
                """);
        assertThat(room.told())
                .containsExactly(
                        "brand_changed 2:3 zone web becomes one of brand illumos: brand joyent-minimal exists on SmartOS only",
                        "image_unknown 2:30 zone web is installed from an image, and where that is nobody says",
                        "unsupported_key 7:43 `ram` is not carried over",
                        "unsupported_key 2:46 `uuid` is not carried over",
                        "unsupported_key 3:3 `hostname` is not carried over",
                        "unsupported_key 3:34 `tmpfs` is not carried over",
                        "unsupported_key 3:48 `firewall_enabled` is not carried over",
                        "unsupported_key 3:74 `zfs_root_compression` is not carried over",
                        "unsupported_key 4:25 `customer_metadata.root_authorized_keys` is not carried over",
                        "unsupported_key 4:64 `customer_metadata.user-script` is not carried over",
                        "unsupported_key 5:25 `internal_metadata.root_pw` is not carried over",
                        "unsupported_key 5:47 `internal_metadata_namespaces` is not carried over",
                        "unsupported_key 6:14 `routes.10.2.2.0/24` is not carried over",
                        "unsupported_key 6:42 `disks` is not carried over",
                        "unsupported_key 6:55 `vcpus` is not carried over",
                        "unsupported_key 6:67 `zfs_data_recsize` is not carried over",
                        "unsupported_key 7:3 `set_tags` is not carried over",
                        "unknown_key 7:27 `cpu_cpa` is not known",
                        "unsupported_key 8:68 `kernel_version` is not carried over",
                        "unsupported_key 9:53 `nics[0].ips dhcp` is not carried over",
                        "unsupported_key 11:13 `nics[0].gateways` is not carried over",
                        "unsupported_key 9:32 `nics[0].interface` is not carried over",
                        "unsupported_key 9:85 `nics[0].allow_ip_spoofing` is not carried over",
                        "unsupported_key 10:13 `nics[0].blocked_outgoing_ports` is not carried over",
                        "unsupported_key 10:45 `nics[0].vrrp_vrid` is not carried over",
                        "unsupported_key 10:61 `nics[0].network_uuid` is not carried over",
                        "unknown_key 10:82 `nics[0].colour` is not known",
                        "not_a_wish 8:3 not carried over: state, zoneid");
        assertThat(room.kdl())
                .doesNotContain("secret")
                .contains("dataset \"zones/web/data\" delegate=#true manage=#false");
        room.resources(Flavour.OMNIOS);
    }

    /** Beside the new keys of a nic the old ones stand there, and say the same. */
    @Test
    void whatVmadmGetRepeatsIsNotTold() {
        Room room = Room.of(Format.vmadm, "a.json", """
                {"brand": "lx", "zonename": "a", "nics": [{"nic_tag": "igb0", "ip": "10.0.0.5", "ips": ["10.0.0.5/24"],
                 "netmask": "255.255.255.0", "gateway": "10.0.0.1", "gateways": ["10.0.0.1"], "primary": true}]}
                """);
        assertThat(room.told())
                .containsExactly("image_unknown 1:17 zone a is installed from an image, and where that is nobody says");
    }

    /** The properties of vmadm(8), and those that its table has besides. */
    private static final String DOCUMENTED = """
            alias archive_on_delete autoboot billing_id bhyve_extra_opts boot boot_timestamp bootrom com1 com2 cpu_cap cpu_shares
            cpu_type create_timestamp customer_metadata datasets delegate_dataset disk_driver disks dns_domain do_not_inventory
            docker filesystems firewall_enabled flexible_disk_size free_space fs_allowed hostname hvm image_uuid
            indestructible_delegated indestructible_zoneroot init_name internal_metadata internal_metadata_namespaces
            kernel_version limit_priv maintain_resolvers max_locked_memory max_lwps max_msg_ids max_physical_memory max_sem_ids
            max_shm_ids max_shm_memory max_swap mdata_exec_timeout nic_driver nics nowait owner_uuid package_name
            package_version pci_devices pid qemu_extra_opts qemu_opts quota ram resolvers restart_init routes server_uuid
            snapshots spice_opts spice_password spice_port state tags tmpfs transition_expire transition_to type uuid vcpus vga
            virtio09 virtio1 virtio_txburst virtio_txtimer vnc_password vnc_port zfs_data_compression zfs_data_recsize
            zfs_filesystem_limit zfs_io_priority zfs_root_compression zfs_root_recsize zfs_snapshot_limit zlog_max_size zlog_mode
            zone_state zonedid zoneid zonepath zpool""";

    @Test
    void everyDocumentedKeyIsKnown() {
        String entries = Stream.of(DOCUMENTED.split("\\s+"))
                .map(key -> "\"" + key + "\": \"w\"")
                .collect(Collectors.joining(", "));
        Room room = Room.of(Format.vmadm, "a.json", "{\"brand\": \"lx\", \"zonename\": \"a\", " + entries + "}");
        assertThat(room.told()).isNotEmpty().noneMatch(t -> t.startsWith("unknown_key"));
    }
}
