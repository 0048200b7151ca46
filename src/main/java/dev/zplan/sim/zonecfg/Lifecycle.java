package dev.zplan.sim.zonecfg;

import java.util.Optional;

/** The commands that concern a zone as a whole: create, delete, commit, revert, export, verify, exit, help. */
final class Lifecycle {

    private final Session session;
    private final Console console;

    Lifecycle(Session session) {
        this.session = session;
        this.console = session.console();
    }

    void execute(Command command) {
        switch (command.verb()) {
            case COMMIT -> {
                if (hasNoWords(command) && !session.isReadOnly()) {
                    new Verifier(session).verify(true);
                }
            }
            case CREATE -> create(command);
            case DELETE -> delete(command);
            case EXIT -> exit(command);
            case EXPORT -> export(command);
            case HELP -> help(command);
            case REVERT -> revert(command);
            case VERIFY -> {
                Options options = Options.of(command, "?", console);
                if (isExplained(command, options) || session.isReadOnly()) {
                    return;
                }
                new Verifier(session).verify(command.words().contains("save"));
            }
            default -> throw new IllegalArgumentException("not a command for the zone: " + command.verb());
        }
    }

    /** Whether a command that takes neither options nor words has none; explains it if not. */
    boolean hasNoWords(Command command) {
        Options options = Options.of(command, "?", console);
        return !isExplained(command, options) && !hasSuperfluousWords(command, options);
    }

    /** Prints the help of the command for each option that asks for it, or that there is not. */
    private boolean isExplained(Command command, Options options) {
        options.each(option -> {
            if (isForHelp(option)) {
                console.out(Usage.inFull(command.verb(), session.flavour()));
            }
        });
        return options.found().stream().anyMatch(Lifecycle::isForHelp);
    }

    private static boolean isForHelp(Options.Option option) {
        return !option.isKnown() || option.letter() == '?';
    }

    private boolean hasSuperfluousWords(Command command, Options options) {
        if (options.used() == command.words().size()) {
            return false;
        }
        console.shortUsage(command.verb());
        return true;
    }

    /** For create and export: an unknown option is an error there, and only {@code -?} brings the long help. */
    private boolean hasWrongOptions(Command command, Options options) {
        options.each(option -> {
            if (option.letter() == '?') {
                console.out(Usage.inFull(command.verb(), session.flavour()));
            } else if (!option.isKnown()) {
                console.shortUsage(command.verb());
            }
        });
        return options.found().stream().anyMatch(Lifecycle::isForHelp) || hasSuperfluousWords(command, options);
    }

    private void create(Command command) {
        Options options = Options.of(command, "?a:bFt:", console);
        if (hasWrongOptions(command, options) || session.isReadOnly() || !mayCreate(options.has('F'))) {
            return;
        }
        String template = "SUNWdefault";
        Optional<String> detached = Optional.empty();
        for (Options.Option option : options.found()) {
            switch (option.letter()) {
                case 'a' -> detached = Optional.of(option.argument());
                case 'b' -> template = "SUNWblank";
                case 't' -> template = session.store().templates().fileName(option.argument());
                default -> {}
            }
        }
        if (detached.isPresent()) {
            attach(detached.get());
            return;
        }
        ZoneStore.Loaded loaded = session.store().template(template, session.zone());
        if (loaded.document().isPresent()) {
            session.touch();
            session.use(loaded.document().get());
        } else {
            console.fail(template, loaded.status());
        }
    }

    private boolean mayCreate(boolean force) {
        String zone = session.zone();
        if (session.store().load(zone).document().isEmpty()) {
            return true;
        }
        if (session.store().isInstalled(zone)) {
            console.complain("Zone " + zone + " already installed; create not allowed.");
            return false;
        }
        if (force) {
            console.out("Zone " + zone + " already exists; overwriting.\n");
            return true;
        }
        refuseToAsk("Zone exists, input not from terminal and -F not specified:\ncreate command ignored, exiting.");
        return false;
    }

