package dev.zplan.report;

import dev.zplan.module.OnChange;
import dev.zplan.module.zones.BootKind;
import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.PlanFileSummary;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the changes of one section of a plan mean for those who use it, in plain words. */
public final class Meaning {

    private static final String DATASET = "dataset";
    private static final String INSTALL = "install";
    private static final String BOOT = "boot";
    private static final String LAST = " at the very end, when all else has succeeded; nothing brings it back.";

    private final PlanFileSummary summary;
    private final Map<Address, Change> datasets = new HashMap<>();
    private final Set<Address> running;
    private final SortedSet<Address> stops;
    private final SortedSet<Address> replaced;

    /** For the sections of that plan; looks through all of it once. */
    public Meaning(PlanFile plan) {
        summary = plan.summary();
        for (Change change : plan.changes()) {
            if (change.address().kind().equals(DATASET)) {
                datasets.put(Objects.requireNonNullElse(change.from(), change.address()), change);
            }
        }
        running = plan.changes().stream()
                .filter(c -> c.address().kind().equals(BOOT)
                        && ActionText.state(c.before()).equals(BootKind.RUNNING))
                .map(Change::address)
                .collect(Collectors.toUnmodifiableSet());
        stops = plan.changes().stream()
                .filter(c -> running.contains(c.address())
                        && !summary.restarts().contains(c.address())
                        && c.action() != Action.FORGET
                        && c.action() != Action.REPLACE
                        && !ActionText.state(c.after()).equals(BootKind.RUNNING))
                .map(Change::address)
                .collect(Collectors.toCollection(TreeSet::new));
        replaced = plan.changes().stream()
                .filter(Meaning::replaces)
                .map(Change::address)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean replaces(Change change) {
        return change.address().kind().equals("zonecfg") && change.action() == Action.REPLACE;
    }

    /** The zones that run, and will not any more; but for those that are replaced. */
    public SortedSet<Address> stops() {
        return Collections.unmodifiableSortedSet(stops);
    }

    /** The zones that are replaced by new ones. */
    public SortedSet<Address> replaced() {
        return Collections.unmodifiableSortedSet(replaced);
    }

    /** Whether nobody who uses a zone that is there notices anything, and nothing of theirs is lost. */
    boolean harmless() {
        return stops.isEmpty()
                && replaced.isEmpty()
                && summary.restarts().isEmpty()
                && summary.destroyed().isEmpty();
    }

    /**
     * What becomes of a zone.
     *
     * @param action what happens to it on the whole
     * @param words the same in a few words: {@code will be created, installed and started}
     */
    public record Verdict(Action action, String words) {}

    /** What becomes of the zone of that section, which has one. */
    public Verdict verdict(Section section) {
        String zone = Objects.requireNonNull(section.zone());
        List<Change> changes = section.changes();
        Optional<Change> zonecfg = find("zonecfg", changes);
        Action action = zonecfg.map(Change::action).orElse(Action.UPDATE);
        return new Verdict(
                action == Action.NONE ? Action.UPDATE : action,
                "will be "
                        + switch (action) {
                            case CREATE -> "created" + howFar(changes);
                            case REPLACE -> "replaced by a new one" + howFar(changes);
                            case DELETE -> runs(zone, changes) ? "stopped and deleted" : "deleted";
                            case FORGET -> "forgotten, nothing is done on the host";
                            case LET_GO -> "let go: kept on the host, no longer managed";
                            case UPDATE, RESTART, NONE -> changed(zone, zonecfg, changes);
                        });
    }

    private static Optional<Change> find(String kind, List<Change> changes) {
        return changes.stream().filter(c -> c.address().kind().equals(kind)).findFirst();
    }

    private static String howFar(List<Change> changes) {
        boolean installed =
                find(INSTALL, changes).filter(c -> c.after() != null).isPresent();
        String state = find(BOOT, changes).map(c -> ActionText.state(c.after())).orElse(BootKind.HALTED);
        return !installed
                ? ", nothing is installed"
                : switch (state) {
                    case BootKind.RUNNING -> ", installed and started";
                    case "ready" -> ", installed and made ready";
                    default -> " and installed, but not started";
                };
    }

    private String changed(String zone, Optional<Change> zonecfg, List<Change> changes) {
        List<String> words = new ArrayList<>();
        zonecfg.map(Change::from).ifPresent(from -> words.add("renamed from " + from.name()));
        find(INSTALL, changes).map(ActionText::words).ifPresent(words::add);
        Optional<Change> boot = find(BOOT, changes);
        if (changes.stream().anyMatch(this::restarts)) {
            if (words.isEmpty() && zonecfg.isPresent()) {
                words.add("changed");
            }
            words.add("restarted");
        } else if (boot.isPresent()) {
            words.add(ActionText.boot(boot.get()));
        }
        if (words.isEmpty()) {
            words.add(runs(zone, changes) ? "changed while it runs" : "changed");
        }
        return String.join(" and ", words);
    }

    private boolean restarts(Change change) {
        return summary.restarts().contains(change.address());
    }

    /** Whether the zone runs now. */
    private boolean runs(String zone, List<Change> changes) {
        return changes.stream()
                .anyMatch(c -> running.contains(new Address(c.address().host(), BOOT, zone)));
    }

    /** One sentence each, with its full stop. */
    public List<String> of(Section section) {
        String zone = section.zone();
        List<Change> changes = section.changes();
        List<String> lines = new ArrayList<>();
        List<Change> restarts = changes.stream().filter(this::restarts).toList();
        restarts.forEach(boot -> lines.add(boot.address().name() + " stops and boots again"
                + (boot.reasons().isEmpty() ? "" : ": " + String.join("; ", boot.reasons())) + "."));
        if (zone != null && changes.stream().anyMatch(Meaning::replaces)) {
            lines.add(zone
                    + " is halted and kept aside while a new one is made in its place, from nothing; if anything fails"
                    + " the old one comes back.");
        }
        changes.forEach(change -> data(change, lines));
        find("zonecfg", changes).ifPresent(zonecfg -> taken(zonecfg, changes, lines));
        if (zone != null && restarts.isEmpty()) {
            takesEffect(zone, changes, lines);
        }
        return lines;
    }

    private void data(Change change, List<String> lines) {
        Address address = change.address();
        if (summary.destroyed().contains(address)) {
            String below = address.kind().equals(INSTALL) ? "" : ", with everything in it,";
            String which = change.action() == Action.REPLACE ? "The former " : "The ";
            lines.add(which + dataOf(address) + below + " will be destroyed" + LAST);
        } else if (change.action() == Action.LET_GO) {
            lines.add("The " + dataOf(address) + " stays with all its data: it is let go, not destroyed.");
        }
    }

    /** Whoever reads that a zone loses a dataset that was delegated to it wants to know whether the data is lost too. */
    private void taken(Change zonecfg, List<Change> told, List<String> lines) {
        if (zonecfg.action() == Action.LET_GO || zonecfg.action() == Action.FORGET) {
            return;
        }
        TreeSet<String> names = new TreeSet<>(delegated(zonecfg.before()));
        names.removeAll(delegated(zonecfg.after()));
        for (String name : names) {
            Address address = new Address(zonecfg.address().host(), DATASET, name);
            Change change = datasets.get(address);
            List<String> fate = new ArrayList<>();
            if (change != null) {
                data(change, fate);
            }
            if (!fate.isEmpty()) {
                lines.addAll(told.contains(change) ? List.of() : fate);
            } else if (change == null || (change.before() != null && change.from() == null)) {
                lines.add("The " + dataOf(address) + " stays with all its data: it is taken from "
                        + zonecfg.address().name() + ", not destroyed.");
            }
        }
    }

    private static Set<String> delegated(@Nullable Resource zonecfg) {
        return zonecfg != null && zonecfg.get(DATASET) instanceof Value.Members datasets
                ? datasets.members().keySet()
                : Set.of();
    }

    /** Said only where something changes in place: whoever creates or deletes knows when. */
    private void takesEffect(String zone, List<Change> changes, List<String> lines) {
        List<Change> updates = changes.stream()
                .filter(c -> c.action() == Action.UPDATE && !c.attributes().isEmpty())
                .toList();
        if (updates.isEmpty() || updates.size() < changes.size()) {
            return;
        }
        if (!updates.stream().allMatch(Meaning::atOnce)) {
            lines.add("Takes effect when " + zone + " boots the next time"
                    + (runs(zone, changes) ? "; it is not restarted." : "."));
        } else if (runs(zone, changes)) {
            lines.add("Takes effect at once; " + zone + " is not restarted.");
        }
    }

    private static boolean atOnce(Change change) {
        return change.attributes().stream()
                .allMatch(a -> a.onChange() == OnChange.UPDATE && !BrandAttributes.readAtBoot(change, a.path()));
    }

    /** What data a resource holds. */
    public static String dataOf(Address address) {
        return address.kind().equals(INSTALL)
                ? "root file system of " + address.name()
                : address.kind() + " " + address.name();
    }
}
