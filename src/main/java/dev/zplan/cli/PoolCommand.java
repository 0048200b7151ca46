package dev.zplan.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.registry.Snapshot;
import dev.zplan.report.Table;
import dev.zplan.zone.Pool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "pool",
        description = "Shows the address pools, and which zone holds which address.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"%nExamples:", "  zplan pool list", "  zplan pool show internal", "  zplan pool check"})
final class PoolCommand extends CommandGroup {

    PoolCommand(Context context) {
        super(context);
    }

    /** What is known of a pool, by the name of its column. */
    private static Map<String, String> facts(PoolUse use) {
        Pool pool = use.pool();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("POOL", pool.name());
        facts.put("NETWORK", pool.network().toString());
        facts.put("GATEWAY", Objects.toString(pool.gateway(), ""));
        facts.put("LINK", Objects.requireNonNullElse(pool.link(), Objects.requireNonNullElse(pool.globalNic(), "")));
        facts.put("RANGES", PoolUse.show(pool.ranges()));
        facts.put("USED", String.valueOf(use.given()));
        facts.put("FREE", use.free().toString());
        return facts;
    }

    @Command(
            name = "list",
            description = "Lists all pools: USED addresses were given to zones, FREE ones still can be.",
            footer = {"%nExamples:", "  zplan pool list", "  zplan pool list --output json"})
    static final class All extends ListingCommand {

        All(Context context) {
            super(context);
        }

        @Override
        Table table(Session session) {
            Snapshot registry = session.registry().load();
            return new Table(
                    List.of("POOL", "NETWORK", "GATEWAY", "LINK", "RANGES", "USED", "FREE"),
                    new TreeMap<>(session.checked().pools())
                            .values().stream()
                                    .map(pool -> List.copyOf(
                                            facts(PoolUse.of(pool, registry)).values()))
                                    .toList());
        }
    }

    @Command(
            name = "show",
            description = "Shows one pool, and which zone holds which address of its network.",
            footer = {
                "%nFROM tells whether the pool gave the address, or the spec of the zone says it itself.",
                "%nExamples:",
                "  zplan pool show internal"
            })
    static final class Show implements Callable<Integer> {

        private static final List<String> HEADER = List.of("ADDRESS", "ZONE", "HOST", "LINK", "PLAN", "FROM");

        private final Context context;

        @Mixin
        private WorkspaceOptions options = new WorkspaceOptions();

        @Parameters(paramLabel = "NAME", description = "The pool.")
        private String name = "";

        @Option(names = "--output", paramLabel = "FORMAT", description = "text (default) or json.")
        private OutputFormat output = OutputFormat.text;

        Show(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Session session = Session.open(context, options, List.of());
            Map<String, Pool> pools = session.checked().pools();
            Pool pool = new Named("pool", pools.keySet(), "the folder pools/ holds none")
                    .require(name, Optional.ofNullable(pools.get(name)));
            PoolUse use = PoolUse.of(pool, session.registry().load());
            if (output == OutputFormat.json) {
                json(use);
            } else {
                text(use);
            }
            return ExitCodes.OK;
        }

        private void text(PoolUse use) {
            Map<String, String> facts = more(use);
            facts.forEach((name, value) -> context.out().printf("%-10s %s%n", name.toLowerCase(Locale.ROOT), value));
            if (!use.holdings().isEmpty()) {
                context.out().print("\n" + holdings(use).text());
            }
        }

        private void json(PoolUse use) {
            ObjectNode pool = JsonNodeFactory.instance.objectNode();
            more(use).forEach((name, value) -> pool.put(name.toLowerCase(Locale.ROOT), value));
            pool.set("addresses", holdings(use).json());
            context.out().println(pool.toPrettyString());
        }

        private static Map<String, String> more(PoolUse use) {
            Map<String, String> facts = facts(use);
            Pool pool = use.pool();
            facts.put("RESERVED", PoolUse.show(pool.reserved()));
            facts.put("VLAN", pool.vlan() == 0 ? "" : String.valueOf(pool.vlan()));
            facts.put("RESOLVERS", String.join(", ", pool.resolvers()));
            facts.put("FILE", pool.span().toString());
            facts.values().removeIf(String::isEmpty);
            return facts;
        }

        private static Table holdings(PoolUse use) {
            return new Table(
                    HEADER,
                    use.holdings().stream()
                            .map(h -> List.of(
                                    h.address().toString(),
                                    h.zone().name(),
                                    h.zone().host(),
                                    h.link(),
                                    h.zone().plan(),
                                    h.given() ? "pool" : "spec"))
                            .toList());
        }
    }

    @Command(
            name = "check",
            description = "Tells what is wrong with the pools, and with the addresses that zones were given.",
            footer = {"%nExit codes: 0 nothing, 1 something.", "%nExamples:", "  zplan pool check"})
    static final class Check extends CheckCommand {

        Check(Context context) {
            super(context, "pool");
        }

        @Override
        int count(Session session) {
            return session.workspace().pools().size();
        }

        @Override
        List<Diagnostic> findings(Session session) {
            return new PoolFindings(
                            session.workspace().pools(), session.registry().load())
                    .all();
        }
    }
}
