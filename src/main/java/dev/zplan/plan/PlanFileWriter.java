package dev.zplan.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.diagnostic.DiagnosticJson;
import dev.zplan.diagnostic.Span;
import dev.zplan.module.AttributeChange;
import dev.zplan.module.CommandLine;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.resource.ValueJson;
import dev.zplan.zone.Desired;
import dev.zplan.zone.DesiredResource;
import dev.zplan.zone.DesiredZone;
import dev.zplan.zone.Move;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes plan files. Members come in the order of {@code docs/plan-file.md}; what is not known is null, never left out. */
final class PlanFileWriter {

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;

    String write(PlanFile file) {
        return print(tree(file));
    }

    ObjectNode tree(PlanFile file) {
        ObjectNode json = nodes.objectNode();
        json.put(PlanFile.MARK, PlanFile.VERSION);
        json.put("zplan", file.zplan());
        json.put("registry-revision", file.revision());
        json.set("scope", scope(file.scope()));
        ArrayNode hosts = json.putArray("hosts");
        file.hosts()
                .forEach(h -> hosts.addObject()
                        .put("name", h.name())
                        .put("flavour", h.flavour())
                        .put("release", h.release())
                        .put("taken", h.taken() == null ? null : h.taken().toString()));
        ObjectNode digests = json.putObject("digests");
        file.digests().forEach((address, digest) -> digests.put(address.toString(), digest));
        ArrayNode changes = json.putArray("changes");
        file.changes().forEach(c -> changes.add(change(c)));
        ArrayNode drift = json.putArray("drift");
        file.drift().forEach(d -> drift.add(drift(d)));
        ArrayNode steps = json.putArray("steps");
        file.steps().forEach(s -> steps.add(step(s)));
        json.set("summary", summary(file.summary()));
        json.set("diagnostics", DiagnosticJson.write(file.diagnostics()));
        json.set("desired", desired(file.desired()));
        return json;
    }

    String writeDrift(PlanFile file) {
        ObjectNode json = nodes.objectNode();
        ArrayNode drift = json.put("zplan-drift", PlanFile.VERSION).putArray("drift");
        file.drift().forEach(d -> drift.add(drift(d)));
        return print(json);
    }

