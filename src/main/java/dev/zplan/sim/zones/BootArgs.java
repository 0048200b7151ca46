package dev.zplan.sim.zones;

import dev.zplan.sim.command.Getopt;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The arguments that a zone is booted with.
 *
 * @param text as they were given
 * @param init the program to start instead of {@code /sbin/init}, an absolute path
 * @param unknown whether there is something among them that zoneadmd does not know
 */
record BootArgs(String text, Optional<String> init, boolean unknown) {

    /** Those of the command line; without any, those of the configuration. */
    static BootArgs of(List<String> given, String configured) {
        String text = given.isEmpty() ? configured : String.join(" ", given);
        List<String> words =
                Arrays.stream(text.split("[ \t]+")).filter(w -> !w.isEmpty()).toList();
        Getopt known = Getopt.parse("sm:i:", words);
        return new BootArgs(
                text,
                known.value('i').filter(i -> i.startsWith("/")),
                known.fault().isPresent() || !known.operands().isEmpty());
    }
}
