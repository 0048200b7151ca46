package dev.zplan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.report.Printable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of tests.
 *
 * @param verdicts one for each
 */
record CaseReport(List<CaseRun.Verdict> verdicts) {

    CaseReport {
        verdicts = List.copyOf(verdicts);
    }

    long failed() {
        return verdicts.stream().filter(v -> !v.passed()).count();
    }

    String print(CaseFormat format) {
        return switch (format) {
            case text -> text();
            case json -> json().toPrettyString() + "\n";
            case junit -> junit();
        };
    }

    private String text() {
        StringBuilder out = new StringBuilder();
        for (CaseRun.Verdict verdict : verdicts) {
            out.append(verdict.passed() ? "ok    " : "FAIL  ")
                    .append(Printable.line(verdict.test().name()))
                    .append(verdict.passed() ? "" : " (" + verdict.test().span() + ")")
                    .append('\n');
            verdict.wrong()
                    .forEach(line ->
                            out.append("      ").append(Printable.line(line)).append('\n'));
        }
        int all = verdicts.size();
        return out.append("%d test%s, %d failed.%n".formatted(all, all == 1 ? "" : "s", failed()))
                .toString();
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("zplan-tests", 1);
        ArrayNode tests = json.putArray("tests");
        for (CaseRun.Verdict verdict : verdicts) {
            ObjectNode test = tests.addObject();
            test.put("name", verdict.test().name());
            test.put("place", verdict.test().span().toString());
            test.put("passed", verdict.passed());
            ArrayNode wrong = test.putArray("wrong");
            verdict.wrong().forEach(wrong::add);
        }
        return json;
    }

    private String junit() {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<testsuite name=\"zplan\" tests=\"%d\" failures=\"%d\">%n".formatted(verdicts.size(), failed()));
        for (CaseRun.Verdict verdict : verdicts) {
            out.append("  <testcase classname=\"%s\" name=\"%s\""
                    .formatted(xml(verdict.test().file()), xml(verdict.test().name())));
            out.append(
                    verdict.passed()
                            ? "/>\n"
                            : ">\n    <failure message=\"%s\">%s</failure>%n  </testcase>%n"
                                    .formatted(xml(verdict.wrong().get(0)), xml(String.join("\n", verdict.wrong()))));
        }
        return out.append("</testsuite>\n").toString();
    }

    private static String xml(String text) {
        return text.lines()
                .map(Printable::line)
                .collect(Collectors.joining("\n"))
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
