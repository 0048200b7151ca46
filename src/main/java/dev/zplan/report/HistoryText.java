package dev.zplan.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.apply.PastApply;
import dev.zplan.apply.journal.JournalRecord;
import dev.zplan.diagnostic.Diagnostic;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Transactions in a table, or for programs.
 *
 * @param running whether zplan is at work on one
 */
public record HistoryText(Predicate<PastApply> running) {

    /** How many hosts are named in a column. */
    private static final int FEW = 3;

    private static final List<String> HEADER =
            List.of("TRANSACTION", "TIME", "BY", "HOSTS", "PLANS", "SUMMARY", "RESULT", "TOOK");

    /** One row for each. */
    public String table(List<PastApply> transactions) {
        return new Table(HEADER, transactions.stream().map(this::row).toList()).text();
    }

    private List<String> row(PastApply past) {
        JournalRecord.Begin begin = past.begin();
        List<String> row = new ArrayList<>();
        row.add(past.id().text());
        if (begin == null) {
            row.addAll(List.of("", "", "", "", ""));
        } else {
            row.add(begin.when().truncatedTo(ChronoUnit.SECONDS).toString());
            row.add(begin.user() + "@" + begin.host());
            row.add(few(begin.hosts()));
            row.add(String.join(", ", begin.plans()));
            row.add(summary(begin));
        }
        row.add(result(past));
        Duration took = past.took();
        row.add(took == null ? "" : ApplyLines.time(took));
        return row;
    }

    private static String few(List<String> names) {
        return names.size() <= FEW ? String.join(", ", names) : names.get(0) + " and " + (names.size() - 1) + " more";
    }

    /** The counts alone; what is none is left out. */
    static String summary(JournalRecord.Begin begin) {
        String counts = begin.summary().replaceFirst("^Plan: ", "").replaceFirst("\\.$", "");
        List<String> some = new ArrayList<>(List.of(counts.split(", ", -1)));
        some.removeIf(count -> count.startsWith("0 "));
        return some.isEmpty() ? counts : String.join(", ", some);
    }

    /** What came of it, in a few words. */
    public String result(PastApply past) {
        Diagnostic problem = past.problem();
        if (problem != null) {
            return switch (problem.code()) {
                case "zplan::journal::damaged" ->
                    "the journal is damaged"
                            + (problem.span() == null
                                    ? ""
                                    : " in line " + problem.span().line());
                case "zplan::journal::version" -> "the journal is of a later zplan";
                default -> "the journal cannot be read";
            };
        }
        JournalRecord.End end = past.progress().end();
        if (end != null) {
            return end.result().toString();
        }
        return running.test(past) ? "running" : "did not come to its end";
    }

    /** An array with one object for each, as {@code docs/history.md} describes it. */
    public ArrayNode json(List<PastApply> transactions) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        transactions.forEach(past -> array.add(head(past)));
        return array;
    }

    /** One with the records of its journal. */
    public ObjectNode json(PastApply past) {
        ObjectNode object = head(past);
        ArrayNode records = object.putArray("records");
        past.records().forEach(record -> records.add(record.tree()));
        return object;
    }

    private ObjectNode head(PastApply past) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        JournalRecord.Begin begin = past.begin();
        object.put("transaction", past.id().text());
        object.put("when", begin == null ? null : begin.when().toString());
        object.put("user", begin == null ? null : begin.user());
        object.put("machine", begin == null ? null : begin.host());
        ArrayNode hosts = object.putArray("hosts");
        ArrayNode plans = object.putArray("plans");
        if (begin != null) {
            begin.hosts().forEach(hosts::add);
            begin.plans().forEach(plans::add);
        }
        object.put("summary", begin == null ? null : begin.summary());
        object.put("result", past.problem() == null ? result(past) : null);
        object.put("detail", detail(past));
        object.put("committed", past.progress().commit() != null);
        object.put("milliseconds", milliseconds(past.took()));
        object.put("problem", past.problem() == null ? null : past.problem().message());
        return object;
    }

    private static @Nullable Long milliseconds(@Nullable Duration took) {
        return took == null ? null : took.toMillis();
    }

    private static String detail(PastApply past) {
        JournalRecord.End end = past.progress().end();
        return end == null ? "" : Objects.requireNonNullElse(end.detail(), "");
    }
}
