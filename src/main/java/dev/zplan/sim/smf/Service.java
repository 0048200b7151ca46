package dev.zplan.sim.smf;

import java.util.List;

/**
 * An instance of a service as its manifest describes it.
 *
 * @param name the service's, as {@code network/ssh}
 * @param instance its own, mostly {@code default}
 * @param enabled whether it is, if nobody says otherwise
 * @param about its description
 * @param manual the manual page that speaks of it, as {@code sshd(8)}; empty: none
 * @param process the program that it leaves running; empty: none
 * @param needs the FMRIs of what must be online before
 */
record Service(
        String name,
        String instance,
        boolean enabled,
        String about,
        String manual,
        String process,
        List<String> needs) {

    Service {
        needs = List.copyOf(needs);
    }

    /** As {@code svc:/network/ssh:default}. */
    String fmri() {
        return "svc:/" + name + ":" + instance;
    }
}
