package dev.zplan.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.resource.JsonText;
import java.util.regex.Pattern;

/**
 * What goes wrong, once, at a command to come.
 *
 * @param pattern a regular expression; it is looked for in the command's words joined by blanks
 * @param nth which matching command is hit: 1 is the next
 * @param kind what happens
 * @param when before or after the command had its effect
 * @param exitCode the exit status of a failure; at least 1
 * @param stderr what a failure complains of
 */
public record Fault(String pattern, int nth, Kind kind, When when, int exitCode, String stderr) {

    /** What a fault does. */
    public enum Kind {
        /** The command ends with an exit status and a complaint of its own. */
        FAIL,
        /** The command does not return: {@link SimHang}. */
        HANG,
        /** The caller dies at this command: {@link SimCrash}. */
        CRASH
    }

    /** On which side of the command's effect the fault strikes. */
    public enum When {
        /** Nothing of the command has happened. */
        BEFORE,
        /** The command has done its work, whatever it says. */
        AFTER
    }

    /** Checks the parts. */
    public Fault {
        Pattern.compile(pattern);
        if (nth < 1 || exitCode < 1) {
            throw new IllegalArgumentException("nth and exitCode count from 1");
        }
    }

    /** A command that fails. */
    public static Fault fail(String pattern, int nth, int exitCode, String stderr, When when) {
        return new Fault(pattern, nth, Kind.FAIL, when, exitCode, stderr);
    }

    /** A command that never returns. */
    public static Fault hang(String pattern, int nth, When when) {
        return new Fault(pattern, nth, Kind.HANG, when, 1, "");
    }

    /** A command at which the caller dies. */
    public static Fault crash(String pattern, int nth, When when) {
        return new Fault(pattern, nth, Kind.CRASH, when, 1, "");
    }

    /** As JSON. */
    public String toJson() {
        return JsonText.write(toTree());
    }

    ObjectNode toTree() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("pattern", pattern)
                .put("nth", nth)
                .put("kind", kind.name())
                .put("when", when.name())
                .put("exitCode", exitCode)
                .put("stderr", stderr);
    }

    static Fault fromTree(JsonNode json) {
        return new Fault(
                json.path("pattern").asText(),
                json.path("nth").asInt(),
                Kind.valueOf(json.path("kind").asText()),
                When.valueOf(json.path("when").asText()),
                json.path("exitCode").asInt(),
                json.path("stderr").asText());
    }

    /** What {@link #toJson} wrote; anything else is an IllegalArgumentException. */
    public static Fault fromJson(String json) {
        try {
            return fromTree(JsonText.read(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a fault: " + e.getOriginalMessage(), e);
        }
    }

    boolean matches(String commandLine) {
        return Pattern.compile(pattern).matcher(commandLine).find();
    }

    Fault nearer() {
        return new Fault(pattern, nth - 1, kind, when, exitCode, stderr);
    }
}
