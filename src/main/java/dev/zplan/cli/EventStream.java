package dev.zplan.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticJson;
import dev.zplan.report.EventJson;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;

/** What happens, for programs: one object a line, each as soon as it is known. Any thread may write. */
final class EventStream {

    /** The version of the format. */
    static final int VERSION = 1;

    private final PrintWriter out;
    private final Clock clock;

    /** Writes there, and nobody else does. */
    EventStream(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** The first line. */
    void begin(String command) {
        ObjectNode head = JsonNodeFactory.instance.objectNode().put("zplan-events", VERSION);
        print(
                head,
                EventJson.event("begin").put("zplan", Release.own().version()).put("command", command.strip()));
    }

    /** An event; its time is added. */
    void write(ObjectNode event) {
        print(JsonNodeFactory.instance.objectNode(), event);
    }

    private synchronized void print(ObjectNode head, ObjectNode event) {
        head.put("time", clock.instant().toString()).setAll(event);
        out.print(head + "\n");
        out.flush();
    }

    void diagnostics(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            ObjectNode event = EventJson.event("diagnostic");
            event.setAll(DiagnosticJson.write(diagnostic));
            write(event);
        }
    }

    /** Something that is said to people. */
    void note(String line) {
        write(EventJson.event("note").put("text", line));
    }

    /** The last line. */
    void end(int exitCode) {
        write(EventJson.event("end").put("outcome", outcome(exitCode)).put("exit-code", exitCode));
    }

    private static String outcome(int exitCode) {
        return switch (exitCode) {
            case ExitCodes.OK -> "done";
            case 3 -> "undone";
            case 4 -> "incomplete";
            case 5 -> "purge-incomplete";
            case ExitCodes.INTERNAL -> "internal-error";
            default -> "error";
        };
    }
}
