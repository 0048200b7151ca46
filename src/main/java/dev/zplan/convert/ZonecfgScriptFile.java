package dev.zplan.convert;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.module.Kind;
import dev.zplan.module.Transition;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Writes zones as files for {@code zonecfg -f}.
 *
 * @param zonecfg the kind that knows the commands
 * @param flavour whose zonecfg it is
 */
public record ZonecfgScriptFile(Kind zonecfg, Flavour flavour) {

    /**
     * The commands that make a zone's configuration.
     *
     * @param config the configuration
     * @param others the other resources of the zone: what zonecfg does not make is named in a comment
     * @throws DiagnosticException when a value is secret: a file would show it
     */
    public String print(Resource config, Collection<Resource> others) {
        config.attributes().forEach((name, value) -> refuseSecret(config, name, value));
        StringBuilder out = new StringBuilder();
        out.append("# zonecfg -z ").append(config.address().name()).append(" -f FILE\n");
        String links = others.stream()
                .map(Resource::address)
                .filter(a -> a.kind().equals("vnic") || a.kind().equals("dataset"))
                .map(Address::toString)
                .collect(Collectors.joining(", "));
        if (!links.isEmpty()) {
            out.append("# The zone needs what zonecfg does not make: ")
                    .append(links)
                    .append('\n');
        }
        Transition transition = new Transition(config.address(), null, config, Transition.Purpose.APPLY, flavour);
        zonecfg.commands(transition).forEach(command -> out.append(command.stdin() == null ? "" : command.stdin()));
        return out.toString();
    }

    private static void refuseSecret(Resource config, String name, Value value) {
        if (isSecret(value)) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::render::secret",
                    name + " of " + config.address() + " has a secret in it, which a file would show",
                    null,
                    "give its variable a value that is not secret for this"));
        }
    }

    private static boolean isSecret(Value value) {
        return value instanceof Value.Secret
                || (value instanceof Value.Items items && items.items().stream().anyMatch(ZonecfgScriptFile::isSecret))
                || (value instanceof Value.Members members
                        && members.members().values().stream().anyMatch(ZonecfgScriptFile::isSecret));
    }
}
