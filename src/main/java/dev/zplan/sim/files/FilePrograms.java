package dev.zplan.sim.files;

import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Programs that read and write files, as far as automation needs them. Their messages are those of illumos (usr/src/cmd); whoever
 * runs them, permissions never stand in the way. An option that is not simulated is an illegal option.
 */
public final class FilePrograms {

    private static final SortedSet<String> NAMES = new TreeSet<>(List.of(
            "[",
            "basename",
            "cat",
            "chgrp",
            "chmod",
            "chown",
            "cp",
            "cut",
            "dirname",
            "echo",
            "false",
            "getent",
            "grep",
            "groupadd",
            "groupdel",
            "head",
            "id",
            "ln",
            "ls",
            "mkdir",
            "mv",
            "printf",
            "rm",
            "rmdir",
            "sort",
            "tail",
            "tee",
            "test",
            "touch",
            "true",
            "useradd",
            "userdel",
            "wc",
            "whoami"));

    private final FileView files;
    private final String user;

    /** For root, over what is mounted where. */
    public FilePrograms(FileView files) {
        this(files, Accounts.ROOT);
    }

    /** For a user, by name, over what is mounted where. */
    public FilePrograms(FileView files, String user) {
        this.files = files;
        this.user = user;
    }

    /** The names of all programs. */
    public static SortedSet<String> names() {
        return new TreeSet<>(NAMES);
    }

    /** Whether there is such a program. */
    public static boolean has(String name) {
        return NAMES.contains(name);
    }

    /** Runs one of them. */
    public SimResult run(String name, List<String> args, String stdin) {
        Run run = new Run(name, args, stdin, files, user);
        return switch (name) {
            case "[", "test" -> TestProgram.run(run);
            case "basename" -> PathPrograms.basename(run);
            case "cat" -> TextPrograms.cat(run);
            case "chgrp" -> OwnerPrograms.chgrp(run);
            case "chmod" -> OwnerPrograms.chmod(run);
            case "chown" -> OwnerPrograms.chown(run);
            case "cp", "mv" -> CopyPrograms.copy(run);
            case "cut" -> TextPrograms.cut(run);
            case "dirname" -> PathPrograms.dirname(run);
            case "echo" -> PathPrograms.echo(run);
            case "false" -> SimResult.fail(1, "");
            case "getent" -> AccountPrograms.getent(run);
            case "grep" -> Grep.run(run);
            case "groupadd" -> AccountPrograms.groupadd(run);
            case "groupdel" -> AccountPrograms.groupdel(run);
            case "head" -> TextPrograms.head(run);
            case "id" -> AccountPrograms.id(run);
            case "ln" -> CopyPrograms.link(run);
            case "ls" -> Listing.run(run);
            case "mkdir" -> MakePrograms.mkdir(run);
            case "printf" -> Printf.run(run);
            case "rm" -> MakePrograms.rm(run);
            case "rmdir" -> MakePrograms.rmdir(run);
            case "sort" -> TextPrograms.sort(run);
            case "tail" -> TextPrograms.tail(run);
            case "tee" -> MakePrograms.tee(run);
            case "touch" -> MakePrograms.touch(run);
            case "true" -> SimResult.ok("");
            case "useradd" -> AccountPrograms.useradd(run);
            case "userdel" -> AccountPrograms.userdel(run);
            case "wc" -> TextPrograms.wc(run);
            case "whoami" -> SimResult.ok(run.user() + "\n");
            default -> throw new IllegalArgumentException(name);
        };
    }
}
