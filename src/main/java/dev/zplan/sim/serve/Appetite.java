package dev.zplan.sim.serve;

import dev.zplan.sim.command.Getopt;
import java.util.List;
import java.util.Optional;

/** Whether a command reads its standard input: what belongs to the caller's next command must be left to it. */
public enum Appetite {
    /** It reads nothing. */
    NONE,
    /** It reads, but does not wait for a person at a terminal. */
    UNLESS_TERMINAL,
    /** It reads. */
    ALWAYS;

    private static final String STDIN = "-";

    /** What that command reads. */
    public static Appetite of(List<String> argv) {
        if (argv.isEmpty()) {
            return NONE;
        }
        String path = argv.get(0);
        List<String> args = argv.subList(1, argv.size());
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "zonecfg" -> script(Getopt.parse("?f:R:z:", args));
            case "svccfg" -> script(Getopt.parse("vs:f:", args));
            case "zlogin" -> login(Getopt.parse("dinCEINQSe:l:", args));
            case "zfs" -> args.contains("receive") || args.contains("recv") ? UNLESS_TERMINAL : NONE;
            case "ipnat" -> when(Getopt.parse("CdFhlnrsvf:", args).values('f').contains(STDIN));
            case "zoneadm" -> when(args.contains("attach") && hasPair(args, "-n", STDIN));
            case "tee" -> ALWAYS;
            case "cat", "wc", "head", "tail" -> filter(args);
            case "grep" -> when(args.stream().filter(a -> !a.startsWith("-")).count() == 1);
            case "sh" -> UNLESS_TERMINAL;
            default -> NONE;
        };
    }

    private static Appetite when(boolean reads) {
        return reads ? ALWAYS : NONE;
    }

    /** A file of commands, or commands as operands, or else standard input. */
    private static Appetite script(Getopt options) {
        Optional<String> file = options.value('f');
        boolean named =
                file.map(f -> !f.equals(STDIN)).orElse(!options.operands().isEmpty());
        return when(options.fault().isEmpty() && !named);
    }

    private static Appetite login(Getopt options) {
        boolean runs = options.fault().isEmpty() && options.operands().size() > 1;
        return runs && !options.has('n') ? UNLESS_TERMINAL : NONE;
    }

    private static Appetite filter(List<String> args) {
        boolean file = args.stream().anyMatch(a -> !a.startsWith("-"));
        return when(!file || args.contains(STDIN));
    }

    private static boolean hasPair(List<String> args, String first, String second) {
        for (int i = 0; i + 1 < args.size(); i++) {
            if (args.get(i).equals(first) && args.get(i + 1).equals(second)) {
                return true;
            }
        }
        return false;
    }
}
