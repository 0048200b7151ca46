package dev.zplan.sim.smf;

import dev.zplan.sim.smf.Instance.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** {@code svcs -x}: why services are as they are (usr/src/cmd/svc/svcs/explain.c). */
final class Explanation {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String MESSAGES = "http://illumos.org/msg/";

    private final Services services;
    private final boolean verbose;
    private final boolean namesZone;

    Explanation(Services services, boolean verbose, boolean namesZone) {
        this.services = services;
        this.verbose = verbose;
        this.namesZone = namesZone;
    }

    /** The instances that should run and do not, by themselves, and those that keep others from running; the most harmful first. */
    List<Instance> causes() {
        return services.list().stream()
                .filter(i -> i.state() == State.MAINTENANCE
                        || (i.state() == State.OFFLINE && services.obstacles(i).isEmpty())
                        || (i.state() == State.DISABLED && !impact(i).isEmpty()))
                .sorted(Comparator.comparing((Instance i) -> -impact(i).size()))
                .toList();
    }

    /** The enabled instances that do not run because of this one. */
    private List<Instance> impact(Instance cause) {
        return services.list().stream()
                .filter(i -> i.enabled() && !i.running() && !i.equals(cause) && waitsFor(i, cause, 0))
                .toList();
    }

    private boolean waitsFor(Instance instance, Instance cause, int depth) {
        if (depth > services.list().size() || instance.running()) {
            return false;
        }
        for (String need : instance.service().needs()) {
            Instance other = services.find(need);
            if (need.equals(cause.fmri()) || (other != null && waitsFor(other, cause, depth + 1))) {
                return true;
            }
        }
        return false;
    }

    String of(Instance instance) {
        StringBuilder text = new StringBuilder();
        text.append(instance.fmri())
                .append(" (")
                .append(instance.service().about())
                .append(")\n");
        if (namesZone) {
            text.append("  Zone: ").append(services.zone().name()).append('\n');
        }
        text.append(" State: ").append(instance.state().word()).append(" since ");
        text.append(DATE.format(Instant.ofEpochSecond(instance.since()))).append('\n');
        reasons(text, instance);
        String manual = instance.service().manual();
        if (!manual.isEmpty()) {
            int open = manual.indexOf('(');
            text.append("   See: ")
                    .append(
                            verbose
                                    ? "man -M /usr/share/man -s " + manual.substring(open + 1, manual.length() - 1)
                                            + " " + manual.substring(0, open)
                                    : manual)
                    .append('\n');
        }
        String log = "/var/svc/log/" + instance.service().name().replace('/', '-') + ":"
                + instance.service().instance() + ".log";
        boolean other = namesZone && !services.zone().global();
        text.append("   See: ")
                .append(other ? services.zone().name() + ":" : "")
                .append(log)
                .append('\n');
        impact(text, instance);
        return text.toString();
    }

    private void reasons(StringBuilder text, Instance instance) {
        String temporarily = instance.temporary() ? "Temporarily disabled" : "Disabled";
        switch (instance.state()) {
            case DISABLED ->
                reason(
                        text,
                        temporarily + " by an administrator.",
                        instance.temporary() ? "SMF-8000-1S" : "SMF-8000-05");
            case MAINTENANCE -> reason(text, "Maintenance requested by an administrator.", "SMF-8000-63");
            case DEGRADED -> reason(text, "Degraded by an administrator.", "SMF-8000-VE");
            case OFFLINE -> offline(text, instance);
            default -> {}
        }
    }

    private void offline(StringBuilder text, Instance instance) {
        if (instance.transitioning()) {
            reason(text, "Start method is running.", "SMF-8000-C4");
            return;
        }
        for (Instance obstacle : services.obstacles(instance)) {
            String summary = switch (obstacle.state()) {
                case DISABLED -> "is disabled.";
                case MAINTENANCE -> "is in maintenance.";
                default -> "is not running.";
            };
            reason(text, "Service " + obstacle.fmri() + " " + summary, "SMF-8000-GE");
        }
    }

    private static void reason(StringBuilder text, String why, String code) {
        text.append("Reason: ")
                .append(why)
                .append("\n   See: ")
                .append(MESSAGES)
                .append(code)
                .append('\n');
    }

    private void impact(StringBuilder text, Instance instance) {
        List<Instance> harmed = impact(instance);
        String count = harmed.size() == 1
                ? "1 dependent service is not running"
                : harmed.size() + " dependent services are not running";
        text.append("Impact: ")
                .append(
                        harmed.isEmpty()
                                ? (instance.running() ? "None." : "This service is not running.")
                                : count + (verbose ? ":" : ".  (Use -v for list.)"))
                .append('\n');
        if (verbose) {
            harmed.forEach(i -> text.append("        ").append(i.fmri()).append('\n'));
        }
    }
}
