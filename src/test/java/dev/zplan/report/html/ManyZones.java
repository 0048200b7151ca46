package dev.zplan.report.html;

import dev.zplan.Bench;
import dev.zplan.plan.PlanFile;
import dev.zplan.report.Outlook;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Plans of many new zones in three tiers: each web waits for an app, and each app for a database with a dataset of its own. */
final class ManyZones {

    private ManyZones() {}

    /** The page of a plan of {@code zones} new zones, made in that folder. */
    static String page(Path folder, int zones) {
        return new HtmlReport().print(outlook(plan(folder, zones)));
    }

    /** What there is to tell of that plan. */
    static Outlook outlook(PlanFile plan) {
        return Outlook.of("zplan plan", Instant.EPOCH, plan, source -> Optional.of(source.name()));
    }

    private static PlanFile plan(Path folder, int zones) {
        StringBuilder spec = new StringBuilder("etherstub \"inner0\"\n");
        for (int i = 0; i < zones; i++) {
            int tier = i % 3;
            String name = "%s%02d".formatted(tier == 0 ? "db" : tier == 1 ? "app" : "web", i / 3);
            spec.append("zone \"%s\" {\n    brand \"ipkg\"\n    net over=\"inner0\" address=\"10.0.0.%d/24\"\n"
                    .formatted(name, i + 1));
            if (tier == 0) {
                spec.append("    dataset \"rpool/data/%s\" quota=\"20G\"\n".formatted(name));
            } else {
                spec.append("    depends-on \"%s%02d\"\n".formatted(tier == 1 ? "db" : "app", i / 3));
            }
            spec.append("}\n");
        }
        return PlanFile.of(Bench.omnios(folder).plan(spec.toString()), "1.2.3");
    }
}
