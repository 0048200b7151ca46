package dev.zplan.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.apply.ApplyEvent;
import dev.zplan.apply.Outcome;
import dev.zplan.module.CommandLine;
import dev.zplan.plan.Action;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.Redactor;
import dev.zplan.plan.Step;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An apply as it goes, for programs: an object for each event, as {@code docs/events.md} describes them.
 *
 * @param transaction whose events they are
 * @param redactor takes secrets out of commands and of what they said
 */
public record EventJson(String transaction, Redactor redactor) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What a plan is about. */
    public static ObjectNode plan(PlanFile plan) {
        ObjectNode json = event("plan");
        ArrayNode hosts = json.putArray("hosts");
        plan.changes().stream()
                .filter(c -> c.action() != Action.NONE)
                .map(c -> c.address().host())
                .distinct()
                .sorted()
                .forEach(hosts::add);
        json.put("steps", plan.steps().size());
        ObjectNode summary = json.putObject("summary");
        for (Action action : Action.values()) {
            summary.put(action.id(), plan.summary().count(action));
        }
        return json;
    }

    /** An event with nothing but its name. */
    public static ObjectNode event(String name) {
        return NODES.objectNode().put("event", name);
    }

    /** What came of starting or stopping a zone. */
    public static ObjectNode zone(ZoneTurn turn) {
        ApplyEvent.@Nullable Failure failure = turn.run().failure();
        ObjectNode json = event(failure == null ? "zone" : "zone-failed")
                .put("host", turn.zone().host())
                .put("name", turn.zone().name())
                .put("verb", turn.verb())
                .put("was", turn.was());
        return failure == null
                ? json.put("state", turn.state())
                        .put("drift", turn.drift())
                        .put("milliseconds", turn.run().took().toMillis())
                : failure(json, failure, Redactor.none());
    }

    /** That the transaction begins. */
    public ObjectNode begin(List<String> hosts, int steps) {
        ObjectNode json = ofTransaction("transaction");
        ArrayNode names = json.putArray("hosts");
        hosts.forEach(names::add);
        return json.put("steps", steps);
    }

    /** What happened in it. */
    public ObjectNode print(ApplyEvent event) {
        if (event instanceof ApplyEvent.Started started) {
            return ofStep("started", started.step());
        } else if (event instanceof ApplyEvent.Succeeded succeeded) {
            return ofStep("succeeded", succeeded.step())
                    .put("milliseconds", succeeded.took().toMillis());
        } else if (event instanceof ApplyEvent.Failed failed) {
            return failure(ofStep("failed", failed.step()), failed.failure(), redactor);
        } else if (event instanceof ApplyEvent.Verifying) {
            return ofTransaction("verifying");
        } else if (event instanceof ApplyEvent.Committed) {
            return ofTransaction("committed");
        } else if (event instanceof ApplyEvent.RollingBack back) {
            return ofTransaction("rolling-back").put("steps", back.steps());
        } else if (event instanceof ApplyEvent.Undoing undoing) {
            return ofStep("undoing", undoing.step());
        } else if (event instanceof ApplyEvent.Undone undone) {
            ObjectNode json = ofStep("undone", undone.step());
            ArrayNode commands = json.putArray("commands");
            redactor.commands(undone.commands()).stream()
                    .map(CommandLine::script)
                    .forEach(commands::add);
            return json;
        } else if (event instanceof ApplyEvent.UndoFailed failed) {
            return failure(ofStep("undo-failed", failed.step()), failed.failure(), redactor);
        }
        return finished(((ApplyEvent.Finished) event).outcome());
    }

    private ObjectNode finished(Outcome outcome) {
        ObjectNode json = ofTransaction("finished")
                .put("result", outcome.result().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("done", outcome.done());
        ArrayNode left = json.putArray("left");
        outcome.left().forEach(line -> left.add(redactor.text(line)));
        return outcome.failure() == null ? json : failure(json, outcome.failure(), redactor);
    }

    private ObjectNode ofTransaction(String event) {
        return event(event).put("transaction", transaction);
    }

    private ObjectNode ofStep(String event, Step step) {
        return ofTransaction(event)
                .put("step", step.id().toString())
                .put("host", step.id().address().host())
                .put("kind", step.id().address().kind())
                .put("name", step.id().address().name())
                .put("verb", step.id().verb().id());
    }

    private static ObjectNode failure(ObjectNode json, ApplyEvent.Failure failure, Redactor redactor) {
        @Nullable CommandLine command = failure.command();
        return json.put("reason", redactor.text(failure.reason()))
                .put(
                        "command",
                        command == null ? null : redactor.command(command).script())
                .put("exit-code", failure.exitCode())
                .put("output", redactor.text(failure.output()));
    }
}
