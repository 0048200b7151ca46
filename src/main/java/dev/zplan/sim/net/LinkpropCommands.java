package dev.zplan.sim.net;

import dev.zplan.sim.command.Getopt;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code set-linkprop} and {@code reset-linkprop}. Their exit status is that of the last property. */
final class LinkpropCommands {

    private LinkpropCommands() {}

    static int set(Call call) {
        return change(call, false);
    }

    static int reset(Call call) {
        return change(call, true);
    }

    private static int change(Call call, boolean reset) {
        Getopt given = call.options("p:R:t");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.operands().size() != 1) {
            return call.usage();
        }
        Optional<Map<String, List<String>>> properties = PropertyList.parse(String.join(",", given.values('p')), reset);
        if (properties.isEmpty()) {
            return call.die("invalid link properties specified");
        }
        if (properties.get().isEmpty() && !reset) {
            return call.die("link property must be specified");
        }
        String name = given.operands().get(0);
        Optional<Link> link = call.links().find(name);
        if (link.isEmpty()) {
            return call.die("link " + name + " is not valid", Links.NOT_FOUND);
        }
        boolean temporary = given.has('t');
        if (properties.get().isEmpty()) {
            return resetAll(call, link.get(), temporary);
        }
        int status = 0;
        for (Map.Entry<String, List<String>> property : properties.get().entrySet()) {
            status = reset
                    ? resetOne(call, link.get(), property.getKey(), temporary)
                    : setOne(call, link.get(), property.getKey(), property.getValue(), temporary);
        }
        return status;
    }

    private static int setOne(Call call, Link link, String property, List<String> values, boolean temporary) {
        if (values.isEmpty()) {
            call.warn("no value specified for '" + property + "'");
            return 1;
        }
        Optional<String> refusal = call.links().setProperty(link.name(), property, values, temporary);
        return report(call, link, property, "set", refusal);
    }

    private static int resetOne(Call call, Link link, String property, boolean temporary) {
        return report(call, link, property, "reset", call.links().resetProperty(link.name(), property, temporary));
    }

    private static int report(Call call, Link link, String property, String verb, Optional<String> refusal) {
        if (refusal.isEmpty()) {
            return 0;
        }
        List<String> choices =
                LinkProperty.named(property).map(LinkProperty::choices).orElse(List.of());
        if (refusal.get().equals(Links.NOT_FOUND)) {
            call.warn("invalid link property '" + property + "'");
        } else if (refusal.get().equals(LinkSetting.BAD_VALUE) && !choices.isEmpty()) {
            call.warn("link property '" + property + "' must be one of: " + String.join(",", choices));
        } else {
            call.warn(
                    "cannot " + verb + " link property '" + property + "' on '" + link.name() + "': " + refusal.get());
        }
        return 1;
    }

    /** All properties of the link; what cannot be written or is not there is passed over. */
    private static int resetAll(Call call, Link link, boolean temporary) {
        int status = 0;
        for (LinkProperty property : LinkProperty.TABLE) {
            if (!property.appliesTo(link) || !property.writable()) {
                continue;
            }
            Optional<String> refusal = call.links().resetProperty(link.name(), property.name(), temporary);
            if (refusal.isPresent()) {
                call.warn("cannot reset link property '" + property.name() + "' on '" + link.name() + "': "
                        + refusal.get());
                status = 1;
            }
        }
        return status;
    }
}
