package dev.zplan.sim.zones;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The subcommands of zoneadm, in the order of its usage text. */
enum Subcommand {
    HELP("help"),
    BOOT("boot [-- boot_arguments]"),
    HALT("halt"),
    READY("ready"),
    SHUTDOWN("shutdown [-r [-- boot_arguments]]"),
    REBOOT("reboot [-- boot_arguments]"),
    LIST("list [-cinpv]"),
    VERIFY("verify"),
    INSTALL("install [brand-specific args]"),
    UNINSTALL("uninstall [-F] [brand-specific args]"),
    MOUNT(null),
    UNMOUNT(null),
    CLONE("clone [-m method] [-s <ZFS snapshot>] [brand-specific args] zonename"),
    MOVE("move zonepath"),
    DETACH("detach [-n] [brand-specific args]"),
    ATTACH("attach [-F] [-n <path>] [brand-specific args]"),
    MARK("mark incomplete"),
    APPLY(null),
    SYSBOOT(null);

    private final @Nullable String usage;

    Subcommand(@Nullable String usage) {
        this.usage = usage;
    }

    static Optional<Subcommand> of(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The short usage; null: not shown. */
    @Nullable
    String usage() {
        return usage;
    }

    /** The beginning of the help text; empty where only the short form is known. */
    String help() {
        return switch (this) {
            case LIST ->
                "Lists the current zones, or a specific zone if indicated.  By default,\n\tall running zones are listed";
            case INSTALL ->
                "Install the configuration on to the system.  All arguments are passed to the brand installation"
                        + " function;\n\tsee brands(7) for more information.";
            default -> "";
        };
    }
}
