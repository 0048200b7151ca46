package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Leave to act.
 *
 * @param context where to ask
 * @param granted whether the user said yes beforehand
 */
record Consent(Context context, boolean granted) {

    /**
     * Whoever has to be asked must be there.
     *
     * @param help what to do instead
     * @throws DiagnosticException when standard input is no terminal, and nothing was said beforehand
     */
    void mustBePossible(String command, String help) {
        if (!granted && context.events() != null) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::apply::no_terminal",
                    command + " asks before it acts, and with --output json there is nobody to ask",
                    null,
                    help + "; nothing was done"));
        }
        if (!granted && !context.terminals().in()) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::apply::no_terminal",
                    command + " asks before it acts, and standard input is no terminal",
                    null,
                    help + "; nothing was done"));
        }
    }

    /** Asks, unless it was granted beforehand; says so when nothing will be done. */
    boolean given(String question) {
        if (granted) {
            return true;
        }
        context.out().print("\n" + question + " Only \"yes\" will do: ");
        context.out().flush();
        try {
            String answer = context.in().readLine();
            boolean yes = answer != null && answer.strip().equals("yes");
            if (!yes) {
                context.out().println("Nothing was done.");
            }
            return yes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
