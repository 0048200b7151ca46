package dev.zplan.convert;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which keys vmadm(8) has, and why some of them have no counterpart. */
final class VmadmKeys {

    /** What {@code vmadm get} tells of a zone as it is. */
    static final Set<String> TOLD = words("""
            state zone_state zonepath zoneid zonedid pid server_uuid snapshots type hvm boot_timestamp create_timestamp
            last_modified free_space transition_expire transition_to exit_status exit_timestamp platform_buildstamp
            zfs_filesystem resources zlog_mode v""");

    /** Properties of the delegated dataset. */
    static final SortedMap<String, String> DATA = Collections.unmodifiableSortedMap(
            new TreeMap<>(Map.of("zfs_data_compression", "compression", "zfs_data_recsize", "recordsize")));

    private static final Set<String> CARRIED = words("""
            brand zonename alias uuid hostname autoboot image_uuid cpu_cap cpu_shares zfs_io_priority max_lwps max_msg_ids
            max_sem_ids max_shm_ids max_shm_memory max_physical_memory max_swap max_locked_memory ram limit_priv fs_allowed
            nowait dns_domain resolvers maintain_resolvers owner_uuid billing_id package_name package_version tags
            kernel_version delegate_dataset datasets filesystems nics indestructible_zoneroot indestructible_delegated""");

    private static final Map<String, String> REASONS = reasons();

    private VmadmKeys() {}

    private static Set<String> words(String words) {
        return Set.copyOf(Arrays.asList(words.split("\\s+")));
    }

    private static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        put(
                reasons,
                "it is a property of the zone's own dataset, which the installer makes: set it with zfs afterwards",
                "quota zfs_root_recsize zfs_root_compression zfs_filesystem_limit zfs_snapshot_limit");
        put(
                reasons,
                "it needs a dataset that vmadm delegates (delegate_dataset)",
                "zfs_data_recsize zfs_data_compression");
        put(reasons, "the zonepath says where the zone is", "zpool");
        put(reasons, "every zone is given a uuid when it is installed", "uuid");
        put(reasons, "in the zone /tmp is bounded by memory swap", "tmpfs");
        put(
                reasons,
                "only zones of SmartOS read it (mdata-get)",
                "customer_metadata internal_metadata internal_metadata_namespaces mdata_exec_timeout");
        put(reasons, "routes are made within the zone (route -p add)", "routes");
        put(
                reasons,
                "fwadm exists on SmartOS only; OmniOS reads rules from the zone's folder etc/",
                "firewall_enabled");
        put(reasons, "zplan history keeps what was done", "archive_on_delete");
        put(reasons, "it speaks to SmartOS and Triton", "do_not_inventory docker docker_id zlog_max_size");
        put(reasons, "the brand says how a zone begins", "init_name restart_init");
        put(reasons, "it belongs to virtual machines", """
                disks disk_driver nic_driver pci_devices flexible_disk_size vcpus bootrom boot bhyve_extra_opts com1 com2 cpu_type
                vga vnc_port vnc_password qemu_opts qemu_extra_opts spice_opts spice_password spice_port virtio_txburst
                virtio_txtimer virtio09 virtio1 console_port""");
        return reasons;
    }

    private static void put(Map<String, String> reasons, String why, String keys) {
        List.of(keys.split("\\s+")).forEach(key -> reasons.put(key, why));
    }

    /** Why a key is not carried over; empty where it is, or is not known. */
    static Optional<String> reason(String key) {
        return Optional.ofNullable(REASONS.get(key));
    }

    static boolean isKnown(String key) {
        return CARRIED.contains(key) || REASONS.containsKey(key) || TOLD.contains(key);
    }

    static Set<String> names() {
        Set<String> names = new TreeSet<>(CARRIED);
        names.addAll(REASONS.keySet());
        names.addAll(TOLD);
        return names;
    }
}
