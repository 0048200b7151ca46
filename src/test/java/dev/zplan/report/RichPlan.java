package dev.zplan.report;

import static dev.zplan.plan.Action.CREATE;
import static dev.zplan.plan.Action.DELETE;
import static dev.zplan.plan.Action.FORGET;
import static dev.zplan.plan.Action.LET_GO;
import static dev.zplan.plan.Action.NONE;
import static dev.zplan.plan.Action.REPLACE;
import static dev.zplan.plan.Action.RESTART;
import static dev.zplan.plan.Action.UPDATE;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.module.AttributeChange;
import dev.zplan.module.OnChange;
import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.Drift;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.PlanFileHost;
import dev.zplan.plan.PlanFileStep;
import dev.zplan.plan.PlanFileSummary;
import dev.zplan.plan.Scope;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.zone.Desired;
import dev.zplan.zone.DesiredResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A plan in which everything happens that can happen, on two hosts; the golden reports show it. */
final class RichPlan {

    /** When the reports were made. */
    static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    /** What was run. */
    static final String COMMAND = "zplan plan";

    /** Everything but what is given with {@code --set} or built in is a file of the repository, in its folder {@code zones}. */
    static final Places PLACES =
            source -> source.name().startsWith("plans/") ? Optional.of("zones/" + source.name()) : Optional.empty();

    private static final Source WEB = new Source("plans/web.kdl", """
            dataset "rpool/data/db" quota="20G"
            zone "web" {
                memory physical="16G"
                net over="igb0" vlan=20
            }
            zone "db" { attr "password" "(from --vars)" }
            """);
    private static final Source MAIL = new Source("plans/mail.kdl", """
            zone "mail" host="gz2" {
                net over="e1000g0"
            }
            zone "app" host="gz2" { brand "lx" }
            """);
    private static final long GIB = 1L << 30;

    private final List<Change> changes = new ArrayList<>();
    private final List<Drift> drift = new ArrayList<>();

    private RichPlan() {}

    /** A plan that can be applied. */
    static PlanFile plan() {
        RichPlan rich = new RichPlan();
        rich.web();
        rich.database();
        rich.leaving();
        rich.mail();
        return rich.file(RichSteps.all(), warnings());
    }

    /** The same, refused: policies are broken, and there is something that is not ours. */
    static PlanFile refused() {
        RichPlan rich = new RichPlan();
        rich.web();
        rich.database();
        rich.leaving();
        rich.mail();
        List<Diagnostic> all = new ArrayList<>(errors());
        all.addAll(warnings());
        return rich.file(List.of(), all);
    }

    /** Nothing to do. */
    static PlanFile nothing() {
        RichPlan rich = new RichPlan();
        rich.change(NONE, at("gz1", "vnic", "web_0"), "web", WEB.span(4, 5, 3), Map.of(), List.of());
        return rich.file(List.of(), List.of());
    }

    /** The outlook on a plan. */
    static Outlook outlook(PlanFile plan) {
        return Outlook.of(COMMAND, AT, plan, PLACES);
    }

    /** Where no plan came about: a spec that cannot be read. */
    static Outlook unplanned() {
        return Outlook.without(
                COMMAND,
                "1.2.3",
                AT,
                List.of(
                        Diagnostic.error(
                                "zplan::spec::unknown_field",
                                "zone has no field \"memroy\"",
                                new Source("plans/web.kdl", "zone \"web\" {\n    memroy physical=\"16G\"\n}\n")
                                        .span(2, 5, 6),
                                "did you mean memory?"),
                        Diagnostic.error("zplan::host::unreachable", "gz2 cannot be reached", null, "try: ssh gz2")),
                PLACES);
    }

    private static List<Diagnostic> errors() {
        return List.of(
                Diagnostic.error(
                        "zplan::policy::memory_cap",
                        "gz1/zone/web has memory.physical 16G, and the most is 8G",
                        WEB.span(3, 5, 6),
                        "a zone must not eat its host\nthe policy \"memory cap\" is at policies/house.kdl:9:8"),
                Diagnostic.error(
                        "zplan::policy::production_stays",
                        "gz1/zone/old is to be deleted",
                        null,
                        "ask the shop before its zones go"),
                Diagnostic.error(
                        "zplan::plan::unmanaged",
                        "gz2/vnic/mail_0 is there already, and not this workspace's",
                        MAIL.span(2, 5, 3),
                        "take it with zplan adopt gz2/vnic/mail_0"));
    }

