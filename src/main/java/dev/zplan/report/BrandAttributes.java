package dev.zplan.report;

import dev.zplan.plan.Change;
import dev.zplan.resource.Resource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Comments of zonecfg ({@code attr}) that a brand reads when a zone boots. They are written at once, and no zone is restarted for them. */
final class BrandAttributes {

    /** By brand. That of lx is read by {@code lx_support boot}, which lx_boot runs at every boot (illumos, lx_support.c, lxs_boot). */
    private static final Map<String, Set<String>> AT_BOOT = Map.of("lx", Set.of("attr.kernel-version"));

    private BrandAttributes() {}

    /** Whether that attribute of the change's zone has to wait for a boot. */
    static boolean readAtBoot(Change change, String path) {
        Resource zonecfg = change.after();
        String brand = zonecfg == null ? null : zonecfg.text("brand");
        return AT_BOOT.getOrDefault(Objects.requireNonNullElse(brand, ""), Set.of())
                .contains(path);
    }
}
