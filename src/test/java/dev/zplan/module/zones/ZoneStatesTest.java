package dev.zplan.module.zones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.module.AttributeChange;
import dev.zplan.module.CommandLine;
import dev.zplan.module.Effect;
import dev.zplan.module.Kind;
import dev.zplan.module.Modules;
import dev.zplan.module.OnChange;
import dev.zplan.module.Transition;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which commands lead a zone from one state to another. */
class ZoneStatesTest {

    private static final Kind BOOT = Modules.builtIn().get("boot");
    private static final Kind INSTALL = Modules.builtIn().get("install");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, running, boot, boot",
                "-, ready, ready, ready",
                "-, halted, '', ''",
                "halted, running, boot, boot",
                "halted, ready, ready, ready",
                "halted, halted, '', ''",
                "ready, running, boot, boot",
                "ready, halted, halt, halt",
                "running, halted, shutdown, halt",
                "running, -, shutdown, halt",
                "running, ready, 'shutdown, ready', 'halt, ready'",
                "running, running, '', ''",
                "down, running, 'halt, boot', 'halt, boot'",
                "shutting_down, halted, halt, halt",
                "down, ready, 'shutdown, ready', 'halt, ready'"
            })
    void booting(@Nullable String from, @Nullable String to, String apply, String undo) {
        assertThat(verbs(BOOT, boot(from), boot(to), Transition.Purpose.APPLY)).isEqualTo(apply);
        assertThat(verbs(BOOT, boot(from), boot(to), Transition.Purpose.UNDO)).isEqualTo(undo);
    }

    @ParameterizedTest
    @CsvSource({"configured,", "incomplete,", "installed, halted", "running, running", "down, down", "ready, ready"})
    void whatCountsAsBooted(String found, @Nullable String state) {
        Resource normal = BOOT.normalised(resource("boot", Map.of("state", Value.text(found))));

        assertThat(normal == null ? null : normal.text("state")).isEqualTo(state);
    }

    @Test
    void stoppingARunningZoneIsDisruptive() {
        assertThat(BOOT.effect(transition(BOOT, boot("running"), boot("halted"), Transition.Purpose.APPLY)))
                .isEqualTo(Effect.DISRUPTIVE);
        assertThat(BOOT.effect(transition(BOOT, boot("halted"), boot("running"), Transition.Purpose.APPLY)))
                .isEqualTo(Effect.COMPENSABLE);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, plain, install",
                "-, archive, install -a /src",
                "-, image, install -s /src",
                "-, clone, clone /src",
                "incomplete, plain, 'uninstall -F, install'",
                "incomplete, -, uninstall -F",
                "installed, -, uninstall -F",
                "installed, plain, ''",
                "-, -, ''"
            })
    void installing(@Nullable String from, @Nullable String method, String expected) {
        Resource before = from == null ? null : resource("install", Map.of("state", Value.text(from)));
        Resource after = method == null
                ? null
                : resource("install", Map.of("method", Value.text(method), "source", Value.text("/src")));

        assertThat(INSTALL.commands(transition(INSTALL, before, after, Transition.Purpose.APPLY)).stream()
                        .map(c -> c.shell().replace("zoneadm -z web ", ""))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(expected);
    }

    @Test
    void howAZoneWasInstalledIsRememberedNotRead() {
        Resource found = resource("install", Map.of("state", Value.text("installed")));
        Resource wanted = resource("install", Map.of("method", Value.text("archive"), "source", Value.text("/src")));

        assertThat(INSTALL.diff(wanted, found, null)).isEmpty();
        assertThat(INSTALL.diff(wanted, found, wanted)).isEmpty();
        assertThat(INSTALL.diff(wanted, found, wanted.with("source", Value.text("/old"))))
                .containsExactly(
                        new AttributeChange("source", Value.text("/old"), Value.text("/src"), OnChange.FORBID));
        assertThat(INSTALL.diff(wanted, found.with("state", Value.text("incomplete")), null))
                .extracting(AttributeChange::path)
                .containsExactly("state");
    }

    @Test
    void destroyingASoftwareIsFinalTakingItBackIsNot() {
        Resource found = resource("install", Map.of("state", Value.text("installed")));

        assertThat(INSTALL.effect(transition(INSTALL, found, null, Transition.Purpose.APPLY)))
                .isEqualTo(Effect.FINAL);
        assertThat(INSTALL.effect(transition(INSTALL, found, null, Transition.Purpose.UNDO)))
                .isEqualTo(Effect.COMPENSABLE);
    }

    private static @Nullable Resource boot(@Nullable String state) {
        return state == null ? null : resource("boot", Map.of("state", Value.text(state)));
    }

    private static Resource resource(String kind, Map<String, Value> attributes) {
        return new Resource(new Address("h", kind, "web"), new TreeMap<>(attributes));
    }

    private static Transition transition(
            Kind kind, @Nullable Resource from, @Nullable Resource to, Transition.Purpose purpose) {
        return new Transition(new Address("h", kind.module().kind(), "web"), from, to, purpose, Flavour.OMNIOS);
    }

    private static String verbs(Kind kind, @Nullable Resource from, @Nullable Resource to, Transition.Purpose purpose) {
        return kind.commands(transition(kind, from, to, purpose)).stream()
                .map(CommandLine::argv)
                .map(argv -> argv.get(3))
                .collect(Collectors.joining(", "));
    }
}
