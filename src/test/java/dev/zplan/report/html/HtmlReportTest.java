package dev.zplan.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.module.AttributeChange;
import dev.zplan.module.CommandLine;
import dev.zplan.module.OnChange;
import dev.zplan.plan.Action;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.SamplePlan;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Verb;
import dev.zplan.report.Printable;
import dev.zplan.resource.Value;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page without a browser: it is XML too, so its structure can be told. */
final class HtmlReportTest {

    private static final String PLAIN = "web";

    private static Document parse(String page) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> elements(Document page) {
        NodeList all = page.getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        return elements;
    }

    /** Every element with the names of its attributes: what the page is without its texts. */
    private static List<String> structure(String page) throws Exception {
        return elements(parse(page)).stream()
                .map(element -> {
                    TreeSet<String> names = new TreeSet<>();
                    for (int i = 0; i < element.getAttributes().getLength(); i++) {
                        names.add(element.getAttributes().item(i).getNodeName());
                    }
                    return element.getTagName() + names;
                })
                .toList();
    }

    private static String page(PlanFile plan) {
        return new HtmlReport().print(ManyZones.outlook(plan));
    }

    /** A plan in which {@code text} stands wherever somebody else chooses the words. */
    private static PlanFile plan(String text) {
        CommandLine command = new CommandLine(List.of("set", text), text);
        Value value = Value.text(text);
        return new SamplePlan()
                .change(Action.CREATE, "vnic", text, text, Map.of("value", value), List.of(), text)
                .change(
                        Action.UPDATE,
                        "zonecfg",
                        text,
                        text,
                        Map.of(),
                        List.of(new AttributeChange(text, Value.text("x" + text), value, OnChange.RESTART)))
                .step("vnic", text, Verb.CREATE, Stage.MAIN, List.of(command), List.of(command))
                .step(
                        "zonecfg",
                        text,
                        Verb.UPDATE,
                        Stage.MAIN,
                        List.of(command),
                        List.of(),
                        SamplePlan.id("vnic", text, Verb.CREATE))
                .file();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> anything = Arbitraries.strings().ofMinLength(1).ofMaxLength(12);
        Arbitrary<String> markup = Arbitraries.of(
                        "<",
                        ">",
                        "&",
                        "\"",
                        "'",
                        "]]>",
                        "-->",
                        "</script>",
                        "<b>",
                        "&lt;",
                        "\0",
                        "\u202e",
                        "\ud800",
                        "\n")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(anything, markup);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void noTextBreaksOut(@ForAll("texts") String text) throws Exception {
        String page = page(plan(text));
        assertThat(structure(page)).isEqualTo(structure(page(plan(PLAIN))));
        assertThat(parse(page).getElementsByTagName("h4").item(0).getTextContent())
                .isEqualTo("zone " + Printable.line(text));
    }

    @Test
    void needsNothingBesideIt() throws Exception {
        for (Element element : elements(parse(page(plan(PLAIN))))) {
            assertThat(element.hasAttribute("src")).isFalse();
            assertThat(element.hasAttribute("style")).isFalse();
            assertThat(element.getAttribute("href")).matches("(#.*)?");
            assertThat(element.getTagName()).isNotIn("link", "iframe", "object", "embed", "img");
        }
        assertThat(Asset.read("report.css").text() + Asset.read("report.js").text())
                .doesNotContain("url(", "@import", "fetch(", "innerHTML", "eval(");
    }

    @Test
    void everyLinkAndEveryBoxLeadsSomewhere() throws Exception {
        List<Element> elements = elements(parse(page(plan(PLAIN))));
        List<String> ids = elements.stream()
                .map(e -> e.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(elements.stream()
                        .filter(e -> e.hasAttribute("href"))
                        .map(e -> e.getAttribute("href").substring(1)))
                .isNotEmpty()
                .isSubsetOf(ids);
        assertThat(elements.stream()
                        .filter(e -> e.getAttribute("class").startsWith("node"))
                        .map(e -> e.getAttribute("data-row")))
                .containsExactly("step-1", "step-2");
    }

    @Test
    void tellsThatThereIsNothingToDo() {
        PlanFile plan = new SamplePlan()
                .change(Action.NONE, "vnic", "web_0", "web", Map.of(), List.of())
                .file();
        assertThat(page(plan))
                .contains("No changes. 1 resource is as it should be.", "What depends on what")
                .doesNotContain("id=\"changes\"", "id=\"steps\"", "id=\"filter\"");
    }

    @Test
    void sixtyZonesAreLessThanAMegabyte(@TempDir Path folder) {
        String page = ManyZones.page(folder, 60);
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
        assertThat(ManyZones.page(folder, 60)).isEqualTo(page);
    }
}
