package dev.zplan.sim.files;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.List;

/**
 * One run of a program that works on files.
 *
 * @param name the program
 * @param args what follows it
 * @param stdin what it reads
 * @param files what it sees; relative paths begin at its directory
 * @param user who runs it
 */
record Run(String name, List<String> args, String stdin, FileView files, String user) {

    static final String MISSING = "No such file or directory";

    Accounts accounts() {
        return new Accounts(files);
    }

    /** Complains of the option that could not be read, if any, and says how to use the program. */
    SimResult usage(Getopt options, String text) {
        Console output = new Console();
        options.fault()
                .ifPresent(f -> output.err(name + ": "
                        + (f.missingValue() ? "option requires an argument" : "illegal option") + " -- " + f.letter()));
        return output.err(text).exit(2);
    }

    /** The directory that holds a path. */
    String parent(String path) {
        return FileView.parent(files.absolute(path));
    }

    /** The last part of a path. */
    static String last(String path) {
        String clean = FileView.normal(path);
        return clean.substring(clean.lastIndexOf('/') + 1);
    }
}