    private static List<Diagnostic> warnings() {
        return List.of(
                Diagnostic.warning(
                        "zplan::plan::scarce_space",
                        "rpool on gz1 has 3G left, and this plan may need 12G: 50% of it at once",
                        WEB.span(1, 1, 7),
                        null),
                Diagnostic.warning(
                        "zplan::policy::few_at_once", "2 datasets are to be deleted", null, "the most is 1"));
    }

    /** Changes that take effect with a restart, and a VNIC that is made anew. */
    private void web() {
        change(
                RESTART,
                at("gz1", "boot", "web"),
                "web",
                WEB.span(2, 1, 4),
                Map.of("state", Value.text("running")),
                List.of(),
                "capped-memory takes effect when the zone boots");
        change(
                UPDATE,
                at("gz1", "zonecfg", "web"),
                "web",
                WEB.span(2, 1, 4),
                Map.of("brand", Value.text("lipkg")),
                List.of(
                        new AttributeChange(
                                "capped-memory.physical", Value.size(2 * GIB), Value.size(16 * GIB), OnChange.RESTART),
                        new AttributeChange(
                                "attr.role",
                                Value.text("back end"),
                                Value.text("a|b, `c` </details>"),
                                OnChange.UPDATE)));
        change(
                REPLACE,
                at("gz1", "vnic", "web_0"),
                "web",
                WEB.span(4, 5, 3),
                Map.of("over", Value.text("igb0"), "vid", Value.number(20)),
                List.of(new AttributeChange("vid", Value.number(0), Value.number(20), OnChange.REPLACE)));
    }

    /** Changes that take effect at once, a secret, and what others did: an attribute changed and a VNIC gone. */
    private void database() {
        Address data = at("gz1", "dataset", "rpool/data/db");
        Address vnic = at("gz1", "vnic", "db_0");
        change(
                UPDATE,
                data,
                null,
                WEB.span(1, 1, 7),
                Map.of(),
                List.of(
                        new AttributeChange("props.quota", Value.text("10G"), Value.text("20G"), OnChange.UPDATE),
                        new AttributeChange(
                                "props.compression", Value.text("off"), Value.text("lz4"), OnChange.UPDATE)));
        change(
                UPDATE,
                at("gz1", "zonecfg", "db"),
                "db",
                WEB.span(6, 1, 4),
                Map.of(),
                List.of(new AttributeChange("attr.password", secret("old"), secret("new"), OnChange.UPDATE)));
        change(CREATE, vnic, "db", WEB.span(6, 1, 4), Map.of("over", Value.text("igb0")), List.of(), "it is gone");
        change(NONE, at("gz1", "boot", "db"), "db", WEB.span(6, 1, 4), Map.of(), List.of());
        drift.add(new Drift(
                data,
                "web",
                null,
                List.of(
                        new Drift.Attribute(
                                "props.compression", Value.text("lz4"), Value.text("off"), Drift.Next.PUT_BACK),
                        new Drift.Attribute("props.atime", null, Value.text("off"), Drift.Next.KEEP)),
                null));
        drift.add(new Drift(vnic, "web", "db", List.of(), Drift.Next.CREATE));
    }

    /** What goes: with data, without, kept, and gone already. */
    private void leaving() {
        String why = "no spec names it any more";
        change(DELETE, at("gz1", "boot", "old"), "old", null, Map.of("state", Value.text("running")), List.of(), why);
        change(DELETE, at("gz1", "install", "old"), "old", null, Map.of("method", Value.text("plain")), List.of(), why);
        change(DELETE, at("gz1", "zonecfg", "old"), "old", null, Map.of("brand", Value.text("ipkg")), List.of(), why);
        change(DELETE, at("gz1", "dataset", "rpool/scratch"), null, null, Map.of(), List.of(), "--purge-data");
        change(LET_GO, at("gz1", "dataset", "rpool/data/old"), null, null, Map.of(), List.of(), why);
        change(FORGET, at("gz1", "etherstub", "gone0"), null, null, Map.of(), List.of(), why);
    }

