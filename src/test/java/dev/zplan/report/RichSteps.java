package dev.zplan.report;

import static dev.zplan.report.RichPlan.at;

import dev.zplan.module.CommandLine;
import dev.zplan.module.Effect;
import dev.zplan.plan.PlanFileStep;
import dev.zplan.plan.Stage;
import dev.zplan.plan.StepId;
import dev.zplan.plan.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The steps of {@link RichPlan}, as a planner would order them. */
final class RichSteps {

    private static final StepId STOP_WEB = id("gz1", "boot", "web", Verb.STOP);
    private static final StepId STOP_OLD = id("gz1", "boot", "old", Verb.STOP);
    private static final StepId STOP_APP = id("gz2", "boot", "app", Verb.STOP);
    private static final StepId WEB_LINK = id("gz1", "vnic", "web_0", Verb.CREATE);
    private static final StepId MAIL_LINK = id("gz2", "vnic", "mail_0", Verb.CREATE);
    private static final StepId MAIL = id("gz2", "zonecfg", "mail", Verb.CREATE);
    private static final StepId MAIL_INSTALL = id("gz2", "install", "mail", Verb.CREATE);
    private static final StepId OLD_INSTALL = id("gz1", "install", "old", Verb.DELETE);
    private static final StepId APP_INSTALL = id("gz2", "install", "app", Verb.CREATE);

    private RichSteps() {}

    static List<PlanFileStep> all() {
        return List.of(
                step(STOP_WEB, Effect.DISRUPTIVE, "zoneadm -z web shutdown", "zoneadm -z web boot"),
                step(STOP_OLD, Effect.DISRUPTIVE, "zoneadm -z old shutdown", "zoneadm -z old boot"),
                step(
                        id("gz1", "dataset", "rpool/data/db", Verb.UPDATE),
                        Effect.REVERSIBLE,
                        "zfs set quota=20G compression=lz4 rpool/data/db",
                        "zfs set quota=10G compression=off rpool/data/db"),
                step(
                        id("gz1", "vnic", "db_0", Verb.CREATE),
                        Effect.REVERSIBLE,
                        "dladm create-vnic -l igb0 db_0",
                        "dladm delete-vnic db_0"),
                new PlanFileStep(
                        id("gz1", "zonecfg", "db", Verb.UPDATE),
                        Stage.MAIN,
                        Effect.REVERSIBLE,
                        List.of(new CommandLine(
                                List.of("zonecfg", "-z", "db", "-f", "-"),
                                "select attr name=password\nset value=(secret)\nend\ncommit\n")),
                        List.of(),
                        Duration.ofMinutes(1),
                        new TreeSet<>()),
                step(
                        WEB_LINK,
                        Effect.COMPENSABLE,
                        "dladm create-vnic -l igb0 -v 20 web_0",
                        "dladm delete-vnic web_0",
                        STOP_WEB),
                step(
                        id("gz1", "boot", "web", Verb.START),
                        Effect.REVERSIBLE,
                        "zoneadm -z web boot",
                        "zoneadm -z web halt",
                        WEB_LINK),
                step(MAIL_LINK, Effect.REVERSIBLE, "dladm create-vnic -l e1000g0 mail_0", "dladm delete-vnic mail_0"),
                step(MAIL, Effect.REVERSIBLE, "zonecfg -z mail -f -", "zonecfg -z mail delete -F", MAIL_LINK),
                step(MAIL_INSTALL, Effect.REVERSIBLE, "zoneadm -z mail install", "zoneadm -z mail uninstall -F", MAIL),
                step(
                        id("gz2", "boot", "mail", Verb.START),
                        Effect.REVERSIBLE,
                        "zoneadm -z mail boot",
                        "zoneadm -z mail halt",
                        MAIL_INSTALL),
                step(STOP_APP, Effect.DISRUPTIVE, "zoneadm -z app shutdown", "zoneadm -z app boot"),
                step(APP_INSTALL, Effect.REVERSIBLE, "zoneadm -z app install", "zoneadm -z app uninstall -F", STOP_APP),
                step(
                        id("gz2", "boot", "app", Verb.START),
                        Effect.REVERSIBLE,
                        "zoneadm -z app boot",
                        "zoneadm -z app halt",
                        APP_INSTALL),
                purge(OLD_INSTALL, "zoneadm -z old uninstall -F", STOP_OLD),
                purge(id("gz1", "zonecfg", "old", Verb.DELETE), "zonecfg -z old delete -F", OLD_INSTALL),
                purge(id("gz1", "dataset", "rpool/scratch", Verb.DELETE), "zfs destroy rpool/scratch"));
    }

    private static StepId id(String host, String kind, String name, Verb verb) {
        return new StepId(at(host, kind, name), verb);
    }

    private static PlanFileStep step(StepId id, Effect effect, String command, String undo, StepId... needs) {
        return new PlanFileStep(
                id,
                Stage.MAIN,
                effect,
                List.of(words(command)),
                List.of(words(undo)),
                Duration.ofMinutes(1),
                new TreeSet<>(Set.of(needs)));
    }

    private static PlanFileStep purge(StepId id, String command, StepId... needs) {
        return new PlanFileStep(
                id,
                Stage.PURGE,
                Effect.FINAL,
                List.of(words(command)),
                List.of(),
                Duration.ofMinutes(5),
                new TreeSet<>(Set.of(needs)));
    }

    private static CommandLine words(String command) {
        return new CommandLine(List.of(command.split(" ")), null);
    }
}
