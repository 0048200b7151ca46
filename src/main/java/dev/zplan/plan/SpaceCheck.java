package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.HostFacts;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Warns where a replacement and what it replaces hardly fit side by side: both are there until the commit point. */
final class SpaceCheck {

    private static final String UNITS = "KMGTPE";
    private static final int UNIT = 1024;

    private final PlanRequest request;
    private final SortedMap<Address, Change> changes;
    private final Map<Address, Long> taken = new HashMap<>();

    SpaceCheck(PlanRequest request, SortedMap<Address, Change> changes) {
        this.request = request;
        this.changes = changes;
    }

    void check(Diagnostics diagnostics) {
        Asides asides = new Asides(request, changes);
        for (Change change : changes.values()) {
            HostFacts facts = request.facts().get(change.address().host());
            if (facts == null || change.action() != Action.REPLACE) {
                continue;
            }
            if (change.address().kind().equals("dataset") && !asides.along(change.address())) {
                String name = change.address().name();
                Resource parent = facts.get(named(change, name.substring(0, Math.max(0, name.lastIndexOf('/')))));
                compare(change, change.before(), parent, diagnostics);
            } else if (change.address().kind().equals("zonecfg") && change.after() != null) {
                String before = change.before() == null ? null : change.before().text("zonepath");
                String after = change.after().text("zonepath");
                compare(change, at(facts, before), after == null ? null : holding(facts, after), diagnostics);
            }
        }
    }

    private static Address named(Change change, String dataset) {
        return new Address(change.address().host(), "dataset", dataset);
    }

    private static @Nullable Resource at(HostFacts facts, @Nullable String path) {
        return facts.ofKind("dataset").stream()
                .filter(d -> path != null && path.equals(d.text("mountpoint")))
                .findFirst()
                .orElse(null);
    }

    /** The dataset of the nearest directory above a path. */
    private static @Nullable Resource holding(HostFacts facts, String path) {
        int slash = path.lastIndexOf('/');
        String above = slash <= 0 ? "/" : path.substring(0, slash);
        Resource found = at(facts, above);
        return found != null || above.equals("/") ? found : holding(facts, above);
    }

    private void compare(Change change, @Nullable Resource old, @Nullable Resource parent, Diagnostics diagnostics) {
        if (old == null || parent == null) {
            return;
        }
        long needed = Math.max(number(old, "used"), size(change.after()));
        long left = number(parent, "available") - taken.getOrDefault(parent.address(), 0L);
        taken.merge(parent.address(), needed, Long::sum);
        if (left < needed) {
            diagnostics.warning(
                    "zplan::plan::space",
                    "replacing " + change.address() + " needs room for both until the commit point: about "
                            + show(needed) + ", and " + parent.address().name() + " has " + show(Math.max(0, left)),
                    change.span(),
                    "free space or raise the quota first, if the new one is to hold as much as the old one");
        }
    }

    private static long size(@Nullable Resource resource) {
        return resource != null && resource.get("volsize") instanceof Value.Size size ? size.bytes() : 0;
    }

    /** A number that the host tells of a dataset; 0 when it does not. */
    static long number(Resource resource, String attribute) {
        String text = resource.text(attribute);
        return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    /** With one decimal: {@code 3.4G}. */
    static String show(long bytes) {
        int unit = 0;
        BigDecimal value = BigDecimal.valueOf(bytes);
        while (value.compareTo(BigDecimal.valueOf(UNIT)) >= 0 && unit < UNITS.length()) {
            value = value.divide(BigDecimal.valueOf(UNIT), 3, RoundingMode.HALF_UP);
            unit++;
        }
        String number =
                value.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
        return unit == 0 ? number : number + UNITS.charAt(unit - 1);
    }
}
