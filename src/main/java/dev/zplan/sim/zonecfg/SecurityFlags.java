package dev.zplan.sim.zonecfg;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rules for security-flags resources: three sets of flags, one within the other. */
final class SecurityFlags {

    private static final List<String> NAMES = List.of("aslr", "forbidnullmap", "noexecstack");
    private static final long ALL = -1L;

    /** A parsed set; {@code assigned} unless it only changes the current one. */
    private record Flags(long set, boolean assigned) {}

    private SecurityFlags() {}

    /** Whether the sets are right and fit together; complains if not. */
    static boolean areValid(ZoneResource flags, Console console) {
        String defaults = flags.get(Property.DEFAULT);
        String lower = flags.get(Property.LOWER);
        String upper = flags.get(Property.UPPER);
        Optional<Flags> base = parse(defaults, 0);
        Optional<Flags> most = parse(upper, ALL);
        Optional<Flags> least = parse(lower, 0);
        boolean valid = isParsed(base, "default", defaults, console);
        valid &= isParsed(most, "upper", upper, console);
        valid &= isParsed(least, "lower", lower, console);
        mustAssign(base, "default", defaults, console);
        mustAssign(least, "lower", lower, console);
        mustAssign(most, "upper", upper, console);
        valid &= isWithin(base, most, "default secflags must be within the upper limit", console);
        valid &= isWithin(least, base, "default secflags must be above the lower limit", console);
        valid &= isWithin(least, most, "lower secflags must be within the upper limit", console);
        return valid;
    }

    private static boolean isParsed(Optional<Flags> flags, String name, String text, Console console) {
        if (flags.isEmpty()) {
            console.complain(name + " security flags '" + text + "' are invalid");
        }
        return flags.isPresent();
    }

    private static void mustAssign(Optional<Flags> flags, String name, String text, Console console) {
        if (!flags.map(Flags::assigned).orElse(false)) {
            console.complain("only assignment of security flags is allowed (" + name + ": " + text + ")");
        }
    }

    private static boolean isWithin(Optional<Flags> inner, Optional<Flags> outer, String complaint, Console console) {
        long beyond = inner.map(Flags::set).orElse(0L) & ~outer.map(Flags::set).orElse(0L);
        if (beyond != 0) {
            console.complain(complaint);
        }
        return beyond == 0;
    }

    private static Optional<Flags> parse(String text, long unset) {
        if (text.isEmpty()) {
            return Optional.of(new Flags(unset, true));
        }
        long added = 0;
        long removed = 0;
        boolean current = false;
        for (String part : text.split(",", -1)) {
            String word = part.toLowerCase(Locale.ROOT);
            boolean negated = word.startsWith("-") || word.startsWith("!");
            String name = negated || word.startsWith("+") ? word.substring(1) : word;
            if (word.equals("current")) {
                current = true;
            } else if (word.equals("all") || word.equals("none")) {
                added |= word.equals("all") ? ALL : 0;
                removed |= word.equals("none") ? ALL : 0;
            } else if (NAMES.contains(name)) {
                long flag = 1L << NAMES.indexOf(name);
                added |= negated ? 0 : flag;
                removed |= negated ? flag : 0;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Flags(current ? 0 : added & ~removed, !current));
    }
}
