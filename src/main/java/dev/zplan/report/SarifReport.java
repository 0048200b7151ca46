package dev.zplan.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Span;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The diagnostics as a log of SARIF 2.1.0, the OASIS standard for what static analysis finds. What has a place in a file of the
 * repository is a result; the rest are notifications of the run, since GitHub refuses results without a location.
 */
final class SarifReport implements PlanReport {

    /** What the places of results are relative to: the top of the repository, known to whoever reads the log. */
    private static final String BASE = "%SRCROOT%";

    private static final String UNRESERVED = "-._~";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public String print(Outlook outlook) {
        Map<String, Diagnostic> rules = new LinkedHashMap<>();
        outlook.diagnostics().forEach(d -> rules.putIfAbsent(d.code(), d));
        List<String> ids = List.copyOf(rules.keySet());
        ArrayNode results = NODES.arrayNode();
        ArrayNode notifications = NODES.arrayNode();
        for (Diagnostic diagnostic : outlook.diagnostics()) {
            Optional<ObjectNode> location = location(diagnostic, outlook.places());
            if (location.isPresent()) {
                results.add(result(diagnostic, ids.indexOf(diagnostic.code()), location.get()));
            } else {
                notifications.add(notification(diagnostic, ids.indexOf(diagnostic.code())));
            }
        }
        ObjectNode log = NODES.objectNode();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        log.put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "zplan");
        driver.put("version", outlook.zplan());
        ArrayNode described = driver.putArray("rules");
        rules.values().forEach(d -> described.add(rule(d)));
        ObjectNode invocation = run.putArray("invocations").addObject();
        invocation.put("commandLine", Printable.line(outlook.command()));
        invocation.put("executionSuccessful", outlook.errors().isEmpty());
        invocation.put("endTimeUtc", outlook.at().toString());
        invocation.set("toolExecutionNotifications", notifications);
        run.putObject("originalUriBaseIds")
                .putObject(BASE)
                .putObject("description")
                .put("text", "The top of the repository.");
        run.put("columnKind", "unicodeCodePoints");
        run.set("results", results);
        return log.toPrettyString() + "\n";
    }

    /** {@code zplan::spec::unknown_field} is the rule "spec: unknown field". */
    private static ObjectNode rule(Diagnostic diagnostic) {
        String words = diagnostic
                .code()
                .replaceFirst("^zplan::", "")
                .replace("::", ": ")
                .replace('_', ' ');
        ObjectNode rule = NODES.objectNode();
        rule.put("id", diagnostic.code());
        rule.set("shortDescription", text(words));
        rule.set("fullDescription", text(words));
        rule.set("help", text(diagnostic.help() == null ? words : diagnostic.help()));
        rule.putObject("defaultConfiguration").put("level", level(diagnostic));
        return rule;
    }

    private static ObjectNode result(Diagnostic diagnostic, int rule, ObjectNode location) {
        ObjectNode result = NODES.objectNode();
        result.put("ruleId", diagnostic.code());
        result.put("ruleIndex", rule);
        result.put("level", level(diagnostic));
        result.set("message", message(diagnostic));
        result.putArray("locations").add(location);
        return result;
    }

    private static ObjectNode notification(Diagnostic diagnostic, int rule) {
        ObjectNode notification = NODES.objectNode();
        notification.putObject("associatedRule").put("id", diagnostic.code()).put("index", rule);
        notification.put("level", level(diagnostic));
        notification.set("message", message(diagnostic));
        return notification;
    }

    private static Optional<ObjectNode> location(Diagnostic diagnostic, Places places) {
        Span span = diagnostic.span();
        return span == null
                ? Optional.empty()
                : places.path(span.source()).map(path -> {
                    ObjectNode physical = NODES.objectNode();
                    physical.putObject("artifactLocation").put("uri", uri(path)).put("uriBaseId", BASE);
                    ObjectNode region = physical.putObject("region");
                    region.put("startLine", span.line());
                    region.put("startColumn", span.column());
                    if (span.length() > 0) {
                        region.put("endColumn", span.column() + span.length());
                    }
                    ObjectNode location = NODES.objectNode();
                    location.set("physicalLocation", physical);
                    return location;
                });
    }

    /** A relative reference by RFC 3986: what is not unreserved goes byte by byte. */
    private static String uri(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b == '/' || UNRESERVED.indexOf(b) >= 0 || (b >= 0 && Character.isLetterOrDigit(b));
            uri.append(plain ? (char) b : String.format("%%%02X", b));
        }
        return uri.toString();
    }

    private static ObjectNode message(Diagnostic diagnostic) {
        return text(diagnostic.help() == null ? diagnostic.message() : diagnostic.message() + "\n" + diagnostic.help());
    }

    private static ObjectNode text(String text) {
        return NODES.objectNode().put("text", Printable.block(text));
    }

    private static String level(Diagnostic diagnostic) {
        return diagnostic.isError() ? "error" : "warning";
    }
}