    private static String print(JsonNode json) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(separators).withArrayIndenter(indenter).withObjectIndenter(indenter);
        try {
            return JsonMapper.builder().build().writer(printer).writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode scope(Scope scope) {
        ObjectNode json = nodes.objectNode();
        json.set("plans", texts(scope.plans()));
        json.set("zones", scope.zones() == null ? nodes.nullNode() : texts(scope.zones()));
        json.put("purge-data", scope.purgeData());
        json.set("targets", texts(scope.targets()));
        json.set("hosts", scope.hosts() == null ? nodes.nullNode() : texts(scope.hosts()));
        return json;
    }

    private ObjectNode change(Change change) {
        ObjectNode json = nodes.objectNode();
        json.put("address", change.address().toString());
        json.put("action", change.action().id());
        json.put("plan", change.plan());
        json.put("zone", change.zone());
        json.put("from", change.from() == null ? null : change.from().toString());
        json.put("source", place(change.span()));
        json.set("reasons", texts(change.reasons()));
        json.set("before", attributes(change.before()));
        json.set("after", attributes(change.after()));
        ArrayNode attributes = json.putArray("attributes");
        change.attributes().forEach(a -> attributes.add(attribute(a)));
        return json;
    }

    private ObjectNode attribute(AttributeChange attribute) {
        ObjectNode json = nodes.objectNode();
        json.put("path", attribute.path());
        json.set("before", value(attribute.before()));
        json.set("after", value(attribute.after()));
        json.put("on-change", attribute.onChange().id());
        return json;
    }

    private ObjectNode drift(Drift drift) {
        ObjectNode json = nodes.objectNode();
        json.put("address", drift.address().toString());
        json.put("plan", drift.plan());
        json.put("zone", drift.zone());
        Drift.Next next = drift.next();
        json.put("next", next == null ? null : next.id());
        ArrayNode attributes = json.putArray("attributes");
        for (Drift.Attribute a : drift.attributes()) {
            ObjectNode attribute = attributes.addObject();
            attribute.put("path", a.path());
            attribute.set("applied", value(a.applied()));
            attribute.set("found", value(a.found()));
            attribute.put("next", a.next().id());
        }
        return json;
    }

    private JsonNode value(@Nullable Value value) {
        return value == null ? nodes.nullNode() : ValueJson.write(value);
    }

    private JsonNode attributes(@Nullable Resource resource) {
        return resource == null ? nodes.nullNode() : ValueJson.write(resource).path("attributes");
    }

    private ObjectNode step(PlanFileStep step) {
        ObjectNode json = nodes.objectNode();
        json.put("id", step.id().toString());
        json.put("stage", step.stage().id());
        json.put("effect", step.effect().id());
        json.put("timeout-seconds", step.timeout().toSeconds());
        json.set("needs", texts(step.needs()));
        json.set("commands", commands(step.commands()));
        json.set("undo", commands(step.undo()));
        return json;
    }

    private ArrayNode commands(Collection<CommandLine> commands) {
        ArrayNode array = nodes.arrayNode();
        for (CommandLine command : commands) {
            ObjectNode json = array.addObject();
            json.set("argv", texts(command.argv()));
            json.put("stdin", command.stdin());
        }
        return array;
    }

    private ObjectNode summary(PlanFileSummary summary) {
        ObjectNode json = nodes.objectNode();
        for (Action action : Action.values()) {
            json.put(action.id(), summary.count(action));
        }
        json.set("restarts", texts(summary.restarts()));
        json.set("data-destroyed", texts(summary.destroyed()));
        return json;
    }

    private ObjectNode desired(Desired desired) {
        ObjectNode json = nodes.objectNode();
        ArrayNode resources = json.putArray("resources");
        desired.resources().forEach(r -> resources.add(resource(r)));
        ArrayNode zones = json.putArray("zones");
        desired.zones().forEach(z -> zones.add(zone(z)));
        ArrayNode moves = json.putArray("moves");
        desired.moves().forEach(m -> moves.add(move(m)));
        json.set("diagnostics", DiagnosticJson.write(desired.diagnostics()));
        return json;
    }

    private ObjectNode resource(DesiredResource wanted) {
        ObjectNode json = ValueJson.write(wanted.resource());
        json.put("plan", wanted.plan());
        json.put("zone", wanted.zone());
        json.put("protect", wanted.protect());
        json.put("replace", wanted.replace());
        json.set("ignore-changes", texts(wanted.ignored()));
        json.set("depends-on", texts(wanted.dependsOn()));
        json.put("source", place(wanted.span()));
        ObjectNode sources = json.putObject("attribute-sources");
        new TreeMap<>(wanted.attributeSpans()).forEach((name, span) -> sources.put(name, place(span)));
        return json;
    }

    private ObjectNode move(Move move) {
        ObjectNode json = nodes.objectNode();
        json.put("from", move.from().toString());
        json.put("to", move.to().toString());
        json.put("source", place(move.span()));
        return json;
    }

    private ObjectNode zone(DesiredZone zone) {
        ObjectNode json = nodes.objectNode();
        json.put("host", zone.host());
        json.put("name", zone.name());
        json.put("plan", zone.plan());
        json.put("protect", zone.protect());
        json.put("replace", zone.replace());
        json.set("addresses", texts(zone.grant().addresses()));
        json.set("pools", texts(zone.grant().pools()));
        json.put("links-of", zone.grant().linksOf());
        json.put("source", place(zone.span()));
        return json;
    }

    private static @Nullable String place(@Nullable Span span) {
        return span == null ? null : span.toString();
    }

    private ArrayNode texts(Collection<?> texts) {
        ArrayNode array = nodes.arrayNode(texts.size());
        texts.forEach(t -> array.add(t.toString()));
        return array;
    }

    private ObjectNode texts(Map<String, String> texts) {
        ObjectNode json = nodes.objectNode();
        new TreeMap<>(texts).forEach(json::put);
        return json;
    }
}
