package dev.zplan.report;

import dev.zplan.plan.Change;
import dev.zplan.resource.Resource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Comments of zonecfg ({@code attr}) that a brand reads when a zone boots. They are written at once, and no zone is restarted for them. */
final class BrandAttributes {

    /** The brands of OmniOS write these into the zone's {@code /etc/resolv.conf} at boot. */
    private static final Set<String> RESOLVER = Set.of("attr.resolvers", "attr.dns-domain");

    /** By brand. That of lx is read by {@code lx_support boot}, which lx_boot runs at every boot (illumos, lx_support.c, lxs_boot). */
    private static final Map<String, Set<String>> AT_BOOT = Map.of(
            "lx", Set.of("attr.kernel-version", "attr.resolvers", "attr.dns-domain"),
            "ipkg", RESOLVER,
            "lipkg", RESOLVER,
            "sparse", RESOLVER,
            "pkgsrc", RESOLVER);

    /** A machine's command line is made of its attributes when it boots. */
    private static final Set<String> MACHINES = Set.of("bhyve", "kvm", "emu");

    private BrandAttributes() {}

    /** Whether that attribute of the change's zone has to wait for a boot. */
    static boolean readAtBoot(Change change, String path) {
        Resource zonecfg = change.after();
        String brand = zonecfg == null ? "" : Objects.requireNonNullElse(zonecfg.text("brand"), "");
        return MACHINES.contains(brand)
                ? path.startsWith("attr.")
                : AT_BOOT.getOrDefault(brand, Set.of()).contains(path);
    }
}
