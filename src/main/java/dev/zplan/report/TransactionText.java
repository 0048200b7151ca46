package dev.zplan.report;

import dev.zplan.apply.PastApply;
import dev.zplan.apply.journal.JournalRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One transaction from its begin to its end, command by command. */
public final class TransactionText {

    private static final String INDENT = "    ";
    private static final String CONTINUED = INDENT + "        ";
    private static final String OUTPUT = INDENT + "    | ";

    private final Paint paint;

    /** In colour or without any escape sequence. */
    public TransactionText(boolean colour) {
        paint = new Paint(colour);
    }

    /** What was done to a resource, from its intent to its outcome. */
    private static final class Deed {
        private final String step;
        private final List<String> commands;
        private final Words words;
        private final List<JournalRecord.Ran> ran = new ArrayList<>();
        private JournalRecord.@Nullable Result result;
        private String reason = "";

        Deed(String step, List<String> commands, Words words) {
            this.step = step;
            this.commands = commands;
            this.words = words;
        }

        void ended(JournalRecord.Result how, String why, List<JournalRecord.Ran> commandsRun) {
            result = how;
            reason = why;
            ran.clear(); // an outcome tells again what its gate told
            ran.addAll(commandsRun);
        }
    }

    /** How a deed of some sort is called once it is done, where it failed, and before either is known. */
    private record Words(String done, String failed, String open) {

        private static final Words STEP = new Words("done", "failed", "under way");
        private static final Words UNDO = new Words("undone", "could not be undone", "undo under way");
        private static final Words PURGE = new Words("destroyed", "could not be destroyed", "destruction under way");
        private static final Words PUT_BACK = new Words("put back, as its host had changed it by itself", "", "");
    }

    /**
     * The text, ending in a line end.
     *
     * @param result what came of it, in a few words
     */
    public String print(PastApply past, String result) {
        StringBuilder out =
                new StringBuilder(paint.bold("Transaction " + past.id().text()) + ": " + Printable.line(result) + "\n");
        parts(past).forEach(part -> part.accept(out));
        return out.toString();
    }

    /** What prints the parts, in the order in which they began; an outcome is told with its intent. */
    private List<Consumer<StringBuilder>> parts(PastApply past) {
        List<Consumer<StringBuilder>> parts = new ArrayList<>();
        Map<String, Deed> open = new HashMap<>();
        for (JournalRecord record : past.records()) {
            Deed begun = begun(record);
            if (begun != null) {
                open.put(begun.step, begun);
                parts.add(out -> print(begun, out));
            } else if (record instanceof JournalRecord.Begin begin) {
                parts.add(out -> out.append(head(begin)));
            } else if (record instanceof JournalRecord.Commit commit) {
                parts.add(out -> out.append(committed(commit, past.revision())));
            } else if (record instanceof JournalRecord.End end) {
                parts.add(out -> out.append(ended(end)));
            } else {
                ended(record, open);
            }
        }
        return parts;
    }

    private static @Nullable Deed begun(JournalRecord record) {
        if (record instanceof JournalRecord.Intent intent) {
            return new Deed(intent.step(), intent.commands(), Words.STEP);
        } else if (record instanceof JournalRecord.UndoIntent undo) {
            return new Deed(undo.step(), undo.commands(), Words.UNDO);
        } else if (record instanceof JournalRecord.PurgeIntent purge) {
            return new Deed(purge.step(), purge.commands(), Words.PURGE);
        } else if (record instanceof JournalRecord.PutBack back) {
            Deed deed = new Deed(back.address().toString(), List.of(), Words.PUT_BACK);
            deed.ended(JournalRecord.Result.OK, "", back.ran());
            return deed;
        }
        return null;
    }

    private static void ended(JournalRecord record, Map<String, Deed> open) {
        if (record instanceof JournalRecord.Gate gate) {
            Optional.ofNullable(open.get(gate.step())).ifPresent(d -> d.ran.addAll(gate.ran()));
        } else if (record instanceof JournalRecord.Outcome outcome) {
            ended(open, outcome.step(), outcome.result(), outcome.reason(), outcome.ran());
        } else if (record instanceof JournalRecord.UndoOutcome undone) {
            ended(open, undone.step(), undone.result(), undone.reason(), undone.ran());
        } else if (record instanceof JournalRecord.PurgeOutcome purged) {
            ended(open, purged.step(), purged.result(), purged.reason(), purged.ran());
        }
    }

    private static void ended(
            Map<String, Deed> open,
            String step,
            JournalRecord.Result result,
            String reason,
            List<JournalRecord.Ran> ran) {
        Deed deed = open.remove(step);
        if (deed != null) {
            deed.ended(result, reason, ran);
        }
    }

    private static String head(JournalRecord.Begin begin) {
        return "  begun    " + time(begin.when()) + " by " + Printable.line(begin.user() + "@" + begin.host())
                + ", zplan " + Printable.line(begin.zplanVersion()) + "\n"
                + (begin.hosts().isEmpty()
                        ? ""
                        : "  hosts    " + Printable.line(String.join(", ", begin.hosts())) + "\n")
                + "  plans    " + Printable.line(String.join(", ", begin.plans())) + "\n"
                + "  summary  " + Printable.line(HistoryText.summary(begin)) + "\n\n";
    }

    private String committed(JournalRecord.Commit commit, long revision) {
        int purges = commit.purges().size();
        return "\n" + paint.green("committed") + " at " + time(commit.when()) + ", registry revision "
                + revision
                + (purges == 0 ? "" : ", " + purges + (purges == 1 ? " purge is due" : " purges are due")) + "\n";
    }

    private static String ended(JournalRecord.End end) {
        return "\nended at " + time(end.when()) + ": " + end.result()
                + (end.detail().isEmpty() ? "" : ", " + Printable.line(end.detail())) + "\n";
    }

    private static String time(Instant when) {
        return when.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void print(Deed deed, StringBuilder out) {
        long took = deed.ran.stream().mapToLong(JournalRecord.Ran::milliseconds).sum();
        out.append(Printable.line(deed.step))
                .append(": ")
                .append(state(deed))
                .append(deed.ran.isEmpty() ? "" : " (" + ApplyLines.time(Duration.ofMillis(took)) + ")")
                .append('\n');
        if (deed.result == null && deed.ran.isEmpty()) {
            deed.commands.forEach(command -> command("", command, out));
        }
        for (JournalRecord.Ran ran : deed.ran) {
            command(ran.exitCode() < 0 ? "no end" : "exit " + ran.exitCode(), ran.command(), out);
            Printable.block(ran.output())
                    .lines()
                    .forEach(line -> out.append(OUTPUT).append(line).append('\n'));
        }
        if (!deed.reason.isEmpty()) {
            out.append(INDENT).append(Printable.line(deed.reason)).append('\n');
        }
    }

    private String state(Deed deed) {
        if (deed.result == null) {
            return paint.yellow(deed.words.open());
        }
        return deed.result == JournalRecord.Result.OK ? deed.words.done() : paint.red(deed.words.failed());
    }

    /** What it ended with, and the command; further lines of a script below. */
    private static void command(String exit, String command, StringBuilder out) {
        String lead = String.format("%-8s", exit);
        for (String line : Printable.block(command).lines().toList()) {
            out.append(INDENT).append(lead).append(line).append('\n');
            lead = CONTINUED.substring(INDENT.length());
        }
    }
}
