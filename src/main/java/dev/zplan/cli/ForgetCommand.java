package dev.zplan.cli;

import dev.zplan.host.Host;
import dev.zplan.module.HostFacts;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "forget",
        description =
                "Takes resources out of the registry, and this workspace's mark off them. They stay on the host as they are.",
        footer = {
            "%nSpec files stay as they are: what they still name stops the next plan until it is adopted again.",
            "%nExamples:",
            "  zplan forget web                         all of the zone web",
            "  zplan forget lab/zone/web                that of the host lab",
            "  zplan forget lab/dataset/rpool/data/db"
        })
final class ForgetCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Mixin
    private LockOptions lock = new LockOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "ZONE|ADDRESS",
            description = "The name of a zone, HOST/KIND/NAME, or HOST/zone/NAME for all of a zone.")
    private List<String> names = new ArrayList<>();

    ForgetCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = Session.open(context, options, List.of());
        String command = "zplan forget " + String.join(" ", names);
        Consent consent = new Consent(context, yes);
        consent.mustBePossible(command, "say --yes");
        return new Exclusive(context, session.workspace(), lock)
                .run(command, hold -> forget(session.locking(hold.hosts()), consent));
    }

    private int forget(Session session, Consent consent) {
        Snapshot registry = session.registry().load();
        Forgetting forgetting = Forgetting.of(registry, Forgetting.targets(registry, names));
        forgetting
                .entries()
                .forEach((address, entry) -> context.out()
                        .println(address + " of the plan " + entry.plan() + " is forgotten, and stays on the host"));
        if (!consent.given("Forget this?")) {
            return ExitCodes.ERROR;
        }
        Collection<Address> known = forgetting.entries().keySet();
        TreeSet<String> hosts = new TreeSet<>();
        session.hostsOf(known).stream().map(Host::name).forEach(hosts::add);
        SortedMap<String, HostFacts> facts = session.facts(hosts, known, null);
        new Marks(session.checked().kinds(), facts, session::host)
                .make(forgetting.unmarked(session.checked().kinds(), facts));
        session.registry().save(forgetting.registry());
        int count = known.size();
        context.out().println("Forgot " + count + (count == 1 ? " resource." : " resources."));
        context.out()
                .println(
                        "Spec files were left as they are: the next plan stops at what they still name, until zplan adopt takes"
                                + " it back.");
        return ExitCodes.OK;
    }
}
