package dev.zplan.cli;

import dev.zplan.apply.ApplyEvent;
import dev.zplan.apply.StepRun;
import dev.zplan.apply.ZoneSwitch;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.host.Forks;
import dev.zplan.module.HostFacts;
import dev.zplan.module.zones.BootKind;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.report.ApplyLines;
import dev.zplan.report.Printable;
import dev.zplan.report.ZoneTurn;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What start, stop and restart share: the zones are found, their hosts locked, and what becomes of each is told. */
final class ZonePower {

    /** How a zone is brought to where it should be. */
    interface Deed {
        StepRun on(ZoneSwitch zones, Resource now, String gate);
    }

    private static final String BOOT = "boot";

    private final Telling telling;
    private final Context context;
    private final Session session;
    private final ZoneStateOptions options;
    private final String verb;

    /** @param verb {@code start}, {@code stop} or {@code restart} */
    ZonePower(Telling telling, ZoneStateOptions options, String verb) {
        this.telling = telling;
        this.context = telling.context();
        this.session = Session.open(context, options.workspace, options.fleet, List.of());
        this.options = options;
        this.verb = verb;
    }

    /**
     * Does it to all zones that were named.
     *
     * @param doing what is being done meanwhile, as {@code starting}
     * @param state where they will be
     * @return the exit code
     */
    int run(String doing, String state, Deed deed) {
        List<ZoneStatus> all = new Forks(session.forks())
                .map(session.hostNames(List.of()), name -> ZoneStatus.on(session.host(name))).stream()
                        .flatMap(List::stream)
                        .toList();
        List<ZoneStatus> chosen = options.zones.stream()
                .distinct()
                .map(name -> ZoneStatus.named(name, all))
                .toList();
        TreeSet<String> hosts = new TreeSet<>();
        chosen.forEach(zone -> hosts.add(zone.host()));
        return new Exclusive(context, session.workspace(), options.lock).run(options.command(verb), hold -> {
            Snapshot owned = session.registry().load();
            SortedMap<String, HostFacts> facts =
                    session.locking(hold.hosts()).facts(hosts, owned.resources().keySet(), null);
            List<Resource> found = installed(chosen, facts);
            hold.interrupts().begun("what runs is waited for");
            telling.begin(found.size());
            try {
                Collection<Integer> ended =
                        new Forks(session.forks()).map(found, now -> one(now, doing, state, deed, owned, facts));
                return hold.interrupts()
                        .over(ended.stream().max(Integer::compare).orElse(ExitCodes.OK));
            } finally {
                telling.over();
            }
        });
    }

    private static List<Resource> installed(List<ZoneStatus> chosen, SortedMap<String, HostFacts> facts) {
        List<Resource> found = new ArrayList<>();
        List<Diagnostic> wrong = new ArrayList<>();
        for (ZoneStatus zone : chosen) {
            HostFacts host = Objects.requireNonNull(facts.get(zone.host()));
            Resource boot = host.get(new Address(zone.host(), BOOT, zone.zone()));
            if (boot == null) {
                wrong.add(Diagnostic.error(
                        "zplan::zone::not_installed",
                        "the zone " + zone.zone() + " of " + zone.host() + " is " + zone.state() + ", not installed",
                        null,
                        "zplan apply installs what a spec describes"));
            } else {
                found.add(boot);
            }
        }
        if (!wrong.isEmpty()) {
            throw new DiagnosticException(wrong);
        }
        return found;
    }

    private int one(
            Resource now, String doing, String state, Deed deed, Snapshot owned, SortedMap<String, HostFacts> facts) {
        Address address = now.address();
        @Nullable Entry entry = owned.resources().get(address);
        String gate = entry == null
                ? "none"
                : Objects.requireNonNullElse(entry.resource().text(BootKind.GATE), "none");
        ZoneSwitch zones = new ZoneSwitch(
                session.workspace().kinds().get(BOOT),
                session.host(address.host()),
                Objects.requireNonNull(facts.get(address.host())).flavour());
        String name = address.host() + "/" + address.name();
        String going = Printable.line(name + ": " + doing);
        telling.going(going);
        StepRun run = deed.on(zones, now, gate);
        telling.gone(going);
        String was = Objects.requireNonNullElse(now.text("state"), "");
        String drift = drift(entry, state);
        ZoneTurn turn = new ZoneTurn(address, verb, was, state, !drift.isEmpty(), run);
        ApplyEvent.Failure failure = run.failure();
        telling.zone(turn, name + ": " + (failure == null ? words(turn) + drift : words(failure)));
        return failure == null ? ExitCodes.OK : ExitCodes.ERROR;
    }

    private static String words(ZoneTurn turn) {
        return turn.run().ran().isEmpty()
                ? "is " + turn.state() + " already"
                : turn.state() + " (" + ApplyLines.time(turn.run().took()) + "), was " + turn.was();
    }

    private static String words(ApplyEvent.Failure failure) {
        return "failed: "
                + (failure.command() == null ? "" : failure.command().shell() + " ")
                + failure.reason()
                + Printable.block(failure.output())
                        .lines()
                        .map(line -> "\n    | " + line)
                        .reduce("", String::concat);
    }

    /** What the next apply would make of it. */
    private static String drift(@Nullable Entry entry, String state) {
        if (entry == null || entry.letGo() != null) {
            return "";
        }
        String applied = Objects.requireNonNullElse(entry.resource().text("state"), state);
        return applied.equals(state)
                ? ""
                : "\n    This is drift: the plan " + entry.plan() + " was applied with it " + applied
                        + ", and its next apply makes it so again. To keep it, say state \""
                        + (state.equals(BootKind.HALTED) ? "installed" : state) + "\" in the spec.";
    }
}
