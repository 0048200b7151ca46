package dev.zplan.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Results of tests in the XML that JUnit's tools once wrote, and that Jenkins, GitLab and others read.
 *
 * @param name of what was run
 * @param at when; null where that is of no interest
 * @param suites in order; readers complain when there is no case in any
 */
public record Junit(String name, @Nullable Instant at, List<Suite> suites) {

    /** The dialects that say how want the time without its zone. */
    private static final DateTimeFormatter UTC = DateTimeFormatter.ISO_LOCAL_DATE_TIME.withZone(ZoneOffset.UTC);

    /** Keeps a copy. */
    public Junit {
        suites = List.copyOf(suites);
    }

    /**
     * Cases that belong together.
     *
     * @param name the suite's, and the class of its cases
     * @param host where; null where that is of no interest
     * @param cases in order
     * @param text about all of them; may be empty
     */
    public record Suite(String name, @Nullable String host, List<Case> cases, String text) {

        /** Keeps a copy. */
        public Suite {
            cases = List.copyOf(cases);
        }

        /** Of no host, and with nothing to say about all of them. */
        public Suite(String name, List<Case> cases) {
            this(name, null, cases, "");
        }

        private long count(Result result) {
            return cases.stream().filter(c -> c.result == result).count();
        }
    }

    /** How a case ended. */
    public enum Result {
        /** As it should. */
        PASSED,
        /** It was not looked at, or is of no consequence. */
        SKIPPED,
        /** Not as it should. */
        FAILED
    }

    /**
     * One test.
     *
     * @param name unique in its suite
     * @param result how it ended
     * @param type the kind of a failure; may be empty
     * @param message why it ended so, in one line; empty for one that passed
     * @param text more of it; may be empty
     */
    public record Case(String name, Result result, String type, String message, String text) {

        /** One that passed. */
        public static Case passed(String name, String text) {
            return new Case(name, Result.PASSED, "", "", text);
        }

        /** One that was skipped. */
        public static Case skipped(String name, String message, String text) {
            return new Case(name, Result.SKIPPED, "", message, text);
        }

        /** One that failed. */
        public static Case failed(String name, String type, String message, String text) {
            return new Case(name, Result.FAILED, type, message, text);
        }
    }

    /** The XML, ending in a line end. */
    public String print() {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
        attribute("name", name, out);
        attribute("tests", suites.stream().mapToLong(s -> s.cases.size()).sum(), out);
        attribute(
                "failures",
                suites.stream().mapToLong(s -> s.count(Result.FAILED)).sum(),
                out);
        attribute("errors", 0, out);
        out.append(">\n");
        suites.forEach(suite -> suite(suite, out));
        return out.append("</testsuites>\n").toString();
    }

    private void suite(Suite suite, StringBuilder out) {
        out.append("  <testsuite");
        attribute("name", suite.name, out);
        attribute("tests", suite.cases.size(), out);
        attribute("failures", suite.count(Result.FAILED), out);
        attribute("errors", 0, out);
        attribute("skipped", suite.count(Result.SKIPPED), out);
        attribute("time", 0, out);
        if (at != null) {
            attribute("timestamp", UTC.format(at.truncatedTo(ChronoUnit.SECONDS)), out);
        }
        if (suite.host != null) {
            attribute("hostname", suite.host, out);
        }
        out.append(">\n");
        suite.cases.forEach(one -> testcase(suite, one, out));
        output("    ", suite.text, out);
        out.append("  </testsuite>\n");
    }

    private static void testcase(Suite suite, Case one, StringBuilder out) {
        out.append("    <testcase");
        attribute("name", one.name, out);
        attribute("classname", suite.name, out);
        attribute("time", 0, out);
        if (one.result == Result.PASSED && one.text.isEmpty()) {
            out.append("/>\n");
            return;
        }
        out.append(">\n");
        if (one.result == Result.FAILED) {
            out.append("      <failure");
            attribute("type", one.type, out);
            attribute("message", one.message, out);
            out.append('>').append(escaped(one.text)).append("</failure>\n");
        } else {
            if (one.result == Result.SKIPPED) {
                out.append("      <skipped");
                attribute("message", one.message, out);
                out.append("/>\n");
            }
            output("      ", one.text, out);
        }
        out.append("    </testcase>\n");
    }

    private static void output(String indent, String text, StringBuilder out) {
        if (!text.isEmpty()) {
            out.append(indent).append("<system-out>").append(escaped(text)).append("</system-out>\n");
        }
    }

    private static void attribute(String name, long value, StringBuilder out) {
        attribute(name, String.valueOf(value), out);
    }

    private static void attribute(String name, String value, StringBuilder out) {
        out.append(' ')
                .append(name)
                .append("=\"")
                .append(escaped(Printable.line(value)).replace("\"", "&quot;"))
                .append('"');
    }

    /** What XML cannot hold at all, as most control characters, is made visible. */
    private static String escaped(String text) {
        return Printable.block(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
