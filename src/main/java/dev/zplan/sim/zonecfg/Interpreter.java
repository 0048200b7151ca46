package dev.zplan.sim.zonecfg;

import dev.zplan.sim.zonecfg.Command.Given;
import java.util.Optional;

/** Carries out the commands that concern the session and its scopes; {@link Lifecycle} has those that concern the whole zone. */
final class Interpreter {

    private static final String GLOBAL_RCTL = """
            WARNING: Setting a global zone resource control too low could deny
            service to even the root user; this could render the system impossible
            to administer.  Please use caution.""";

    private final Session session;
    private final Console console;
    private final Globals globals;
    private final Lifecycle lifecycle;

    Interpreter(Session session) {
        this.session = session;
        this.console = session.console();
        this.globals = new Globals(session);
        this.lifecycle = new Lifecycle(session);
    }

    void execute(Command command) {
        switch (command.verb()) {
            case ADD -> add(command);
            case CANCEL -> cancel(command);
            case CLEAR -> clear(command);
            case END -> end(command);
            case INFO -> new InfoPrinter(session).print(command);
            case REMOVE -> remove(command);
            case SELECT -> select(command);
            case SET -> set(command);
            default -> lifecycle.execute(command);
        }
    }

    private void add(Command command) {
        if (!lifecycle.hasNoWords(command) || session.isReadOnly() || !session.open(true)) {
            return;
        }
        Optional<Scope> scope = session.scope();
        if (scope.isEmpty()) {
            addResource(command);
        } else if (command.pairs().isEmpty()) {
            console.longUsage(Verb.ADD);
        } else {
            scope.get().add(command.given());
        }
    }

    private void addResource(Command command) {
        if (command.resource().isEmpty()) {
            console.longUsage(Verb.ADD);
            return;
        }
        ResourceType type = command.resource().get();
        if (session.isGlobalZone() && type.isForeignToGlobalZone()) {
            console.fail("Cannot add a " + type + " resource to the global zone.");
            return;
        }
        Optional<String> obstacle = obstacle(type);
        obstacle.ifPresent(console::complain);
        if (obstacle.isPresent() && type != ResourceType.SECURITY_FLAGS) {
            return;
        }
        if (session.isGlobalZone() && type == ResourceType.RCTL) {
            console.complain(GLOBAL_RCTL);
        }
        if (session.isGlobalZone() && type == ResourceType.CAPPED_MEMORY) {
            console.complain(GLOBAL_RCTL.replace("resource control", "memory cap"));
        }
        session.enter(Scope.of(session, ZoneResource.empty(type), true));
    }

    /** Why there can be no further resource of that kind; the real program does not count it as an error. */
    private Optional<String> obstacle(ResourceType type) {
        ZoneConfig config = session.config();
        boolean dedicated = config.first(ResourceType.DEDICATED_CPU).isPresent();
        Status cap = RctlAlias.CPU_CAP.look(config);
        String alreadyThere = "The " + type + " resource already exists.";
        return switch (type) {
            case DEDICATED_CPU ->
                dedicated
                        ? Optional.of(alreadyThere)
                        : cap != Status.NO_ENTRY
                                ? Optional.of("The capped-cpu resource already exists.")
                                : Optional.of(config.get(Property.POOL))
                                        .filter(p -> !p.isEmpty())
                                        .map(p -> """
            The pool property is already set.  A persistent pool is incompatible with
            the dedicated-cpu resource.""");
            case CAPPED_CPU ->
                dedicated
                        ? Optional.of("The dedicated-cpu resource already exists.")
                        : cap == Status.OK
                                ? Optional.of(alreadyThere)
                                : cap == Status.ALIAS_DISALLOW
                                        ? Optional.of("capped-cpu: " + cap.text())
                                        : Optional.empty();
            case CAPPED_MEMORY ->
                RctlAlias.capsMemory(config, session.flavour())
                        ? Optional.of("The capped-memory resource or a related resource control already exists.")
                        : Optional.empty();
            case SECURITY_FLAGS -> config.first(type).map(r -> alreadyThere);
            default -> Optional.empty();
        };
    }

