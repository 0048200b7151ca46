package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanFile;
import dev.zplan.report.ResourceText;
import dev.zplan.resource.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "adopt",
        description =
                "Takes existing resources that a plan names into the registry. On the host they are only marked as this workspace's.",
        footer = {
            "%nExamples:",
            "  zplan adopt lab/zone/web                 all of the zone web that the spec names and the host has",
            "  zplan adopt lab/etherstub/internal0"
        })
final class AdoptCommand implements Callable<Integer> {

    private static final Set<String> OTHERS = Set.of("zplan::plan::exists_unmanaged", "zplan::plan::owned_elsewhere");

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Option(names = "--take-over", description = "Takes also what another workspace has marked as its own.")
    private boolean takeOver;

    @Mixin
    private LockOptions lock = new LockOptions();

    @Option(
            names = "--plan",
            paramLabel = "PLAN",
            description = "Looks into this plan too (default: all directly in plans/); may be repeated.")
    private List<String> plans = new ArrayList<>();

    @Parameters(
            arity = "1..*",
            paramLabel = "ADDRESS",
            description = "HOST/KIND/NAME, or HOST/zone/NAME for all of a zone.")
    private List<String> addresses = new ArrayList<>();

    AdoptCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Address> targets = Adoption.targets(addresses);
        Session session = Session.open(context, options, List.of());
        String command = "zplan adopt " + String.join(" ", addresses);
        Consent consent = new Consent(context, yes);
        consent.mustBePossible(command, "say --yes");
        return new Exclusive(context, session.workspace(), lock).run(command, hold -> {
            hold.hosts().take(session.hostsOf(targets));
            return adopt(session, targets, consent);
        });
    }

    private int adopt(Session session, List<Address> targets, Consent consent) {
        Survey survey = session.survey(null, plans);
        Adoption adoption = Adoption.of(session.workspace(), survey, targets, takeOver);
        tell(adoption);
        if (!consent.given("Adopt this?")) {
            return ExitCodes.ERROR;
        }
        List<Address> marked =
                new Marks(survey.kinds(), adoption.survey().facts(), session::host).make(adoption.marked());
        session.registry().save(adoption.registry());
        context.out()
                .println("Adopted " + adoption.adopted().size()
                        + (adoption.adopted().size() == 1 ? " resource." : " resources.")
                        + (marked.isEmpty()
                                ? ""
                                : " Marked as this workspace's: "
                                        + marked.stream().map(Address::toString).collect(Collectors.joining(", "))
                                        + "."));
        return ExitCodes.OK;
    }

    /** That other things are not managed either is their business. */
    private void tell(Adoption adoption) {
        Plan next = adoption.next();
        Map<Address, Change> changes = new LinkedHashMap<>();
        PlanFile.of(next, Release.own().version()).changes().forEach(c -> changes.put(c.address(), c));
        adoption.adopted().forEach((address, wanted) -> {
            context.out().println(address + " goes to the plan " + wanted.plan());
            Change change = changes.get(address);
            if (change != null && change.action() != Action.NONE) {
                context.out().println("    the next apply changes:");
                context.out().print(ResourceText.changes(context.page(), 4, change.attributes()));
            }
        });
        List<Diagnostic> problems = next.diagnostics().stream()
                .filter(d -> !OTHERS.contains(d.code()))
                .toList();
        if (!problems.isEmpty()) {
            context.out().println("The next plan will say:");
            Told.diagnostics(context, problems);
        }
    }
}
