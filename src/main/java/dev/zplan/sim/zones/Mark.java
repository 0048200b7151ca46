package dev.zplan.sim.zones;

import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.List;

/** {@code zoneadm mark}: sets the state in the index. Wrong arguments end it with status 2 and without a word. */
final class Mark {

    private Mark() {}

    static SimResult run(Call call) {
        Getopt options = Getopt.parse("F", call.args());
        List<String> allowed =
                options.has('F') ? List.of("configured", "incomplete", "installed") : List.of("incomplete");
        boolean understood = options.fault().isEmpty()
                && options.operands().size() == 1
                && allowed.contains(options.operands().get(0));
        if (!understood) {
            return new SimResult(2, "", "");
        }
        String refusal = Sanity.refusal(call, false);
        if (refusal != null) {
            return call.fail(refusal);
        }
        call.lockZone();
        return call.setState(options.operands().get(0)) ? call.done() : call.fail();
    }
}
