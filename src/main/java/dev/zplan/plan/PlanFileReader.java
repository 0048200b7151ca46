package dev.zplan.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticJson;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.AttributeChange;
import dev.zplan.module.CommandLine;
import dev.zplan.module.Effect;
import dev.zplan.module.OnChange;
import dev.zplan.resource.Address;
import dev.zplan.resource.Value;
import dev.zplan.resource.ValueJson;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what {@link PlanFileWriter} wrote. */
final class PlanFileReader {

    private static final String HELP = "make it again with `zplan plan --out FILE`";

    private PlanFileReader() {}

    static Optional<PlanFile> read(String name, String text, Diagnostics diagnostics) {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        Optional<String> version = version(mapper, text);
        if (version.isEmpty()) {
            diagnostics.add(notAPlan(name));
            return Optional.empty();
        } else if (!version.get().equals(String.valueOf(PlanFile.VERSION))) {
            diagnostics.error(
                    "zplan::plan::version",
                    name + " has format " + version.get() + "; this zplan reads format " + PlanFile.VERSION,
                    null,
                    HELP);
            return Optional.empty();
        }
        try {
            return Optional.of(file(new PlanFileJson(mapper.readTree(text), "")));
        } catch (JsonProcessingException e) {
            diagnostics.add(damaged(name, e.getOriginalMessage()));
        } catch (IllegalArgumentException e) {
            diagnostics.add(damaged(name, String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    static Diagnostic notAPlan(String name) {
        return Diagnostic.error(
                "zplan::plan::not_a_plan",
                name + " is not a saved plan: its first member is not `" + PlanFile.MARK + "`",
                null,
                HELP);
    }

    private static Diagnostic damaged(String name, String why) {
        return Diagnostic.error("zplan::plan::damaged", name + " is damaged: " + why, null, HELP);
    }

    /** What the first member says; empty when it is not the mark of a plan. */
    private static Optional<String> version(JsonMapper mapper, String text) {
        try (JsonParser parser = mapper.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT || !PlanFile.MARK.equals(parser.nextFieldName())) {
                return Optional.empty();
            }
            parser.nextToken();
            return Optional.ofNullable(parser.getValueAsString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static PlanFile file(PlanFileJson json) {
        TreeMap<Address, String> digests = new TreeMap<>();
        json.at("digests").texts().forEach((address, digest) -> digests.put(PlanFileJson.address(address), digest));
        return new PlanFile(
                json.text("zplan"),
                json.number("registry-revision"),
                scope(json.at("scope")),
                json.list(
                        "hosts",
                        h -> new PlanFileHost(
                                h.text("name"), h.text("flavour"), h.text("release"), h.timeOrNull("taken"))),
                digests,
                json.list("changes", PlanFileReader::change),
                json.node().has("drift") ? json.list("drift", PlanFileReader::drift) : List.of(),
                json.list("steps", PlanFileReader::step),
                summary(json.at("summary")),
                DiagnosticJson.read(json.at("diagnostics").node()),
                PlanFileDesired.read(json.at("desired")));
    }

    private static Scope scope(PlanFileJson json) {
        return new Scope(
                new TreeSet<>(json.texts("plans")),
                json.at("zones").node().isNull() ? null : new TreeSet<>(json.texts("zones")),
                json.flag("purge-data"),
                new TreeSet<>(json.addresses("targets")),
                json.textsOrNull("hosts"));
    }

    private static Change change(PlanFileJson json) {
        Address address = PlanFileJson.address(json.text("address"));
        return new Change(
                address,
                json.oneOf("action", Action.values(), Action::id),
                json.resource("before", address),
                json.resource("after", address),
                json.list("attributes", PlanFileReader::attribute),
                json.texts("reasons"),
                json.text("plan"),
                json.textOrNull("zone"),
                json.placeOrNull("source"),
                json.node().has("from") ? json.addressOrNull("from") : null);
    }

    /** Earlier releases wrote none. */
    private static Drift drift(PlanFileJson json) {
        boolean gone = !json.at("next").node().isNull();
        return new Drift(
                PlanFileJson.address(json.text("address")),
                json.text("plan"),
                json.textOrNull("zone"),
                json.list(
                        "attributes",
                        a -> new Drift.Attribute(
                                a.text("path"),
                                value(a.at("applied").node()),
                                value(a.at("found").node()),
                                a.oneOf("next", Drift.Next.values(), Drift.Next::id))),
                gone ? json.oneOf("next", Drift.Next.values(), Drift.Next::id) : null);
    }

    private static @Nullable Value value(JsonNode node) {
        return node.isNull() ? null : ValueJson.read(node);
    }

    private static AttributeChange attribute(PlanFileJson json) {
        return new AttributeChange(
                json.text("path"),
                value(json.at("before").node()),
                value(json.at("after").node()),
                json.oneOf("on-change", OnChange.values(), OnChange::id));
    }

    private static PlanFileStep step(PlanFileJson json) {
        return new PlanFileStep(
                stepId(json.text("id")),
                json.oneOf("stage", Stage.values(), Stage::id),
                json.oneOf("effect", Effect.values(), Effect::id),
                json.list("commands", PlanFileReader::command),
                json.list("undo", PlanFileReader::command),
                Duration.ofSeconds(json.number("timeout-seconds")),
                new TreeSet<>(
                        json.texts("needs").stream().map(PlanFileReader::stepId).toList()));
    }

    private static CommandLine command(PlanFileJson json) {
        return new CommandLine(json.texts("argv"), json.textOrNull("stdin"));
    }

    private static StepId stepId(String text) {
        int colon = text.lastIndexOf(':');
        for (Verb verb : Verb.values()) {
            if (colon > 0 && verb.id().equals(text.substring(colon + 1))) {
                return new StepId(PlanFileJson.address(text.substring(0, colon)), verb);
            }
        }
        throw new IllegalArgumentException("`" + text + "` is not the name of a step");
    }

    private static PlanFileSummary summary(PlanFileJson json) {
        EnumMap<Action, Long> counts = new EnumMap<>(Action.class);
        for (Action action : Action.values()) {
            counts.put(action, json.number(action.id()));
        }
        return new PlanFileSummary(
                counts, new TreeSet<>(json.addresses("restarts")), new TreeSet<>(json.addresses("data-destroyed")));
    }
}
