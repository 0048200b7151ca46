package dev.zplan.workspace;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.type.Types;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.NodeSchema;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The hosts of {@code zplan.kdl}. */
final class HostDefReader {

    private static final String PATH = "/usr/sbin:/usr/bin:/sbin";
    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_TIMEOUT = 3600;

    /** What may stand in {@code host}. */
    static final NodeSchema SCHEMA = new NodeSchema(
            "host",
            "A host that zplan manages (see [hosts.md](hosts.md))",
            true,
            true,
            List.of(
                    FieldSchema.at(0, "name", Types.of("word"), "Its name in specs and addresses"),
                    FieldSchema.optional("via", Types.of("sim|local|ssh"), "How it is reached")
                            .asRequired(),
                    FieldSchema.optional("flavour", Types.of("omnios|openindiana"), "What a simulated host runs")
                            .withDefault(Value.text("omnios")),
                    FieldSchema.optional(
                            "address", Types.of("text"), "Where ssh connects to, the host's name unless it is given"),
                    FieldSchema.optional("user", Types.of("text"), "Who to be there; unset: what ssh takes"),
                    FieldSchema.optional("port", Types.of("number>=1"), "The port of sshd; unset: what ssh takes"),
                    FieldSchema.optional(
                                    "path",
                                    Types.of("text"),
                                    "Where programs are looked for on a host that is not simulated")
                            .withDefault(Value.text(PATH)),
                    FieldSchema.optional(
                                    "privilege",
                                    Types.of("pfexec|none"),
                                    "How commands get the rights of root where the user is another one")
                            .withDefault(Value.text("pfexec")),
                    FieldSchema.optional(
                                    "connect-timeout", Types.of("number>=1"), "How many seconds a connection may take")
                            .withDefault(Value.number(15)),
                    FieldSchema.optional("groups", Types.of("text"), "The groups that it is in; the first counts most")
                            .asList()),
            Layer.BLOCKS,
            null);

    private static final Set<String> OF_SSH = Set.of("address", "user", "port", "connect-timeout");

    /** Nothing that ssh or a shell could take for something else. */
    private static final Predicate<String> ADDRESS =
            Pattern.compile("[A-Za-z0-9_:\\[][A-Za-z0-9._:%\\[\\]-]*").asMatchPredicate();

    private static final Predicate<String> USER =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._@\\\\-]*").asMatchPredicate();

    private static final Predicate<String> FOLDERS =
            Pattern.compile("/[^:\\p{Cntrl}]*(:/[^:\\p{Cntrl}]*)*").asMatchPredicate();

    private final Block block;
    private final Diagnostics diagnostics;
    private final HostDef.Via via;

    private HostDefReader(Block block, Diagnostics diagnostics) {
        this.block = block;
        this.diagnostics = diagnostics;
        this.via = HostDef.Via.valueOf(block.text("via").orElse("sim").toUpperCase(Locale.ROOT));
    }

    /** The host of a checked block. */
    static HostDef read(Block block, Diagnostics diagnostics) {
        return new HostDefReader(block, diagnostics).read();
    }

    private HostDef read() {
        refuseIdle();
        String name = block.text("name").orElse("");
        String user = checked("user", USER, "the name of a user");
        String address = checked("address", ADDRESS, "a name or an address of a host");
        String path = checked("path", FOLDERS, "a list of absolute folders with colons between");
        return new HostDef(
                name,
                via,
                block.text("flavour").flatMap(Flavour::of).orElse(Flavour.OMNIOS),
                address == null ? name : address,
                user,
                block.value("port") == null ? null : number("port", LAST_PORT),
                path == null ? PATH : path,
                block.text("privilege").orElse("pfexec"),
                Duration.ofSeconds(number("connect-timeout", LONGEST_TIMEOUT)),
                block.items("groups").stream().map(Value::show).toList(),
                Layer.empty(),
                block.span());
    }

    /** Fields that mean nothing for this way to a host: whoever wrote them expects something of them. */
    private void refuseIdle() {
        for (String field : List.of("address", "user", "port", "connect-timeout", "path", "privilege", "flavour")) {
            List<HostDef.Via> ways = OF_SSH.contains(field)
                    ? List.of(HostDef.Via.SSH)
                    : field.equals("flavour") ? List.of(HostDef.Via.SIM) : List.of(HostDef.Via.LOCAL, HostDef.Via.SSH);
            if (isWritten(field) && !ways.contains(via)) {
                diagnostics.error(
                        "zplan::workspace::idle_field",
                        "`" + field + "` means nothing for a host with via=\"" + word(via) + "\"",
                        block.spanOf(field),
                        "it is for via=\""
                                + String.join(
                                        "\" and via=\"",
                                        ways.stream().map(HostDefReader::word).toList())
                                + "\"; remove it");
            }
        }
    }

    private boolean isWritten(String field) {
        return block.fields().containsKey(field) && !block.spanOf(field).equals(block.span());
    }

    private static String word(HostDef.Via via) {
        return via.name().toLowerCase(Locale.ROOT);
    }

    private @Nullable String checked(String field, Predicate<String> allowed, String what) {
        String text = block.text(field).orElse(null);
        if (text != null && !allowed.test(text)) {
            diagnostics.error(
                    "zplan::workspace::bad_host",
                    "\"" + text + "\" is not " + what,
                    block.spanOf(field),
                    field.equals("path")
                            ? "for example path=\"" + PATH + "\""
                            : "write letters, digits, dots and dashes");
            return null;
        }
        return text;
    }

    private int number(String field, int most) {
        BigInteger wanted = new BigInteger(block.text(field).orElse("1"));
        if (wanted.compareTo(BigInteger.valueOf(most)) > 0) {
            diagnostics.error(
                    "zplan::workspace::bad_host",
                    "`" + field + "` may be " + most + " at most",
                    block.spanOf(field),
                    "write a smaller number");
            return most;
        }
        return wanted.intValue();
    }
}
