package dev.zplan.sim.zones;

import dev.zplan.resource.Flavour;
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

    /** The short usage; null: a private subcommand, never shown. */
    @Nullable
    String usage() {
        return usage;
    }

    /** The help text. Pages of the manual are named as in their flavour's release: by the old sections on OpenIndiana. */
    String help(Flavour flavour) {
        String zoneadm = flavour == Flavour.OMNIOS ? "zoneadm(8)" : "zoneadm(1m)";
        String brands = flavour == Flavour.OMNIOS ? "brands(7)" : "brands(5)";
        return switch (this) {
            case HELP -> "Print usage message.";
            case BOOT -> "Activates (boots) specified zone.  See " + zoneadm + " for valid boot\n\targuments.";
            case HALT ->
                "Halts specified zone, bypassing shutdown scripts and removing runtime\n\tresources of the zone.";
            case READY ->
                "Prepares a zone for running applications but does not start any user\n\tprocesses in the zone.";
            case SHUTDOWN ->
                "Gracefully shutdown the zone or reboot if the '-r' option is specified.\n\tSee " + zoneadm
                        + " for valid boot arguments.";
            case REBOOT ->
                "Restarts the zone (equivalent to a halt / boot sequence).\n\tFails if the zone is not active.  See "
                        + zoneadm + " for valid boot\n\targuments.";
            case LIST -> LIST_HELP;
            case VERIFY ->
                "Check to make sure the configuration can safely be instantiated\n\ton the machine: "
                        + "physical network interfaces exist, etc.";
            case INSTALL ->
                "Install the configuration on to the system.  All arguments are passed to the brand installation"
                        + " function;\n\tsee " + brands + " for more information.";
            case UNINSTALL ->
                "Uninstall the configuration from the system.  The -F flag can be used\n\tto force the action.  All "
                        + "other arguments are passed to the brand\n\tuninstall function; see " + brands
                        + " for more information.";
            case CLONE -> CLONE_HELP + brands + " for more information.";
            case MOVE -> "Move the zone to a new zonepath.";
            case DETACH -> DETACH_HELP + brands + " for more information.";
            case ATTACH -> ATTACH_HELP + brands + " for more information.";
            case MARK ->
                "Set the state of the zone.  This can be used to force the zone\n\tstate to 'incomplete' "
                        + "administratively if some activity has rendered\n\tthe zone permanently unusable.  The only "
                        + "valid state that may be\n\tspecified is 'incomplete'.";
            case MOUNT, UNMOUNT, APPLY, SYSBOOT -> "";
        };
    }

    private static final String LIST_HELP =
            "Lists the current zones, or a specific zone if indicated.  By default,\n\tall running zones are listed, "
                    + "though this can be expanded to all\n\tinstalled zones with the -i option or all configured zones "
                    + "with the\n\t-c option.  When used with the general -z <zone> and/or -u <uuid-match>\n\toptions, "
                    + "lists only the specified matching zone, but lists it\n\tregardless of its state, and the -i, -c, "
                    + "and -n options are disallowed.  The\n\t-v option can be used to display verbose information: zone "
                    + "name, id,\n\tcurrent state, root directory and options.  The -p option can be used\n\tto request "
                    + "machine-parsable output.  The -v and -p options are mutually\n\texclusive.  If neither -v nor -p "
                    + "is used, just the zone name is listed.";

    private static final String CLONE_HELP =
            "Clone the installation of another zone.  The -m option can be used to\n\tspecify 'copy' which forces a "
                    + "copy of the source zone.  The -s option\n\tcan be used to specify the name of a ZFS snapshot that "
                    + "was taken from\n\ta previous clone command.  The snapshot will be used as the source\n\tinstead "
                    + "of creating a new ZFS snapshot.  All other arguments are passed\n\tto the brand clone function; "
                    + "see ";

    private static final String DETACH_HELP =
            "Detach the zone from the system. The zone state is changed to\n\t'configured' (but the files under the "
                    + "zonepath are untouched).\n\tThe zone can subsequently be attached, or can be moved to another"
                    + "\n\tsystem and attached there.  The -n option can be used to specify\n\t'no-execute' mode.  When "
                    + "-n is used, the information needed to attach\n\tthe zone is sent to standard output but the zone "
                    + "is not actually\n\tdetached.  All other arguments are passed to the brand detach function;"
                    + "\n\tsee ";

    private static final String ATTACH_HELP =
            "Attach the zone to the system.  The zone state must be 'configured'\n\tprior to attach; upon successful "
                    + "completion, the zone state will be\n\t'installed'.  The system software on the current system "
                    + "must be\n\tcompatible with the software on the zone's original system.\n\tSpecify -F to force the "
                    + "attach and skip software compatibility tests.\n\tThe -n option can be used to specify "
                    + "'no-execute' mode.  When -n is\n\tused, the information needed to attach the zone is read from "
                    + "the\n\tspecified path and the configuration is only validated.  The path can\n\tbe '-' to specify "
                    + "standard input.  The -F and -n options are mutually\n\texclusive.  All other arguments are passed "
                    + "to the brand attach\n\tfunction; see ";
}
