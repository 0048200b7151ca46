package dev.zplan.convert;

import java.util.Arrays;
import java.util.Set;

/** Which keys zadm's schemas have (zadm 0.15, {@code zadm doc -b BRAND}). */
final class ZadmKeys {

    /** Of a zone of any brand, and of lx. */
    static final Set<String> ZONE = words("""
            zonename zonepath brand ip-type autoboot bootargs pool limitpriv scheduling-class hostid fs-allowed cpu-shares max-lwps
            max-msg-ids max-processes max-sem-ids max-shm-ids max-shm-memory dns-domain resolvers attr capped-cpu capped-memory
            security-flags dataset dedicated-cpu device fs net rctl admin kernel-version ipv6""");

    /** Of brands that are machines. */
    static final Set<String> MACHINE = words("""
            acpi arch bootdisk bootnext bootorder bootrom cdrom cloud-init console cpu disk diskif extra hostbridge memreserve netif
            password ppt ram rng sshkey type uefivars vcpus vga virtfs vnc xhci""");

    /** Of a net of any brand, and of lx. */
    static final Set<String> NET = words("""
            physical address allowed-address defrouter global-nic mac-addr vlan-id over ips gateway primary""");

    /** Of a net of a machine. */
    static final Set<String> MACHINE_NET = words("""
            netif feature_mask vqsize mtu backend promiscrxonly promiscphys promiscsap promiscmulti""");

    private ZadmKeys() {}

    private static Set<String> words(String words) {
        return Set.copyOf(Arrays.asList(words.split("\\s+")));
    }

    /** Whether a zone of some brand has such a key. */
    static boolean isKnown(String name) {
        return ZONE.contains(name) || MACHINE.contains(name);
    }
}