    private void refuseToAsk(String message) {
        session.askInVain();
        console.complain(message);
        console.exit(1);
    }

    private void attach(String path) {
        Optional<ZoneConfig> config = session.world().detachedConfig(path);
        if (config.isEmpty()) {
            // The real program does not count this as an error.
            console.err("invalid path to detached zone\n");
            return;
        }
        session.touch();
        session.use(ZoneDocument.fresh(session.zone(), config.get().with(Property.ZONEPATH, path)));
    }

    private void delete(Command command) {
        Options options = Options.of(command, "?F", console);
        if (isExplained(command, options) || hasSuperfluousWords(command, options) || session.isReadOnly()) {
            return;
        }
        if (!options.has('F')) {
            if (session.open(true)) {
                refuseToAsk("Input not from terminal and -F not specified:\ndelete command ignored, exiting.");
            }
            return;
        }
        session.open(true);
        Status status = session.store().destroy(session.zone(), true);
        if (status != Status.OK) {
            console.fail(session.zone(), status);
        }
        if (!session.hasDocument() && session.isInteractive()) {
            console.out("Use 'create' to begin configuring a new zone.\n");
        }
        session.reopen();
    }

    private void exit(Command command) {
        Options options = Options.of(command, "?F", console);
        boolean forced = options.has('F');
        if (isExplained(command, options) || hasSuperfluousWords(command, options)) {
            return;
        }
        if (session.scope().isEmpty() || forced) {
            session.exitWhenRead(forced);
            return;
        }
        refuseToAsk("Resource incomplete, input not from terminal and -F not specified:\n"
                + "exit command ignored, but exiting anyway.");
    }

    private void export(Command command) {
        Options options = Options.of(command, "?f:", console);
        if (hasWrongOptions(command, options)) {
            return;
        }
        String file = options.found().stream()
                .map(Options.Option::argument)
                .reduce((a, b) -> b)
                .orElse("");
        if (file.isEmpty()) {
            if (session.open(true)) {
                console.out(export());
            }
            return;
        }
        if (!session.world().writeFile(file, "")) {
            console.complain("opening file " + file + ": No such file or directory");
        } else if (session.open(true)) {
            session.world().writeFile(file, export());
        }
    }

    private String export() {
        return ExportPrinter.print(session.config(), session.store().storedBrand(session.zone()));
    }

    private void revert(Command command) {
        Options options = Options.of(command, "?F", console);
        if (isExplained(command, options) || hasSuperfluousWords(command, options) || session.isReadOnly()) {
            return;
        }
        if (session.scope().isPresent()) {
            console.fail("You can only use revert in the global scope.\n"
                    + "Use 'cancel' to cancel changes to a resource specification.");
        } else if (!session.hasDocument()) {
            console.fail("No changes to revert.");
        } else if (options.has('F')) {
            session.revert();
        } else {
            refuseToAsk("Input not from terminal and -F not specified:\nrevert command ignored, exiting.");
        }
    }

    private void help(Command command) {
        if (command.words().isEmpty()) {
            console.out(session.scope()
                    .map(s -> ScopeHelp.of(s.type(), session.flavour()))
                    .orElse(Usage.commandsInFull()));
            return;
        }
        String subject = command.words().get(0);
        switch (subject) {
            case "usage" -> console.out(Usage.invocation());
            case "commands" -> console.out(Usage.commandsInFull());
            case "syntax" ->
                console.out(Usage.zoneName() + "\n" + Usage.resources() + Usage.properties(session.flavour()));
            case "-?" -> console.out(Usage.inFull(Verb.HELP, session.flavour()));
            default ->
                Verb.of(subject)
                        .ifPresentOrElse(
                                v -> console.out(Usage.inFull(v, session.flavour())),
                                () -> console.err("Unknown help subject " + subject + ".  " + Usage.moreHelp()));
        }
    }
}
