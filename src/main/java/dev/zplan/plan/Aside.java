package dev.zplan.plan;

import dev.zplan.resource.Address;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of what makes room for its replacement: its own, {@code .zplan-}, and the registry's revision. What lies below it is
 * renamed with it. No spec may use such a name, so that it says what a resource is.
 */
public final class Aside {

    private static final String MARK = ".zplan-";
    private static final Pattern NAME = Pattern.compile("(.+)\\.zplan-[0-9]+(/.*)?");

    private Aside() {}

    /** What {@code address} is called when it makes room in an apply that begins with that revision of the registry. */
    static Address of(Address address, long revision) {
        return new Address(address.host(), address.kind(), address.name() + MARK + revision);
    }

    /** What was called so before it made room; empty for a name of any other form. */
    public static Optional<Address> original(Address address) {
        Matcher matcher = NAME.matcher(address.name());
        return matcher.matches()
                ? Optional.of(new Address(
                        address.host(),
                        address.kind(),
                        matcher.group(1) + (matcher.group(2) == null ? "" : matcher.group(2))))
                : Optional.empty();
    }
}
