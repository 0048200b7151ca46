package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.AttributeChange;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.util.SortedMap;

/** A dataset cannot be limited to less than it holds (dsl_dir.c, dsl_dir_set_quota_check): told before anything is tried. */
final class Quotas {

    private static final String QUOTA = "props.quota";

    private final SortedMap<Address, Change> changes;

    Quotas(SortedMap<Address, Change> changes) {
        this.changes = changes;
    }

    void check(Diagnostics diagnostics) {
        for (Change change : changes.values()) {
            Resource before = change.before();
            if (before == null
                    || change.action() != Action.UPDATE
                    || !change.address().kind().equals("dataset")) {
                continue;
            }
            long used = SpaceCheck.number(before, "used");
            change.attributes().stream()
                    .filter(a -> a.path().equals(QUOTA))
                    .map(Quotas::limit)
                    .filter(limit -> limit > 0 && limit < used)
                    .forEach(limit -> diagnostics.error(
                            "zplan::plan::quota_below_used",
                            change.address() + " cannot be limited to " + SpaceCheck.show(limit) + ": it holds "
                                    + SpaceCheck.show(used),
                            change.span(),
                            "free space in it first, or leave it as large as it is; snapshots of it count too"));
        }
    }

    private static long limit(AttributeChange change) {
        String text = change.after() == null ? "" : change.after().show();
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
