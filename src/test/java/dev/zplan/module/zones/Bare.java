package dev.zplan.module.zones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.module.Modules;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.zonecfg.InMemoryWorld;
import dev.zplan.sim.zonecfg.ZoneIndex;
import dev.zplan.sim.zonecfg.Zonecfg;
import java.util.List;

/** A host with nothing but zonecfg, and one zone. */
final class Bare {

    static final ZonecfgKind KIND = (ZonecfgKind) Modules.builtIn().get("zonecfg");

    private final InMemoryWorld world;

    Bare(Flavour flavour) {
        world = new InMemoryWorld(flavour, new ZoneIndex(() -> "no uuid is due"));
        world.addUser("adm1");
        world.addUser("adm2");
    }

    /** Gives zonecfg a script, which it must take without a word. */
    void run(String script) {
        SimResult result = Zonecfg.run(world, List.of("-z", "z1", "-f", "-"), script);
        assertThat(result).as(script).isEqualTo(SimResult.ok(""));
    }

    /** What zonecfg says of a script. */
    SimResult tries(String script) {
        return Zonecfg.run(world, List.of("-z", "z1", "-f", "-"), script);
    }

    /** The zone's configuration, as the kind reads it. */
    Resource read() {
        SimResult export = Zonecfg.run(world, List.of("-z", "z1", "export"), "");
        assertThat(export.exitCode()).isZero();
        return new Resource(Configurations.ADDRESS, KIND.parse(export.stdout(), world.flavour()));
    }
}
