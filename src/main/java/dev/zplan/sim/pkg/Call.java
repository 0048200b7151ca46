package dev.zplan.sim.pkg;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.FileView;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One call of a subcommand of {@code pkg} for an image.
 *
 * @param world the host
 * @param command the subcommand
 * @param args what follows it
 * @param directory the image's root, {@code /} for the running one
 * @param root its files
 * @param image what is in it
 * @param system the publishers that it has from the host's system repository
 * @param parent the publishers of the image that it is linked to; empty where it is linked to none
 * @param nothing the exit code for nothing to do: 4, or 0 with {@code PKG_SUCCESS_ON_NOP}
 */
record Call(
        PkgWorld world,
        String command,
        List<String> args,
        String directory,
        FileView root,
        Image image,
        List<Publisher> system,
        List<Publisher> parent,
        int nothing) {

    Getopt options(String letters, Map<String, Character> longNames) {
        return Getopt.parseLong(letters, longNames, args);
    }

    boolean live() {
        return directory.equals("/");
    }

    /** The publishers in the order in which they are searched. */
    List<Publisher> publishers() {
        return Stream.concat(
                        system.stream(),
                        image.publishers().stream()
                                .filter(p ->
                                        system.stream().noneMatch(s -> s.name().equals(p.name()))))
                .toList();
    }

    boolean isSystem(Publisher publisher) {
        return system.contains(publisher);
    }

    /** A complaint; white space before it comes before the program's name, as error() in client.py has it. */
    SimResult fail(int status, String text) {
        String rest = text.stripLeading();
        return new Console()
                .err(text.substring(0, text.length() - rest.length()) + "pkg " + command + ": " + rest)
                .exit(status);
    }

    SimResult usage(Getopt options) {
        return options.fault()
                .map(f -> usage("illegal option -- " + f.letter()))
                .orElseGet(() -> usage(""));
    }

    SimResult usage(String complaint) {
        Console console = new Console();
        if (!complaint.isEmpty()) {
            console.err("pkg " + command + ": " + complaint);
        }
        return console.err("Usage:").err(Usage.of(command)).exit(2);
    }
}
