package dev.zplan.sim.zones;

import dev.zplan.sim.command.SimResult;
import java.util.Optional;

/**
 * {@code zoneadm sysboot}, undocumented: what svc:/system/zones runs for installed zones that it does not boot. The package brands mount
 * their roots (pkg5 src/brand/ipkg/prestate), the others do nothing.
 */
final class Sysboot {

    /** Z_BRAND_ERROR of libzonecfg.h; this subcommand alone lets it out. */
    private static final int BRAND_ERROR = 40;

    private Sysboot() {}

    static SimResult run(Call call) {
        String refusal = Sanity.refusal(call, false);
        if (refusal != null) {
            return call.fail(refusal);
        }
        Zone zone = call.machine().zone(call.zone()).orElseThrow();
        Optional<Brand> brand = Brand.of(zone.brand()).filter(Brand::followsGlobalBe);
        Optional<String> problem =
                brand.isEmpty() ? Optional.empty() : call.machine().storage().mountRoot(zone.path(), brand);
        problem.ifPresent(call::say);
        return problem.isEmpty() ? call.done() : call.console().exit(BRAND_ERROR);
    }
}
