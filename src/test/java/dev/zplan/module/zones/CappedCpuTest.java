package dev.zplan.module.zones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every hundredth of a CPU comes back as it was written, however a host calculates. */
class CappedCpuTest {

    @ParameterizedTest
    @EnumSource
    void everyHundredthStays(Flavour flavour) {
        for (int hundredths = 1; hundredths <= 6_400; hundredths += hundredths < 800 ? 1 : 37) {
            Value cap = new Value.Num(BigDecimal.valueOf(hundredths, 2));
            Resource zone = Resource.of(
                    new Address("gz1", "zonecfg", "web"),
                    Map.of(
                            "brand", Value.text("ipkg"),
                            "zonepath", Value.text("/zones/web"),
                            "capped-cpu", Value.record(Map.of("ncpus", cap))));
            Bare host = new Bare(flavour);
            host.run(ZonecfgScript.create(zone));
            assertThat(host.read().get("capped-cpu")).isEqualTo(zone.get("capped-cpu"));
        }
    }
}
