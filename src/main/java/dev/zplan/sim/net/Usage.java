package dev.zplan.sim.net;

import java.util.stream.Collectors;

/** The usage text of dladm; its wording differs between releases, so only its beginning is to be relied on. */
final class Usage {

    private Usage() {}

    static String whole() {
        return "usage:\tdladm <subcommand> <args> ...\n"
                + Dladm.subcommands().map(s -> s.usage() + "\n").collect(Collectors.joining());
    }
}
