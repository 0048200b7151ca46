package dev.zplan.module;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One command for a host.
 *
 * @param argv the program and its arguments; never empty, never given to a shell unquoted
 * @param stdin what it reads; null for nothing
 */
public record CommandLine(List<String> argv, @Nullable String stdin) {

    /** Keeps a copy. */
    public CommandLine {
        argv = List.copyOf(argv);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CommandLine that && argv.equals(that.argv) && Objects.equals(stdin, that.stdin);
    }

    @Override
    public int hashCode() {
        return 31 * argv.hashCode() + Objects.hashCode(stdin);
    }

    /** A command that reads nothing. */
    public static CommandLine of(String... argv) {
        return new CommandLine(List.of(argv), null);
    }

    /** As one would type it into a Bourne shell, without the standard input. */
    public String shell() {
        return argv.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
    }

    /** As one would put it into a script: with the standard input as a here-document. */
    public String script() {
        if (stdin == null) {
            return shell();
        }
        String end = "EOF";
        while (stdin.lines().anyMatch(end::equals)) {
            end += "_";
        }
        return shell() + " <<'" + end + "'\n" + stdin + (stdin.endsWith("\n") ? "" : "\n") + end;
    }
}
