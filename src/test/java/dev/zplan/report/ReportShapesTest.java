package dev.zplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Source;
import dev.zplan.plan.Action;
import dev.zplan.plan.SamplePlan;
import dev.zplan.resource.Value;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** What those who read reports ask of their shape. */
final class ReportShapesTest {

    static List<Outlook> outlooks() {
        return List.of(
                RichPlan.outlook(RichPlan.plan()),
                RichPlan.outlook(RichPlan.refused()),
                RichPlan.outlook(RichPlan.nothing()),
                RichPlan.unplanned(),
                valid());
    }

    /** Of a validation that found nothing. */
    private static Outlook valid() {
        return Outlook.without("zplan validate", "1.2.3", RichPlan.AT, List.of(), RichPlan.PLACES);
    }

    @ParameterizedTest
    @MethodSource("outlooks")
    void jenkinsReadsJunit(Outlook outlook) throws SAXException, IOException {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ReportShapesTest.class.getResource("/report/junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(ReportFormat.junit.print(outlook))));
    }

    @ParameterizedTest
    @MethodSource("outlooks")
    void jsonIsAsItsSchemaSays(Outlook outlook) {
        String schema = outlook.plan() == null ? "diagnostics.json" : "plan.json";
        Schemas.load().check(schema, ReportFormat.json.print(outlook));
    }

    /** What SARIF 2.1.0 and GitHub's code scanning require. */
    @ParameterizedTest
    @MethodSource("outlooks")
    void codeScanningTakesSarif(Outlook outlook) throws IOException {
        JsonNode log = new JsonMapper().readTree(ReportFormat.sarif.print(outlook));
        JsonNode run = log.at("/runs/0");
        assertThat(log.path("version").asText()).isEqualTo("2.1.0");
        assertThat(run.at("/tool/driver/name").asText()).isEqualTo("zplan");
        run.at("/tool/driver/rules").forEach(rule -> {
            for (String member : List.of("/id", "/shortDescription/text", "/fullDescription/text", "/help/text")) {
                assertThat(rule.at(member).asText()).isNotEmpty();
            }
        });
        run.path("results").forEach(result -> {
            assertThat(run.at("/tool/driver/rules/" + result.path("ruleIndex") + "/id"))
                    .isEqualTo(result.path("ruleId"));
            assertThat(result.at("/message/text").asText()).isNotEmpty();
            assertThat(result.path("locations")).hasSize(1);
            assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uriBaseId")
                            .asText())
                    .isEqualTo("%SRCROOT%");
        });
        int told = run.path("results").size()
                + run.at("/invocations/0/toolExecutionNotifications").size();
        assertThat(told).isEqualTo(outlook.diagnostics().size());
        assertThat(run.at("/invocations/0/executionSuccessful").asBoolean())
                .isEqualTo(outlook.errors().isEmpty());
    }

    @Test
    void nothingToSayIsSaid() {
        Outlook nothing = RichPlan.outlook(RichPlan.nothing());
        assertThat(ReportFormat.markdown.print(nothing))
                .contains("**No changes.**")
                .doesNotContain("<details>");
        assertThat(ReportFormat.junit.print(nothing)).contains("name=\"no changes\"");
        assertThat(ReportFormat.github.print(nothing)).isEmpty();
        assertThat(ReportFormat.text.print(valid())).isEqualTo("Nothing is wrong.\n");
        assertThat(ReportFormat.markdown.print(valid())).contains("**Nothing is wrong.**");
        assertThat(ReportFormat.junit.print(valid())).contains("name=\"valid\"");
    }

    @Test
    void aCommentIsNoLongerThanGithubTakes() {
        SamplePlan many = new SamplePlan();
        for (int i = 0; i < 400; i++) {
            many.change(
                    Action.CREATE,
                    "zonecfg",
                    "web" + i,
                    "web" + i,
                    Map.of("motto", Value.text("x".repeat(i == 7 ? 70_000 : 300))),
                    List.of());
            many.diagnostic(Diagnostic.warning("zplan::test::warning", "y".repeat(900), null, null));
        }
        String comment = ReportFormat.markdown.print(RichPlan.outlook(many.file()));
        assertThat(comment.length()).isLessThanOrEqualTo(65_536).isGreaterThan(60_000);
        assertThat(comment)
                .contains("**Plan: 400 to create", "… 300 more rows", "… 300 more lines", "more characters)")
                .containsPattern("\\*\\*… \\d+ more parts are left out, since a comment may not be longer\\.\\*\\*\n$");
    }

    @Test
    void aLongZoneIsCut() {
        Map<String, Value> many = new java.util.TreeMap<>();
        IntStream.range(0, 3_000).forEach(i -> many.put("a" + i, Value.text("some value or other")));
        String comment = ReportFormat.markdown.print(RichPlan.outlook(new SamplePlan()
                .change(Action.CREATE, "zonecfg", "web", "web", many, List.of())
                .file()));
        assertThat(comment.length()).isLessThanOrEqualTo(65_536).isGreaterThan(60_000);
        assertThat(comment).containsPattern("… \\d+ more lines\n```\n\n</details>\n$");
    }

    @Test
    void githubShowsTheImportantFirstAndCountsTheRest() {
        List<Diagnostic> diagnostics = Stream.concat(
                        IntStream.range(0, 12)
                                .mapToObj(i -> Diagnostic.warning("zplan::test::w" + i, "doubtful", null, null)),
                        IntStream.range(0, 10)
                                .mapToObj(i -> Diagnostic.error(
                                        "zplan::test::e" + i,
                                        "wrong",
                                        new Source("plans/web.kdl", "").span(i + 1, 1, 0),
                                        null)))
                .toList();
        List<String> lines = ReportFormat.github
                .print(Outlook.without("zplan plan", "1.2.3", RichPlan.AT, diagnostics, RichPlan.PLACES))
                .lines()
                .toList();
        assertThat(lines).hasSize(20);
        assertThat(lines.get(9))
                .isEqualTo("::error file=zones/plans/web.kdl,line=10,col=1,endColumn=2,"
                        + "title=zplan%3A%3Atest%3A%3Ae9::wrong");
        assertThat(lines.get(19))
                .isEqualTo("::warning title=And 3 more::zplan::test::w9: doubtful%0A"
                        + "zplan::test::w10: doubtful%0Azplan::test::w11: doubtful");
    }
}