    private void cancel(Command command) {
        if (!lifecycle.hasNoWords(command)) {
            return;
        }
        if (session.scope().isEmpty()) {
            wrongScope(Verb.CANCEL, "resource");
        }
        session.leave();
    }

    private void wrongScope(Verb verb, String scope) {
        console.fail("The " + verb + " command only makes sense in the " + scope + " scope.");
    }

    private void clear(Command command) {
        if (session.isReadOnly()) {
            return;
        }
        Property property = command.given().property();
        if (session.scope().isEmpty()) {
            globals.clear(property);
        } else if (session.open(true)) {
            session.scope().get().clear(property);
        }
    }

    private void end(Command command) {
        if (!lifecycle.hasNoWords(command)) {
            return;
        }
        if (session.scope().isEmpty()) {
            wrongScope(Verb.END, "resource");
            return;
        }
        Optional<Status> status = session.scope().get().end();
        if (status.isPresent() && status.get() == Status.OK) {
            session.touch();
            session.leave();
        } else {
            status.ifPresent(s -> console.fail(session.zone(), s));
        }
    }

    private void set(Command command) {
        if (session.isReadOnly()) {
            return;
        }
        console.silenceOptions();
        Options options = Options.of(command, "F", console);
        options.each(option -> {
            if (option.letter() == '?') {
                console.out(Usage.inFull(Verb.SET, session.flavour()));
            } else if (!option.isKnown()) {
                console.shortUsage(Verb.SET);
            }
        });
        if (!options.found().stream().allMatch(Options.Option::isKnown)) {
            return;
        }
        Optional<Scope> scope = session.scope();
        if (scope.isEmpty()) {
            globals.set(command.given(), options.has('F'));
        } else if (options.has('F')) {
            console.fail("Only zonepath setting can be forced.");
        } else {
            set(scope.get(), command.given());
        }
    }

    private void set(Scope scope, Given given) {
        boolean simple = given.value().isPresent() && given.value().get() instanceof Operand.Simple;
        if (!simple && !scope.takesStructure(given.property())) {
            console.fail("A simple value was expected here.");
        } else if (session.open(true)) {
            scope.set(given);
        }
    }

    private void select(Command command) {
        if (session.isReadOnly()) {
            return;
        }
        if (session.scope().isPresent()) {
            wrongScope(Verb.SELECT, "global");
            return;
        }
        ResourceType type = command.resource().orElseThrow();
        if (!session.open(true)) {
            // The real program stays in the scope of a resource that it could not even look for.
            session.enter(Scope.of(session, ZoneResource.empty(type), false));
            return;
        }
        Lookup.Result found = selected(command, type);
        if (found.resource().isPresent()) {
            session.enter(Scope.of(session, found.resource().get(), false));
        } else {
            console.fail("select " + type, found.status());
        }
    }

    private Lookup.Result selected(Command command, ResourceType type) {
        ZoneConfig config = session.config();
        Optional<ZoneResource> single = config.first(type);
        Optional<ZoneResource> container = Optional.of(ZoneResource.empty(type));
        return switch (type) {
            case DEDICATED_CPU -> new Lookup.Result(single.isPresent() ? Status.OK : Status.NO_ENTRY, single);
            case CAPPED_CPU -> {
                Status status = RctlAlias.CPU_CAP.look(config);
                yield new Lookup.Result(status, container.filter(c -> status == Status.OK));
            }
            case CAPPED_MEMORY ->
                new Lookup.Result(
                        Status.NO_RESOURCE_TYPE,
                        single.or(() -> container.filter(c -> RctlAlias.capsMemory(config, session.flavour()))));
            default ->
                Qualifiers.read(command, console)
                        .map(w -> Lookup.find(config, w))
                        .orElse(Lookup.Result.of(Status.INSUFFICIENT_SPEC));
        };
    }

    private void remove(Command command) {
        if (session.isReadOnly()) {
            return;
        }
        Optional<Scope> scope = session.scope();
        if (scope.isEmpty()) {
            new Removal(session).remove(command);
        } else if (command.pairs().size() != 1) {
            console.longUsage(command.pairs().isEmpty() ? Verb.REMOVE : Verb.ADD);
        } else if (session.open(true)) {
            scope.get().remove(command.given());
        }
    }
}
