package dev.zplan.report;

import dev.zplan.apply.ApplyEvent;
import dev.zplan.plan.Redactor;

/**
 * Why something failed.
 *
 * @param redactor takes secrets out
 */
record FailureText(Redactor redactor) {

    /** The command, why it failed, and what it said; indented lines. */
    String block(ApplyEvent.Failure failure) {
        StringBuilder out = new StringBuilder();
        if (failure.command() != null) {
            out.append(
                    indented("    ", "$ " + redactor.command(failure.command()).script()));
        }
        out.append(indented("    ", failure.reason()));
        return out.append(output(failure)).toString();
    }

    /** What it said. */
    String output(ApplyEvent.Failure failure) {
        return indented("    | ", failure.output());
    }

    /** The command and why it failed, in one sentence without a full stop. */
    String line(ApplyEvent.Failure failure) {
        String command = failure.command() == null
                ? ""
                : "`" + redactor.command(failure.command()).shell() + "` ";
        return Printable.line(command + redactor.text(failure.reason()));
    }

    /** Lines, without secrets. */
    String indented(String indent, String text) {
        StringBuilder out = new StringBuilder();
        Printable.block(redactor.text(text))
                .lines()
                .forEach(line -> out.append(indent).append(line).append('\n'));
        return out.toString();
    }
}
