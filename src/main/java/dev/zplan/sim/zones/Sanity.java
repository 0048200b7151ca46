package dev.zplan.sim.zones;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tests that zoneadm makes before it does anything (its sanity_check), in its order. */
final class Sanity {

    private static final Set<Subcommand> NEEDS_KERNEL = EnumSet.of(Subcommand.SHUTDOWN, Subcommand.REBOOT);
    private static final Set<Subcommand> NEEDS_NO_KERNEL = EnumSet.of(
            Subcommand.INSTALL,
            Subcommand.UNINSTALL,
            Subcommand.CLONE,
            Subcommand.MOVE,
            Subcommand.DETACH,
            Subcommand.ATTACH,
            Subcommand.MARK,
            Subcommand.SYSBOOT);

    private Sanity() {}

    /** What zoneadm says instead of doing the subcommand; null when it goes ahead. */
    static @Nullable String refusal(Call call, boolean force) {
        return refusal(call, call.subcommand(), force);
    }

    /** The same for another subcommand than the call's own. */
    static @Nullable String refusal(Call call, Subcommand subcommand, boolean force) {
        String command = subcommand.word();
        if (call.zone().isEmpty()) {
            return "no zone specified";
        }
        if (call.zone().equals(Machine.GLOBAL)) {
            return command + " operation is invalid for the global zone.";
        }
        if (call.zone().startsWith("SUNW")) {
            return command + " operation is invalid for zones starting with SUNW.";
        }
        ZoneState state = call.machine().zone(call.zone()).map(Zone::state).orElse(ZoneState.CONFIGURED);
        if (NEEDS_KERNEL.contains(subcommand) && !state.inKernel()) {
            return "not running";
        }
        if (NEEDS_NO_KERNEL.contains(subcommand) && state.inKernel()) {
            return command + " operation is invalid for " + state.word() + " zones.";
        }
        return byState(subcommand, state, force).orElse(null);
    }

    private static Optional<String> byState(Subcommand subcommand, ZoneState state, boolean force) {
        boolean incomplete = state == ZoneState.INCOMPLETE;
        boolean installed = state.compareTo(ZoneState.INSTALLED) >= 0;
        String text = switch (subcommand) {
            case INSTALL, CLONE ->
                installed ? "is already installed." : incomplete ? "zone is incomplete; uninstall required." : "";
            case ATTACH ->
                installed
                        ? "is already installed."
                        : incomplete && !force ? "zone is incomplete; uninstall required." : "";
            case UNINSTALL -> state == ZoneState.CONFIGURED ? "is already in state 'configured'." : "";
            case VERIFY -> incomplete ? "zone is incomplete; uninstall required." : "";
            case MOVE, DETACH, READY -> installed ? "" : mustBe("installed", subcommand);
            case BOOT, MOUNT -> bootable(subcommand, state, force);
            case UNMOUNT -> state == ZoneState.MOUNTED ? "" : "must be mounted before unmount.";
            case SYSBOOT ->
                state == ZoneState.INSTALLED ? "" : "sysboot operation is invalid for " + state.word() + " zones.";
            default -> "";
        };
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String bootable(Subcommand subcommand, ZoneState state, boolean force) {
        ZoneState least = force ? ZoneState.INCOMPLETE : ZoneState.INSTALLED;
        return state.compareTo(least) >= 0 ? "" : mustBe(least.word(), subcommand);
    }

    private static String mustBe(String state, Subcommand subcommand) {
        return "must be " + state + " before " + subcommand.word() + ".";
    }
}
