package dev.zplan.sim.zonecfg;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.stream.Stream;

/**
 * The simulated {@code zonecfg}. Standard input is never a terminal, so nothing is ever asked. Commands come from the arguments,
 * from {@code -f FILE}, or from standard input; after a wrong command the arguments and standard input are read on, a file is not,
 * and in each case what was changed before is committed at the end if it verifies.
 */
public final class Zonecfg {

    private static final int OK = 0;
    private static final int ERROR = 1;
    private static final int USAGE = 2;
    private static final int ABORTED = -6;

    private final ZoneWorld world;
    private final String stdin;
    private final Console console;
    private final String zone;
    private final String file;

    private Zonecfg(ZoneWorld world, String stdin, Console console, String zone, String file) {
        this.world = world;
        this.stdin = stdin;
        this.console = console;
        this.zone = zone;
        this.file = file;
    }

    /**
     * Runs {@code zonecfg} with these arguments (its name not among them) and that standard input. Exit status 0, 1 or 2; -6 where
     * the real program dies of a failed assertion.
     */
    public static SimResult run(ZoneWorld world, List<String> args, String stdin) {
        Console early = new Console("");
        if (args.isEmpty()) {
            early.err(Usage.invocation() + Usage.commands());
            return early.result(USAGE);
        }
        if (args.get(0).equals("help")) {
            return new Zonecfg(world, stdin, early, "", "").help(args);
        }
        List<String> argv = Stream.concat(Stream.of("zonecfg"), args.stream()).toList();
        Options options = new Options(argv, 1, "?f:R:z:", early);
        String zone = "";
        String file = "";
        String root = "/";
        for (Options.Option option : options.found()) {
            options.complain(option);
            if (!option.isKnown()) {
                early.err(Usage.invocation());
                return early.result(USAGE);
            }
            switch (option.letter()) {
                case 'f' -> file = option.argument();
                case 'z' -> zone = option.argument();
                case 'R' -> root = option.argument();
                default -> {
                    early.out(Usage.invocation() + Usage.commandsInFull());
                    return early.result(USAGE);
                }
            }
            if ((option.letter() == 'R' && !isRoot(world, root, early))
                    || (option.letter() == 'z' && !isZone(zone, early))) {
                return early.result(USAGE);
            }
        }
        if (zone.isEmpty()) {
            early.err(Usage.invocation());
            return early.result(USAGE);
        }
        if (root.length() > 1) {
            early.err("zonecfg: Could not access zone configuration store: " + Status.MISC_FS.text() + "\n");
            return early.result(ERROR);
        }
        Zonecfg program = new Zonecfg(world, stdin, new Console(file), zone, file);
        return program.run(argv.subList(options.used(), argv.size()));
    }

    private static boolean isRoot(ZoneWorld world, String root, Console console) {
        if (!root.startsWith("/")) {
            console.complain("root path must be absolute: " + root);
            return false;
        }
        if (!world.isDirectory(root)) {
            console.complain("root path must be a directory: " + root);
            return false;
        }
        return true;
    }

    private static boolean isZone(String zone, Console console) {
        if (zone.equals(ZoneStore.GLOBAL) || ZoneStore.isZoneName(zone)) {
            return true;
        }
        console.fail(zone, Status.BOGUS_ZONE_NAME);
        console.err("\n" + Usage.zoneName());
        return false;
    }

    private SimResult help(List<String> words) {
        run(words);
        return console.result(OK);
    }

    private SimResult run(List<String> words) {
        if (!words.isEmpty()) {
            Script script = new Script(String.join(" ", words) + "\n", false);
            while (!script.isRead()) {
                script.step();
            }
            return console.result(script.conclude());
        }
        if (file.isEmpty() || file.equals("-")) {
            return fromStdin();
        }
        if (world.isDirectory(file)) {
            return SimResult.fail(ERROR, file + " is not a regular file.\n");
        }
        return world.readFile(file)
                .map(text -> read(new Script(text, false), true))
                .orElseGet(
                        () -> SimResult.fail(ERROR, "could not open file " + file + ": No such file or directory\n"));
    }

    private SimResult fromStdin() {
        Script script = new Script(stdin, true);
        if (file.isEmpty()) {
            script.session.open(false);
        }
        return read(script, false);
    }

    private SimResult read(Script script, boolean stopsAtError) {
        do {
            script.step();
        } while (!script.isRead() && !script.session.isToExit() && !(stopsAtError && console.sawError()));
        if (stopsAtError && console.sawError()) {
            script.session.exitWhenRead(false);
        }
        return console.result(script.conclude());
    }

    /** A script being carried out. */
    private final class Script {

        private final Lexer lexer;
        private final Parser parser;
        private final Session session;
        private final Interpreter interpreter;

        Script(String text, boolean interactive) {
            lexer = new Lexer(text, world.flavour());
            console.follow(lexer::line);
            parser = new Parser(lexer, console, world.flavour());
            session = new Session(world, console, zone, interactive);
            interpreter = new Interpreter(session);
        }

        boolean isRead() {
            return lexer.isAtEnd() || console.hasExited();
        }

        void step() {
            Parser.Outcome outcome = parser.next();
            if (lexer.isOverflown()) {
                console.out("Input string too long, limit " + Lexer.BUFFER + "\n");
                console.exit(ERROR);
                return;
            }
            if (outcome instanceof Parser.Outcome.Parsed parsed) {
                interpreter.execute(parsed.command());
            }
            boolean good = outcome instanceof Parser.Outcome.Parsed || outcome instanceof Parser.Outcome.Blank;
            if (good && parser.hasStrayWords() && !console.hasExited()) {
                int line = world.flavour() == Flavour.OMNIOS ? 435 : 411;
                console.err("Assertion failed: num_unclaimed_tokens == 0, file zonecfg_lex.l, line " + line
                        + ", function assert_no_unclaimed_tokens\n");
                console.exit(ABORTED);
            }
        }

        /** Commits what is to be committed, and gives the exit status. */
        int conclude() {
            if (console.hasExited()) {
                return ERROR;
            }
            if (session.scope().isPresent()) {
                console.markError();
                if (!session.isToExit()) {
                    console.complain("Resource incomplete.");
                    return ERROR;
                }
            }
            if (session.isToCommit() && session.hasDocument()) {
                interpreter.execute(Command.of(Verb.COMMIT, List.of()));
                if (session.isToCommit()) {
                    console.fail("Configuration not saved.");
                    return ERROR;
                }
            }
            return session.isToCommit() || console.sawError() ? ERROR : OK;
        }
    }
}
