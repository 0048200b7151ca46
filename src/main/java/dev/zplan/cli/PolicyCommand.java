package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Severity;
import dev.zplan.policy.Policies;
import dev.zplan.report.Table;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "policy",
        description = "Shows and checks the policies of policies/, which every plan has to keep.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"%nExamples:", "  zplan policy list", "  zplan policy check"})
final class PolicyCommand extends CommandGroup {

    private PolicyCommand(Context context) {
        super(context);
    }

    static CommandLine line(Context context) {
        return new CommandLine(new PolicyCommand(context))
                .addSubcommand(new All(context))
                .addSubcommand(new Check(context));
    }

    @Command(
            name = "list",
            description = "Lists the policies of policies/.",
            footer = {"%nExamples:", "  zplan policy list", "  zplan policy list --output json"})
    static final class All extends ListingCommand {

        All(Context context) {
            super(context);
        }

        @Override
        Table table(Session session) {
            return new Table(
                    List.of("POLICY", "SEVERITY", "CODE", "FILE", "MESSAGE"),
                    Policies.of(session.checked()).list().stream()
                            .map(policy -> List.of(
                                    policy.name(),
                                    policy.severity() == Severity.ERROR ? "deny" : "warn",
                                    policy.code(),
                                    policy.span().toString(),
                                    Objects.requireNonNullElse(policy.message(), "")))
                            .toList());
        }
    }

    @Command(
            name = "check",
            description =
                    "Tells what is wrong with the policies of policies/ themselves; zplan plan tells what breaks them.",
            footer = {"%nExit codes: 0 nothing, 1 something.", "%nExamples:", "  zplan policy check"})
    static final class Check extends CheckCommand {

        Check(Context context) {
            super(context, "policy");
        }

        @Override
        int count(Session session) {
            return Policies.of(session.workspace()).list().size();
        }

        @Override
        List<Diagnostic> findings(Session session) {
            return Policies.of(session.workspace()).diagnostics();
        }
    }
}
