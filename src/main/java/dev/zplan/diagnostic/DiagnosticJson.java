package dev.zplan.diagnostic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Diagnostics as JSON: {@code severity}, {@code code}, {@code message}, and where they are known {@code file}, {@code line},
 * {@code column}, {@code length} and {@code help}.
 */
public final class DiagnosticJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DiagnosticJson() {}

    /** All of them, in order. */
    public static ArrayNode write(List<Diagnostic> diagnostics) {
        ArrayNode array = NODES.arrayNode(diagnostics.size());
        diagnostics.forEach(d -> array.add(write(d)));
        return array;
    }

    /** One of them. */
    public static ObjectNode write(Diagnostic diagnostic) {
        ObjectNode json = NODES.objectNode();
        json.put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
        json.put("code", diagnostic.code());
        json.put("message", diagnostic.message());
        Span span = diagnostic.span();
        if (span != null) {
            json.put("file", span.source().name());
            json.put("line", span.line());
            json.put("column", span.column());
            json.put("length", span.length());
        }
        if (diagnostic.help() != null) {
            json.put("help", diagnostic.help());
        }
        return json;
    }

    /**
     * What {@link #write(List)} wrote; the texts of the files are not known.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static List<Diagnostic> read(JsonNode json) {
        if (!json.isArray()) {
            throw new IllegalArgumentException("diagnostics are not a list");
        }
        List<Diagnostic> diagnostics = new ArrayList<>(json.size());
        json.forEach(d -> diagnostics.add(new Diagnostic(
                Severity.valueOf(text(d, "severity").toUpperCase(Locale.ROOT)),
                text(d, "code"),
                text(d, "message"),
                span(d),
                Optional.ofNullable(d.get("help")).map(JsonNode::textValue).orElse(null))));
        return diagnostics;
    }

    private static @Nullable Span span(JsonNode json) {
        if (!json.has("file")) {
            return null;
        }
        Source source = new Source(text(json, "file"), "");
        return source.span(
                json.path("line").asInt(),
                json.path("column").asInt(),
                json.path("length").asInt());
    }

    private static String text(JsonNode json, String name) {
        JsonNode member = json.path(name);
        if (!member.isTextual()) {
            throw new IllegalArgumentException("a diagnostic has no " + name);
        }
        return member.textValue();
    }
}
