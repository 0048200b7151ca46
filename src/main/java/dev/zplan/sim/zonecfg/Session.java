package dev.zplan.sim.zonecfg;

import dev.zplan.resource.Flavour;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run of zonecfg knows: the zone, its configuration as edited so far, the resource being edited. */
final class Session {

    private final ZoneWorld world;
    private final ZoneStore store;
    private final Console console;
    private final boolean interactive;
    private final boolean globalZone;
    private String zone;
    private String revertZone;
    private @Nullable ZoneDocument document;
    private boolean everOpened;
    private boolean toCommit;
    private boolean toExit;
    private boolean forcedExit;
    private @Nullable Scope scope;

    Session(ZoneWorld world, Console console, String zone, boolean interactive) {
        this.world = world;
        this.store = new ZoneStore(world);
        this.console = console;
        this.zone = zone;
        this.revertZone = zone;
        this.interactive = interactive;
        this.globalZone = zone.equals(ZoneStore.GLOBAL);
    }

    Console console() {
        return console;
    }

    ZoneStore store() {
        return store;
    }

    ZoneWorld world() {
        return world;
    }

    Flavour flavour() {
        return world.flavour();
    }

    boolean isUser(String name) {
        return world.isUser(name);
    }

    /** Whether commands come from standard input. */
    boolean isInteractive() {
        return interactive;
    }

    boolean isGlobalZone() {
        return globalZone;
    }

    /** The zone's name as far as the session is concerned. */
    String zone() {
        return zone;
    }

    void zone(String name) {
        zone = name;
    }

    boolean hasDocument() {
        return document != null;
    }

    /** Whether a configuration was ever read or created. */
    boolean wasOpened() {
        return everOpened;
    }

    ZoneDocument document() {
        if (document == null) {
            throw new IllegalStateException("no configuration is open");
        }
        return document;
    }

    ZoneConfig config() {
        return document == null ? new ZoneConfig(Map.of(), List.of()) : document.config();
    }

    /** Works on another document from now on. */
    void use(ZoneDocument changed) {
        document = changed;
        everOpened = true;
    }

    /** Replaces the configuration, to be committed. There may be none any more: the zone can be deleted within a scope. */
    Status change(ZoneConfig changed) {
        if (document == null) {
            return Status.BAD_HANDLE;
        }
        use(document().with(changed));
        toCommit = true;
        return Status.OK;
    }

    /** Notes that something is to be committed. */
    void touch() {
        toCommit = true;
    }

    boolean isToCommit() {
        return toCommit;
    }

    /** The scope, if a resource is being edited. */
    Optional<Scope> scope() {
        return Optional.ofNullable(scope);
    }

    void enter(Scope entered) {
        scope = entered;
    }

    void leave() {
        scope = null;
    }

    void exitWhenRead(boolean force) {
        forcedExit |= force;
        toExit = true;
    }

    boolean isToExit() {
        return toExit;
    }

    boolean isForcedExit() {
        return forcedExit;
    }

    /** Makes sure that a configuration is open; complains if there is none. */
    boolean open(boolean expected) {
        if (document != null) {
            return true;
        }
        ZoneStore.Loaded loaded = store.load(zone);
        if (loaded.document().isPresent()) {
            use(loaded.document().get());
            return hasUsableBrand();
        }
        if (globalZone && loaded.status() == Status.NO_ZONE && !everOpened) {
            use(store.template("SUNWblank", zone).document().orElseThrow());
            toCommit = true;
            return true;
        }
        console.complain(zone + ": " + loaded.status().text());
        if (expected || everOpened) {
            console.markError();
        }
        if (loaded.status() == Status.NO_ZONE && !everOpened && interactive) {
            console.out("Use 'create' to begin configuring a new zone.\n");
        }
        return false;
    }

    private boolean hasUsableBrand() {
        String brand = store.brand(config());
        if (store.templates().hasBrand(brand)) {
            return true;
        }
        console.complain("Zone " + zone + " uses non-existent brand \"" + brand + "\".  Unable to continue");
        console.exit(1);
        return false;
    }

    /** Whether the zone may not be changed because of its name; complains if so. */
    boolean isReadOnly() {
        if (zone.startsWith("SUNW")) {
            console.fail(zone + ": zones beginning with SUNW are read-only.");
            return true;
        }
        return false;
    }

    /** Asks a question that nobody can answer: without a terminal that is an error. */
    void askInVain() {
        console.markError();
    }

    /** Sets a property that is a resource control. */
    void setAlias(RctlAlias alias, BigInteger limit) {
        if (alias.look(config()) == Status.ALIAS_DISALLOW) {
            console.fail(zone, Status.ALIAS_DISALLOW);
            return;
        }
        change(alias.set(config(), limit));
    }

    /** Clears a property that is a resource control. */
    void clearAlias(RctlAlias alias, Property property) {
        Status status = alias.look(config());
        if (status != Status.OK) {
            console.fail("clear " + property, status);
            return;
        }
        change(alias.remove(config()));
    }

    /** Writes the configuration. */
    Status save() {
        Status status = store.save(document());
        if (status == Status.OK) {
            document = ZoneDocument.stored(document().name(), config());
            toCommit = false;
            revertZone = zone;
        }
        return status;
    }

    /** Throws away what was not saved. */
    void revert() {
        ZoneStore.Loaded loaded = store.load(revertZone);
        document = loaded.document().orElse(null);
        if (document == null) {
            everOpened = false;
            console.fail(
                    loaded.status() == Status.NO_ZONE
                            ? revertZone + ": no such saved zone to revert to."
                            : zone + ": " + loaded.status().text());
        }
        zone = revertZone;
    }

    /** Forgets the open configuration after the zone was deleted, or reads it again if it is still there. */
    void reopen() {
        toCommit = false;
        if (everOpened) {
            ZoneStore.Loaded loaded = store.load(zone);
            document = loaded.document().orElse(null);
            if (document == null && loaded.status() != Status.NO_ZONE) {
                console.fail(zone, loaded.status());
            }
            everOpened = document != null;
        }
    }
}
