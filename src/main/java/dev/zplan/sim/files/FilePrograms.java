package dev.zplan.sim.files;

import static java.util.Map.entry;

import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Programs that read and write files, as far as automation needs them. Their messages are those of illumos (usr/src/cmd); whoever
 * runs them, permissions never stand in the way. An option that is not simulated is an illegal option.
 */
public final class FilePrograms {

    private static final Map<String, Program> PROGRAMS = Map.ofEntries(
            entry("[", TestProgram::run),
            entry("basename", PathPrograms::basename),
            entry("cat", TextPrograms::cat),
            entry("chgrp", OwnerPrograms::chgrp),
            entry("chmod", OwnerPrograms::chmod),
            entry("chown", OwnerPrograms::chown),
            entry("cp", CopyPrograms::copy),
            entry("cut", TextPrograms::cut),
            entry("dirname", PathPrograms::dirname),
            entry("echo", PathPrograms::echo),
            entry("false", run -> SimResult.fail(1, "")),
            entry("getent", AccountPrograms::getent),
            entry("grep", Grep::run),
            entry("groupadd", AccountPrograms::groupadd),
            entry("groupdel", AccountPrograms::groupdel),
            entry("head", TextPrograms::head),
            entry("id", AccountPrograms::id),
            entry("ln", CopyPrograms::link),
            entry("ls", Listing::run),
            entry("mkdir", MakePrograms::mkdir),
            entry("mv", CopyPrograms::copy),
            entry("printf", Printf::run),
            entry("rm", MakePrograms::rm),
            entry("rmdir", MakePrograms::rmdir),
            entry("sort", TextPrograms::sort),
            entry("tail", TextPrograms::tail),
            entry("tee", MakePrograms::tee),
            entry("test", TestProgram::run),
            entry("touch", MakePrograms::touch),
            entry("true", run -> SimResult.ok("")),
            entry("useradd", AccountPrograms::useradd),
            entry("userdel", AccountPrograms::userdel),
            entry("wc", TextPrograms::wc),
            entry("whoami", run -> SimResult.ok(run.user() + "\n")));

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

    @FunctionalInterface
    private interface Program {
        SimResult run(Run run);
    }

    /** The names of all programs. */
    public static SortedSet<String> names() {
        return new TreeSet<>(PROGRAMS.keySet());
    }

    /** Whether there is such a program. */
    public static boolean has(String name) {
        return PROGRAMS.containsKey(name);
    }

    /** Runs one of them. */
    public SimResult run(String name, List<String> args, String stdin) {
        Program program = PROGRAMS.get(name);
        if (program == null) {
            throw new IllegalArgumentException(name);
        }
        return program.run(new Run(name, args, stdin, files, user));
    }
}
