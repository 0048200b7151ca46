package dev.zplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Source;
import dev.zplan.module.AttributeChange;
import dev.zplan.module.CommandLine;
import dev.zplan.module.OnChange;
import dev.zplan.plan.Action;
import dev.zplan.plan.SamplePlan;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Verb;
import dev.zplan.resource.Value;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.xml.sax.SAXException;

/** No name and no value breaks the format that it is reported in. */
final class ReportEscapingTest {

    private static final String EVIL = "EVIL";
    private static final Pattern COMMAND =
            Pattern.compile("::(error|warning|notice) ([A-Za-z]+=[^,:\\r\\n]*,)*title=[^,:\\r\\n]*::[^\\r\\n]*");
    private static final Pattern NODE = Pattern.compile("    n[0-9]+\\[\"[^\"<>&`;\\\\]*(#[0-9]+;[^\"<>&`;\\\\]*)*\"]");

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.of(
                "```",
                "`````",
                "~~~",
                "</details>",
                "</code>",
                "<b>",
                "|",
                "\\",
                "\\|",
                "*",
                "_",
                "@me",
                "#1",
                "::error::",
                "%0A",
                "%",
                ",",
                ":",
                "\n",
                "\r\n",
                "\r",
                "\t",
                "\u0000",
                "\u001b[31m",
                "\u202e",
                "\ud800",
                "\ufffe",
                "\u2028",
                "]]>",
                "-->",
                "&amp;",
                "&",
                "\"",
                "'",
                "]",
                ";",
                "é",
                "😀",
                " ",
                "x");
        return pieces.list().ofMaxSize(6).map(list -> EVIL + String.join("", list));
    }

    private static Outlook outlook(String name, String value) {
        Value text = Value.text(value);
        return Outlook.of(
                "zplan plan " + name,
                RichPlan.AT,
                new SamplePlan()
                        .change(Action.CREATE, "vnic", name, name, Map.of(name, text), List.of(), value)
                        .change(Action.DELETE, "dataset", name, null, Map.of(), List.of(), value)
                        .change(
                                Action.UPDATE,
                                "zonecfg",
                                name,
                                name,
                                Map.of(),
                                List.of(new AttributeChange(name, text, Value.text(name), OnChange.RESTART)))
                        .step(
                                "vnic",
                                name,
                                Verb.CREATE,
                                Stage.MAIN,
                                List.of(CommandLine.of("dladm", name, value)),
                                List.of())
                        .diagnostic(Diagnostic.warning(
                                "zplan::test::warning", value, new Source(name, value).span(1, 1, 3), name))
                        .diagnostic(Diagnostic.warning("zplan::test::warning", name, null, value))
                        .file(),
                source -> Optional.of(source.name()));
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void junitIsValidXml(@ForAll("hostile") String name, @ForAll("hostile") String value)
            throws SAXException, IOException {
        String xml = ReportFormat.junit.print(outlook(name, value));
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ReportEscapingTest.class.getResource("/report/junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
        assertThat(xml).contains(EVIL);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void jsonIsJson(@ForAll("hostile") String name, @ForAll("hostile") String value) throws IOException {
        Outlook outlook = outlook(name, value);
        JsonNode sarif = new JsonMapper().readTree(ReportFormat.sarif.print(outlook));
        assertThat(sarif.at("/runs/0/results/0/message/text").asText()).isEqualTo(Printable.block(value + "\n" + name));
        String uri = sarif.at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
                .asText();
        assertThat(uri).matches("[A-Za-z0-9%/._~!$&'()*+,;=@-]*");
        assertThat(new JsonMapper()
                        .readTree(ReportFormat.json.print(outlook))
                        .at("/diagnostics/0/message")
                        .asText())
                .isEqualTo(value);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void everyLineForGithubIsOneCommand(@ForAll("hostile") String name, @ForAll("hostile") String value) {
        List<String> lines =
                ReportFormat.github.print(outlook(name, value)).lines().toList();
        assertThat(lines).hasSize(4).allMatch(line -> COMMAND.matcher(line).matches());
        assertThat(lines.get(1)).contains("file=" + EVIL, "line=1,col=1,endColumn=4");
    }

    /** Every fence is closed by its like before another is opened, and outside of fences nothing is left of what was put in. */
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void nothingBreaksOutOfMarkdown(@ForAll("hostile") String name, @ForAll("hostile") String value) {
        List<String> outside = new ArrayList<>();
        String fence = "";
        for (String line : ReportFormat.markdown.print(outlook(name, value)).split("\n", -1)) {
            String ticks = line.replaceFirst("(?s)^(`*).*", "$1");
            if (fence.isEmpty() && ticks.length() >= 3) {
                fence = ticks;
            } else if (!fence.isEmpty() && line.equals(fence)) {
                fence = "";
            } else if (fence.isEmpty()) {
                outside.add(line);
            } else {
                assertThat(ticks.length()).isLessThan(fence.length());
            }
        }
        assertThat(fence).isEmpty();
        assertThat(outside.stream().filter(line -> line.startsWith("|")))
                .allMatch(line -> line.chars().filter(c -> c == '|').count() == 9);
        assertThat(outside.stream().filter(line -> line.contains(EVIL)))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(
                                line.replaceAll("</?(code|summary)>|\\*\\*[A-Za-z ]+:?\\*\\*|^### |&#[0-9]+;", ""))
                        .doesNotContain("<", "&", "`", "*", "_", "@", "\\", "#"));
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void labelsOfGraphsStayLabels(@ForAll("hostile") String name, @ForAll("hostile") String value) {
        Outlook outlook = outlook(name, value);
        assertThat(ReportFormat.mermaid.print(outlook).lines().skip(1))
                .hasSize(1)
                .allMatch(line -> NODE.matcher(line).matches());
        assertThat(ReportFormat.dot.print(outlook).lines().filter(line -> line.contains(EVIL)))
                .hasSize(1)
                .allMatch(line -> line.matches("    n[0-9]+ \\[label=\"([^\"\\\\]|\\\\.)*\"];"));
    }
}
