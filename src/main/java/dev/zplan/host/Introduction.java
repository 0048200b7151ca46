package dev.zplan.host;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.module.CommandLine;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a machine says that it is.
 *
 * @param root whether zplan is root there
 * @param user the user that it is
 */
record Introduction(boolean root, String user) {

    /** What is asked. uname has {@code -o} in newer releases of illumos only (usr/src/cmd/uname/uname.c), and in Solaris. */
    static final List<CommandLine> QUESTIONS = List.of(
            CommandLine.of("uname", "-s"),
            CommandLine.of("uname", "-o"),
            CommandLine.of("zonename"),
            CommandLine.of("id"));

    private static final Pattern ID = Pattern.compile("uid=(\\d+)\\(([^)]*)\\).*", Pattern.DOTALL);

    /**
     * From the answers.
     *
     * @param host its name in the workspace
     * @throws DiagnosticException when it is not the global zone of an illumos host
     */
    static Introduction of(String host, List<Result> answers) {
        String system = answers.get(0).stdout().strip();
        String operating = answers.get(1).ok() ? answers.get(1).stdout().strip() : "illumos";
        if (!system.equals("SunOS") || !operating.equals("illumos")) {
            String what = system.isEmpty() ? "unknown" : system.equals("SunOS") ? operating : system;
            throw refusal(
                    "not_illumos",
                    "the host " + host + " does not run illumos, its system is " + what,
                    "zplan manages zones of OmniOS and OpenIndiana; to try it elsewhere, use a simulated host:"
                            + " host \"" + host + "\" via=\"sim\"");
        }
        String zone = answers.get(2).stdout().strip();
        if (!zone.equals("global")) {
            throw refusal(
                    "not_global_zone",
                    "the host " + host + " is not a global zone, it is the zone \"" + zone + "\"",
                    "zones are managed from the global zone: run zplan there, or name its address with via=\"ssh\"; to"
                            + " try zplan here, use via=\"sim\"");
        }
        Matcher id = ID.matcher(answers.get(3).stdout());
        return id.matches()
                ? new Introduction(id.group(1).equals("0"), id.group(2))
                : new Introduction(false, "unknown");
    }

    private static DiagnosticException refusal(String code, String message, String help) {
        return new DiagnosticException(Diagnostic.error("zplan::host::" + code, message, null, help));
    }
}
