package dev.zplan.sim.zonecfg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is typed, zonecfg ends with an exit status, and what it has stored can be shown. */
class AnyScriptPropertyTest {

    private static final List<String> COMMANDS = List.of(
            "create -b",
            "create -F",
            "create -t SUNWipkg",
            "delete -F",
            "set zonename=z2",
            "set zonepath=/zones/z1",
            "set brand=ipkg",
            "set ip-type=exclusive",
            "set ip-type=shared",
            "set max-lwps=500",
            "clear max-lwps",
            "add net",
            "add fs",
            "add rctl",
            "add attr",
            "add dataset",
            "add device",
            "add dedicated-cpu",
            "add capped-cpu",
            "add capped-memory",
            "add admin",
            "add security-flags",
            "select net physical=net0",
            "select capped-memory",
            "select dedicated-cpu",
            "select security-flags default=x",
            "select attr name=a",
            "set physical=net0",
            "set physical=1G",
            "set address=10.0.0.1",
            "set name=a",
            "set type=string",
            "set value=1",
            "set ncpus=2",
            "set name=zone.max-swap",
            "set dir=/d",
            "set special=/s",
            "set user=root",
            "set auths=login",
            "set match=/dev/x",
            "set swap=1G",
            "clear swap",
            "clear physical",
            "add value (priv=privileged,limit=5,action=none)",
            "remove value (priv=privileged)",
            "add options [a,b]",
            "set options=[]",
            "end",
            "cancel",
            "verify",
            "commit",
            "revert -F",
            "info",
            "info net physical=net0",
            "export",
            "help",
            "help net",
            "remove net",
            "remove -F attr",
            "remove capped-memory",
            "remove fs dir=/d",
            "exit",
            "exit -F",
            "bogus",
            "set bogus=1",
            "set x=[a,",
            "select",
            "info uuid",
            "add options (",
            "\"");

    @Property(tries = 1000)
    void endsWithAnExitStatus(@ForAll("scripts") List<String> script, @ForAll Flavour flavour, @ForAll boolean piped) {
        InMemoryWorld world = new InMemoryWorld(flavour, new ZoneIndex(() -> "11111111-1111-4111-8111-111111111111"));
        Zonecfg.run(world, List.of("-z", "z1", "create -b; set zonepath=/zones/z1"), "");

        SimResult result = piped
                ? Zonecfg.run(world, List.of("-z", "z1"), String.join("\n", script) + "\n")
                : Zonecfg.run(world, List.of("-z", "z1", String.join(";", script)), "");

        assertThat(result.exitCode()).isIn(0, 1, -6);
        for (ZoneEntry zone : world.zones().entries()) {
            assertThat(Zonecfg.run(world, List.of("-z", zone.name(), "info"), "")
                            .exitCode())
                    .isZero();
        }
        assertThat(ZoneIndex.fromJson(world.zones().toJson(), () -> "unused").entries())
                .isEqualTo(world.zones().entries());
    }

    @Provide
    Arbitrary<List<String>> scripts() {
        return Arbitraries.of(COMMANDS).list().ofMinSize(1).ofMaxSize(14);
    }
}