    /** A new zone on the other host, and one whose root file system is made anew. */
    private void mail() {
        Span mail = MAIL.span(1, 1, 4);
        Span app = MAIL.span(4, 1, 4);
        change(CREATE, at("gz2", "boot", "mail"), "mail", mail, Map.of("state", Value.text("running")), List.of());
        change(CREATE, at("gz2", "install", "mail"), "mail", mail, Map.of("method", Value.text("plain")), List.of());
        change(
                CREATE,
                at("gz2", "vnic", "mail_0"),
                "mail",
                MAIL.span(2, 5, 3),
                Map.of("over", Value.text("e1000g0")),
                List.of());
        change(
                CREATE,
                at("gz2", "zonecfg", "mail"),
                "mail",
                mail,
                Map.of(
                        "brand",
                        Value.text("ipkg"),
                        "zonepath",
                        Value.text("/zones/mail"),
                        "net",
                        Value.list(List.of(Value.record(Map.of("physical", Value.text("mail_0"))))),
                        "attr",
                        Value.record(Map.of("token", secret("token"), "motto", Value.text("100% \"fun\"\n<b>&amp;")))),
                List.of());
        change(
                REPLACE,
                at("gz2", "install", "app"),
                "app",
                app,
                Map.of("brand", Value.text("lx")),
                List.of(new AttributeChange("brand", Value.text("ipkg"), Value.text("lx"), OnChange.REPLACE)));
        change(RESTART, at("gz2", "boot", "app"), "app", app, Map.of("state", Value.text("running")), List.of());
    }

    static Address at(String host, String kind, String name) {
        return new Address(host, kind, name);
    }

    private static Value secret(String digest) {
        return new Value.Secret("sha256:" + digest, null);
    }

    private void change(
            Action action,
            Address address,
            @Nullable String zone,
            @Nullable Span span,
            Map<String, Value> attributes,
            List<AttributeChange> diff,
            String... reasons) {
        Resource resource = Resource.of(address, attributes);
        boolean goes = span == null;
        changes.add(new Change(
                address,
                action,
                action == CREATE || action == FORGET ? null : resource,
                goes ? null : resource,
                diff,
                List.of(reasons),
                address.host().equals("gz1") ? "web" : "mail",
                zone,
                span));
    }

    private PlanFile file(List<PlanFileStep> steps, List<Diagnostic> diagnostics) {
        changes.sort(Comparator.comparing(Change::address));
        EnumMap<Action, Long> counts = new EnumMap<>(Action.class);
        changes.forEach(c -> counts.merge(c.action(), 1L, Long::sum));
        TreeSet<Address> restarts = new TreeSet<>();
        changes.stream().filter(c -> c.action() == RESTART).forEach(c -> restarts.add(c.address()));
        TreeSet<Address> destroyed = new TreeSet<>();
        changes.stream()
                .filter(c -> c.action() == DELETE || c.action() == REPLACE)
                .map(Change::address)
                .filter(a -> Set.of("dataset", "install").contains(a.kind()))
                .forEach(destroyed::add);
        TreeMap<Address, String> digests = new TreeMap<>();
        changes.forEach(
                c -> digests.put(c.address(), "sha256:" + c.address().name().length()));
        return new PlanFile(
                "1.2.3",
                7,
                Scope.of(Set.of("mail", "web")),
                List.of(
                        new PlanFileHost("gz1", "omnios", "omnios-r151058", null),
                        new PlanFileHost(
                                "gz2", "openindiana", "illumos-4b1f1c9", Instant.parse("2025-12-30T01:00:00Z"))),
                digests,
                changes,
                drift,
                steps,
                new PlanFileSummary(counts, restarts, destroyed),
                diagnostics,
                new Desired(wanted(), List.of(), Map.of(), List.of()));
    }

    private List<DesiredResource> wanted() {
        List<DesiredResource> wanted = new ArrayList<>();
        for (Change change : changes) {
            if (change.after() != null && change.span() != null) {
                wanted.add(new DesiredResource(
                        change.after(),
                        change.plan(),
                        change.zone(),
                        change.span(),
                        Map.of(),
                        List.of(),
                        false,
                        false));
            }
        }
        return wanted;
    }
}
