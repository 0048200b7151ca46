package dev.zplan.sim.zonecfg;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The check of {@code limitpriv}: known privileges, none that a zone must not have, all that it needs. The sets are those of the
 * native-like brands' config.xml in illumos-gate, in the order in which the library asks for them.
 */
final class PrivilegeSet {

    private static final List<String> BASIC = List.of(
            "file_link_any",
            "file_read",
            "file_write",
            "net_access",
            "proc_exec",
            "proc_fork",
            "proc_info",
            "proc_secflags",
            "proc_session");
    private static final List<String> SAFE = List.of(
            "contract_event",
            "contract_identity",
            "contract_observer",
            "file_chown",
            "file_chown_self",
            "file_dac_execute",
            "file_dac_read",
            "file_dac_search",
            "file_dac_write",
            "file_owner",
            "file_setid",
            "ipc_dac_read",
            "ipc_dac_write",
            "ipc_owner",
            "net_bindmlp",
            "net_icmpaccess",
            "net_mac_aware",
            "net_observability",
            "net_privaddr",
            "proc_chroot",
            "sys_audit",
            "proc_audit",
            "proc_lock_memory",
            "proc_owner",
            "proc_setid",
            "proc_taskid",
            "sys_acct",
            "sys_admin",
            "sys_mount",
            "sys_nfs",
            "sys_resource");
    private static final List<String> SAFE_IF_EXCLUSIVE =
            List.of("net_rawaccess", "sys_ip_config", "sys_iptun_config", "sys_ppp_config");
    private static final List<String> PROHIBITED = List.of(
            "virt_manage",
            "xvm_control",
            "sys_suser_compat",
            "sys_res_config",
            "sys_net_config",
            "sys_linkdir",
            "sys_devices",
            "sys_config",
            "proc_zone",
            "dtrace_kernel");
    private static final List<String> PROHIBITED_IF_SHARED = List.of("sys_ppp_config", "sys_ip_config");
    private static final List<String> OTHERS = List.of(
            "cpc_cpu",
            "dtrace_proc",
            "dtrace_user",
            "file_downgrade_sl",
            "file_flag_set",
            "file_upgrade_sl",
            "graphics_access",
            "graphics_map",
            "proc_clock_highres",
            "proc_prioup",
            "proc_priocntl",
            "sys_dl_config",
            "sys_fs_import",
            "sys_ipc_config",
            "sys_flow_config",
            "sys_share",
            "sys_smb",
            "sys_time",
            "sys_trans_label",
            "win_colormap",
            "win_config",
            "win_dac_read",
            "win_dac_write",
            "win_devices",
            "win_dga",
            "win_downgrade_sl",
            "win_fontpath",
            "win_mac_read",
            "win_mac_write",
            "win_selection",
            "win_upgrade_sl");

    private PrivilegeSet() {}

    /** The privilege that makes a limitpriv invalid, if any. */
    static Optional<String> fault(String limitpriv, boolean exclusive) {
        if (limitpriv.isEmpty() || limitpriv.equals("default")) {
            return Optional.empty();
        }
        Set<String> set = new HashSet<>();
        String rest = limitpriv;
        // The library compares only as many characters as the first word has, so "def,…" and ",…" count as default too.
        int comma = limitpriv.indexOf(',');
        if (comma >= 0 && "default".startsWith(limitpriv.substring(0, comma))) {
            set.addAll(BASIC);
            set.addAll(SAFE);
            set.addAll(exclusive ? SAFE_IF_EXCLUSIVE : List.of());
            rest = limitpriv.substring(comma + 1);
        }
        List<String> words = List.of(rest.split(","));
        if (words.contains("zone")) {
            return Optional.of("zone");
        }
        for (String word : words) {
            if (!word.isEmpty() && !apply(word, set)) {
                return Optional.of(word);
            }
        }
        return PROHIBITED_IF_SHARED.stream()
                .filter(p -> !exclusive && set.contains(p))
                .findFirst()
                .or(() -> PROHIBITED.stream().filter(set::contains).findFirst())
                .or(() -> required(exclusive).stream()
                        .filter(p -> !set.contains(p))
                        .findFirst());
    }

    private static List<String> required(boolean exclusive) {
        return exclusive
                ? List.of("sys_mount", "sys_ip_config", "proc_fork", "proc_exec")
                : List.of("sys_mount", "proc_fork", "proc_exec");
    }

    /** Takes one word into account; false if it is not a privilege. The words for whole sets take no sign. */
    private static boolean apply(String word, Set<String> set) {
        String lower = word.toLowerCase(Locale.ROOT);
        switch (lower) {
            case "basic" -> set.addAll(BASIC);
            case "none" -> set.clear();
            case "all" -> set.addAll(all());
            default -> {
                boolean negated = lower.startsWith("!") || lower.startsWith("-");
                String name = negated || lower.startsWith("+") ? lower.substring(1) : lower;
                String privilege = name.startsWith("priv_") ? name.substring(5) : name;
                if (!all().contains(privilege)) {
                    return false;
                }
                if (negated) {
                    set.remove(privilege);
                } else {
                    set.add(privilege);
                }
            }
        }
        return true;
    }

    private static Set<String> all() {
        Set<String> all = new HashSet<>(BASIC);
        List.of(SAFE, SAFE_IF_EXCLUSIVE, PROHIBITED, OTHERS).forEach(all::addAll);
        return all;
    }
}
