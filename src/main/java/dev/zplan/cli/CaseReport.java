package dev.zplan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.report.Junit;
import dev.zplan.report.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** A suite for each file, in the order of their first tests. */
    private String junit() {
        Map<String, List<Junit.Case>> files = new LinkedHashMap<>();
        verdicts.forEach(v ->
                files.computeIfAbsent(v.test().file(), f -> new ArrayList<>()).add(junit(v)));
        return new Junit(
                        "zplan test",
                        null,
                        files.entrySet().stream()
                                .map(file -> new Junit.Suite(file.getKey(), file.getValue()))
                                .toList())
                .print();
    }

    private static Junit.Case junit(CaseRun.Verdict verdict) {
        String name = verdict.test().name();
        return verdict.passed()
                ? Junit.Case.passed(name, "")
                : Junit.Case.failed(name, "expectation", verdict.wrong().get(0), String.join("\n", verdict.wrong()));
    }
}
