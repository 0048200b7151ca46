package dev.zplan.sim.zfs;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Optional;

/**
 * {@code zfs} on a simulated host.
 *
 * <p>Formats, messages and exit codes are those of illumos (usr/src/cmd/zfs, lib/libzfs), checked against recordings of
 * OpenZFS where both are the same. Success is 0, an error 1, wrong usage 2.
 */
public final class Zfs {

    private Zfs() {}

    /**
     * Runs it as root in the global zone.
     *
     * @param pools the pools, which it may change
     * @param flavour the distribution
     * @param args what follows {@code zfs}
     */
    public static SimResult run(Pools pools, Flavour flavour, List<String> args) {
        return run(pools, flavour, ZfsCall.ROOT, args, "");
    }

    /**
     * Runs it in the global zone.
     *
     * @param pools the pools, which it may change
     * @param flavour the distribution
     * @param user who runs it; without {@code zfs allow} only root may change anything
     * @param args what follows {@code zfs}
     * @param stdin what it reads: {@code zfs receive} does
     */
    public static SimResult run(Pools pools, Flavour flavour, String user, List<String> args, String stdin) {
        Console console = new Console();
        List<Subcommand> all = subcommands();
        if (args.isEmpty()) {
            return console.err("missing command").errRaw(ZfsUsage.whole(all)).exit(ZfsCall.USAGE);
        }
        String name = args.get(0);
        if (name.equals("-?")) {
            return console.out(ZfsUsage.whole(all)).exit(0);
        }
        Optional<Subcommand> found = all.stream().filter(s -> matches(s, name)).findFirst();
        if (found.isEmpty()) {
            return console.err("unrecognized command '" + name + "'")
                    .errRaw(ZfsUsage.whole(all))
                    .exit(ZfsCall.USAGE);
        }
        ZfsCall call = new ZfsCall(pools, user, found.get(), args.subList(1, args.size()), stdin, console);
        return console.exit(found.get().action().applyAsInt(call));
    }

    private static boolean matches(Subcommand subcommand, String name) {
        String full = switch (name) {
            case "umount" -> "unmount";
            case "snap" -> "snapshot";
            case "recv" -> "receive";
            default -> name;
        };
        return subcommand.name().equals(full);
    }

    private static List<Subcommand> subcommands() {
        return List.of(
                new Subcommand(
                        "create",
                        "create [-p] [-o property=value] ... <filesystem>\n"
                                + "create [-ps] [-b blocksize] [-o property=value] ... -V <size> <volume>",
                        CreateCommand::run),
                new Subcommand(
                        "destroy",
                        "destroy [-fnpRrv] <filesystem|volume>\n"
                                + "destroy [-dnpRrv] <filesystem|volume>@<snap>[%<snap>][,...]\n"
                                + "destroy <filesystem|volume>#<bookmark>",
                        DestroyCommand::run),
                new Subcommand(
                        "snapshot",
                        "snapshot [-r] [-o property=value] ... <filesystem|volume>@<snap> ...",
                        SnapshotCommand::run),
                new Subcommand("rollback", "rollback [-rRf] <snapshot>", RollbackCommand::run),
                new Subcommand(
                        "clone",
                        "clone [-p] [-o property=value] ... <snapshot> <filesystem|volume>",
                        CloneCommands::clone),
                new Subcommand("promote", "promote <clone-filesystem>", CloneCommands::promote),
                new Subcommand("rename", """
                        rename [-f] <filesystem|volume|snapshot> <filesystem|volume|snapshot>
                        rename [-f] -p <filesystem|volume> <filesystem|volume>
                        rename -r <snapshot> <snapshot>
                        """, RenameCommand::run),
                new Subcommand("bookmark", "bookmark <snapshot|bookmark> <newbookmark>", BookmarkCommand::run),
                new Subcommand(
                        "list",
                        "list [-Hp] [-r|-d max] [-o property[,...]] [-s property]...\n"
                                + "    [-S property]... [-t type[,...]] [filesystem|volume|snapshot] ...",
                        ListCommand::run),
                new Subcommand("set", "set <property=value> ... <filesystem|volume|snapshot> ...", SetCommand::run),
                new Subcommand(
                        "get",
                        "get [-rHp] [-d max] [-o \"all\" | field[,...]]\n    [-t type[,...]] [-s source[,...]]\n"
                                + "    <\"all\" | property[,...]> [filesystem|volume|snapshot|bookmark] ...",
                        GetCommand::run),
                new Subcommand(
                        "inherit", "inherit [-rS] <property> <filesystem|volume|snapshot> ...", InheritCommand::run),
                new Subcommand("mount", "mount\nmount [-vO] [-o opts] <-a | filesystem>", MountCommands::mount),
                new Subcommand("unmount", "unmount [-f] <-a | filesystem|mountpoint>", MountCommands::unmount),
                new Subcommand("send", """
                        send [-DnPpRvLecbh] [-[i|I] snapshot] <snapshot>
                        send [-nvPLec] [-i snapshot|bookmark] <filesystem|volume|snapshot>
                        """, SendCommand::run),
                new Subcommand("receive", """
                        receive [-vnsFuM] [-o <property>=<value>] ... [-x <property>] ...
                            <filesystem|volume|snapshot>
                        receive [-vnsFuM] [-o <property>=<value>] ... [-x <property>] ...
                            [-d | -e] <filesystem>
                        """, ReceiveCommand::run),
                new Subcommand("allow", """
                        allow <filesystem|volume>
                        allow [-ldug] <"everyone"|user|group>[,...] <perm|@setname>[,...]
                            <filesystem|volume>
                        allow [-ld] -e <perm|@setname>[,...] <filesystem|volume>
                        allow -c <perm|@setname>[,...] <filesystem|volume>
                        allow -s @setname <perm|@setname>[,...] <filesystem|volume>
                        """, AllowCommands::allow),
                new Subcommand("unallow", """
                        unallow [-rldug] <"everyone"|user|group>[,...]
                            [<perm|@setname>[,...]] <filesystem|volume>
                        unallow [-rld] -e [<perm|@setname>[,...]] <filesystem|volume>
                        unallow [-r] -c [<perm|@setname>[,...]] <filesystem|volume>
                        unallow [-r] -s @setname [<perm|@setname>[,...]] <filesystem|volume>
                        """, AllowCommands::unallow),
                new Subcommand("hold", "hold [-r] <tag> <snapshot> ...", HoldCommands::hold),
                new Subcommand("holds", "holds [-r] <snapshot> ...", HoldCommands::holds),
                new Subcommand("release", "release [-r] <tag> <snapshot> ...", HoldCommands::release));
    }
}
