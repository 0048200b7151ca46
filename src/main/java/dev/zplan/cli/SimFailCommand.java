package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.report.Table;
import dev.zplan.sim.Fault;
import dev.zplan.sim.Simulation;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "fail",
        description = "Lets something go wrong at a command to come, once.",
        footer = {
            "%nThe pattern is a regular expression that is looked for in the command's words joined by blanks. A fault is kept with"
                    + " the host until it strikes.",
            "%nExamples:",
            "  zplan sim fail lab 'zoneadm -z web boot'              the next boot of web fails",
            "  zplan sim fail lab 'dladm create-vnic' --nth 3 --stderr 'dladm: vnic creation failed: link busy'",
            "  zplan sim fail lab 'zoneadm -z web install' --hang    it does not return: zplan takes its time limit as reached",
            "  zplan sim fail lab 'zoneadm -z web boot' --crash --after",
            "                                                        zplan dies right after it; then: zplan recover",
            "  zplan sim fail lab --list",
            "  zplan sim fail lab --clear"
        })
final class SimFailCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Parameters(index = "0", paramLabel = "NAME", description = "The host.")
    private String name = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "PATTERN", description = "Which commands are meant.")
    private @Nullable String pattern;

    @Option(
            names = "--nth",
            paramLabel = "N",
            description = "The command that is hit: 1 (default) is the next that matches.")
    private int nth = 1;

    @Option(names = "--exit", paramLabel = "CODE", description = "With what it ends (default: 1).")
    private int exit = 1;

    @Option(
            names = "--stderr",
            paramLabel = "TEXT",
            description = "What it complains of (default: nothing); a line end is added.")
    private @Nullable String stderr;

    @Option(names = "--after", description = "It does its work before it fails, hangs or kills.")
    private boolean after;

    @Option(names = "--hang", description = "It does not return.")
    private boolean hang;

    @Option(names = "--crash", description = "Its caller dies: zplan, or the command itself where a script called it.")
    private boolean crash;

    @Option(names = "--list", description = "Lists the faults that wait.")
    private boolean list;

    @Option(names = "--clear", description = "Forgets the faults that wait.")
    private boolean clear;

    @Option(names = "--output", paramLabel = "FORMAT", description = "text (default) or json, of --list.")
    private OutputFormat output = OutputFormat.text;

    SimFailCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        check();
        Simulation host = new SimHosts(Session.open(context, options, List.of()).workspace()).open(name);
        if (clear) {
            int waiting = host.faults().size();
            host.clearFaults();
            context.out().println("Forgot " + faults(waiting) + " of " + name + ".");
        } else if (list) {
            Told.table(context, output, table(host.faults()));
        } else {
            Fault fault = fault(String.valueOf(pattern));
            host.inject(fault);
            context.out().println(story(fault));
        }
        return ExitCodes.OK;
    }

    private void check() {
        int asked = (pattern == null ? 0 : 1) + (list ? 1 : 0) + (clear ? 1 : 0);
        if (asked != 1) {
            throw wrong("give one of PATTERN, --list and --clear");
        }
        if (hang && crash) {
            throw wrong("--hang and --crash cannot be given together");
        }
        if (nth < 1 || exit < 1 || exit > 255) {
            throw wrong("--nth counts from 1, --exit is from 1 to 255");
        }
    }

    private static DiagnosticException wrong(String help) {
        return new DiagnosticException(
                Diagnostic.error("zplan::sim::bad_fault", "this is no fault that can be told", null, help));
    }

    private Fault fault(String words) {
        Fault.When when = after ? Fault.When.AFTER : Fault.When.BEFORE;
        try {
            if (hang) {
                return Fault.hang(words, nth, when);
            }
            return crash
                    ? Fault.crash(words, nth, when)
                    : Fault.fail(words, nth, exit, stderr == null ? "" : stderr + "\n", when);
        } catch (PatternSyntaxException e) {
            throw wrong("the pattern is no regular expression: " + e.getDescription());
        }
    }

    private String story(Fault fault) {
        String what = switch (fault.kind()) {
            case FAIL -> "will end with " + fault.exitCode();
            case HANG -> "will not return";
            case CRASH -> "will kill its caller";
        };
        String which = fault.nth() == 1 ? "The next command" : "Command " + fault.nth();
        String when = after ? ", after its work" : "";
        return which + " on " + name + " that matches '" + fault.pattern() + "' " + what + when + ".";
    }

    private static String faults(int number) {
        return number + (number == 1 ? " fault" : " faults");
    }

    private static Table table(List<Fault> faults) {
        return new Table(
                List.of("PATTERN", "NTH", "KIND", "WHEN", "EXIT", "STDERR"),
                faults.stream()
                        .map(f -> List.of(
                                f.pattern(),
                                String.valueOf(f.nth()),
                                f.kind().name().toLowerCase(Locale.ROOT),
                                f.when().name().toLowerCase(Locale.ROOT),
                                f.kind() == Fault.Kind.FAIL ? String.valueOf(f.exitCode()) : "",
                                f.stderr().strip()))
                        .toList());
    }
}
