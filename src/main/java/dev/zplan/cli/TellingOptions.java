package dev.zplan.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How one wants to be told what is done to hosts, people and programs. */
final class TellingOptions {

    @Mixin
    private ProgressOptions progress = new ProgressOptions();

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            description =
                    "text (default), or json: an event a line as it happens; nobody is asked then, so what asks needs --yes.")
    private OutputFormat output = OutputFormat.text;

    /**
     * Who tells.
     *
     * @param command the command, as {@code zplan apply web}
     */
    Telling chosen(Context context, String command) {
        return output == OutputFormat.json ? new StreamTelling(context, command) : progress.chosen(context);
    }
}
