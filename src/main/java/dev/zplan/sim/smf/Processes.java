package dev.zplan.sim.smf;

import java.util.Locale;

/** The processes of services, each with a number that follows from its zone's boot and its place. */
final class Processes {

    private Processes() {}

    static String line(Services services, Instance instance) {
        int place = services.list().indexOf(instance);
        long number = 500L + 1000L * services.zone().boot() + place;
        return String.format(
                Locale.ROOT,
                "               %-8s   %6d %s\n",
                Columns.stime(instance.up(), services.now()),
                number,
                instance.service().process());
    }
}
