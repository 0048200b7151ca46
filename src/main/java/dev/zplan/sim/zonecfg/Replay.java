package dev.zplan.sim.zonecfg;

import dev.zplan.sim.command.Difference;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.zonecfg.RecordedCase.Printed;
import dev.zplan.sim.zonecfg.RecordedCase.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does again what a recording tells, on a host of its own, and names every difference. */
public final class Replay {

    /** The uuid that the recorder put in the place of each new one. */
    private static final String UUID = "11111111-1111-4111-8111-111111111111";

    private static final Pattern INDEX_EDIT = Pattern.compile("(\\S+) (state|uuid|zonepath) -> (.*)");

    private final RecordedCase recorded;
    private final InMemoryWorld world;
    private final List<Difference> differences = new ArrayList<>();

    private Replay(RecordedCase recorded) {
        this.recorded = recorded;
        this.world = new InMemoryWorld(recorded.flavour(), new ZoneIndex(() -> UUID));
        world.addUser("adm1");
    }

    /** The differences between the recording and the simulation; none means that they agree. */
    public static List<Difference> differences(RecordedCase recorded) {
        Replay replay = new Replay(recorded);
        replay.run();
        return List.copyOf(replay.differences);
    }

    private void run() {
        recorded.setup().forEach(this::setUp);
        recorded.files().forEach(world::addFile);
        SimResult result = Zonecfg.run(world, recorded.args(), recorded.stdin());
        compare("", new Printed(recorded.exitCode(), recorded.stdout(), recorded.stderr()), result);
        recorded.fileOut()
                .forEach((path, text) ->
                        compare("file " + path, text, world.readFile(path).orElse("(no such file)")));
        compare(
                "index",
                String.join("\n", recorded.index()),
                String.join("\n", world.zones().indexLines()));
        recorded.after().forEach((zone, after) -> {
            compare("export of " + zone + ": ", after.export(), Zonecfg.run(world, List.of("-z", zone, "export"), ""));
            compare("info of " + zone + ": ", after.info(), Zonecfg.run(world, List.of("-z", zone, "info"), ""));
        });
    }

    private void setUp(Setup setup) {
        if (!setup.args().isEmpty()) {
            SimResult result = Zonecfg.run(world, setup.args(), "");
            if (result.exitCode() != setup.exitCode()) {
                compare(
                        "exit code of the setup " + setup.args(),
                        String.valueOf(setup.exitCode()),
                        result.exitCode() + ": " + result.stderr());
            }
        } else if (!setup.indexEdit().isEmpty()) {
            edit(setup.indexEdit());
        } else if (setup.note().contains("delete -F")) {
            List.copyOf(world.zones().entries())
                    .forEach(e -> Zonecfg.run(world, List.of("-z", e.name(), "delete -F"), ""));
        } else {
            compare("setup", setup.note(), "not understood");
        }
    }

    /** Changes the index by hand, which none of its rules sees. */
    private void edit(String words) {
        Matcher parts = INDEX_EDIT.matcher(words);
        Optional<ZoneEntry> entry = parts.matches() ? world.zones().find(parts.group(1)) : Optional.empty();
        if (entry.isEmpty()) {
            compare("edit of the index", words, "not understood");
            return;
        }
        String value = parts.group(3);
        world.zones()
                .put(
                        switch (parts.group(2)) {
                            case "state" -> entry.get().withState(value);
                            case "uuid" -> entry.get().withUuid(Optional.of(value));
                            default -> entry.get().withZonepath(value);
                        });
    }

    private void compare(String what, Printed expected, SimResult actual) {
        compare(what + "exit code", String.valueOf(expected.exitCode()), String.valueOf(actual.exitCode()));
        compare(what + "stdout", expected.stdout(), actual.stdout());
        compare(what + "stderr", expected.stderr(), actual.stderr());
    }

    private void compare(String what, String expected, String actual) {
        if (!expected.equals(actual)) {
            differences.add(new Difference(what, expected, actual));
        }
    }
}
