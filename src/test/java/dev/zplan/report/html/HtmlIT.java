package dev.zplan.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.zplan.plan.Action;
import dev.zplan.plan.SamplePlan;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Verb;
import dev.zplan.resource.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page in a browser. Its screenshots are put into {@code target/html}, to be looked at. Skipped where there is no Chromium, unless
 * {@code -Dzplan.chromium=required}.
 */
final class HtmlIT {

    private static final Path ROOT =
            Path.of(System.getProperty("zplan.root", ".")).toAbsolutePath();
    private static final Path RICH = ROOT.resolve("src/test/resources/golden/report/rich.html");

    @TempDir
    static Path data;

    private static Chromium chromium;
    private static Path pictures;

    @TempDir
    Path folder;

    private Page page;

    @BeforeAll
    @Timeout(60)
    static void start() throws IOException {
        Optional<Path> program = Chromium.program();
        assumeTrue(program.isPresent() || "required".equals(System.getProperty("zplan.chromium")), "no Chromium here");
        chromium = new Chromium(program.orElseThrow(), data);
        pictures = Files.createDirectories(ROOT.resolve("target/html"));
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void newPage() {
        page = chromium.page();
    }

    @AfterEach
    void nothingIsWrong() {
        assertThat(page.console).isEmpty();
        assertThat(page.requests).allMatch(address -> address.startsWith("file:") && address.endsWith(".html"));
    }

    private Page show(String html) throws IOException {
        return page.open(
                Files.writeString(folder.resolve("page.html"), html).toUri().toString());
    }

    private long visible(String kind) {
        return page.eval("[...document.querySelectorAll('[data-row=" + kind + "]')].filter(e => !e.hidden).length")
                .asLong();
    }

    private String shown() {
        return page.eval("document.querySelector('output').value").asText();
    }

    /** Sets a field of the filter as a user would. */
    private void choose(String field, String value) {
        page.eval("{ const e = document.forms.filter.elements['" + field + "']; e.value = '" + value
                + "'; e.dispatchEvent(new Event('input', { bubbles: true })); }");
    }

    @Test
    void showsTheRichPlanInBothLights() throws IOException {
        page.prefers("light").open(RICH.toUri().toString());
        page.screenshot(pictures.resolve("rich-light.png"), 2600);
        JsonNode light = page.eval("getComputedStyle(document.documentElement).backgroundColor");
        page.prefers("dark");
        page.screenshot(pictures.resolve("rich-dark.png"), 2600);
        assertThat(light.asText()).isEqualTo("rgb(255, 255, 255)");
        assertThat(page.eval("getComputedStyle(document.documentElement).backgroundColor"))
                .isNotEqualTo(light);
        assertThat(page.requests).hasSize(1);
    }

    @Test
    void filtersByTextActionAndZone() {
        page.open(RICH.toUri().toString());
        assertThat(shown()).isEqualTo("18 of 18 changes, 17 of 17 steps");
        page.eval("document.forms.filter.elements.text.focus()");
        page.type("VNIC");
        assertThat(visible("change")).isEqualTo(3);
        assertThat(shown()).isEqualTo("3 of 18 changes, 5 of 17 steps shown, the others hidden");
        choose("action", "create");
        assertThat(visible("change")).isEqualTo(2);
        choose("where", "gz2/mail");
        assertThat(visible("change")).isEqualTo(1);
        assertThat(page.eval("document.querySelectorAll('.node:not(.away)').length")
                        .asInt())
                .isEqualTo((int) visible("step"));
        page.reload();
        assertThat(visible("change")).isEqualTo(1);
        assertThat(page.eval("document.forms.filter.elements.where.value").asText())
                .isEqualTo("gz2/mail");
        page.eval("new Promise(done => { document.querySelector('button[type=reset]').click();"
                + " requestAnimationFrame(() => requestAnimationFrame(done)); })");
        assertThat(visible("change")).isEqualTo(18);
        choose("where", "gz2");
        assertThat(visible("change")).isEqualTo(6);
    }

    @Test
    void goesFromThePictureAndFromLinksToAStep() {
        page.open(RICH.toUri().toString());
        page.eval("document.querySelector('.node').dispatchEvent(new MouseEvent('click', { bubbles: true }))");
        assertThat(page.eval("document.getElementById('step-1').open").asBoolean())
                .isTrue();
        page.eval("new Promise(done => { addEventListener('hashchange', () => done(), { once: true });"
                + " document.querySelector('a[href=\"#step-4\"]').click(); })");
        assertThat(page.eval("document.getElementById('step-4').open").asBoolean())
                .isTrue();
    }

    @Test
    void showsTheArrowsOfTheStepUnderTheMouse() {
        page.open(RICH.toUri().toString());
        page.eval("document.querySelector('.node[data-row=step-6]').dispatchEvent("
                + "new MouseEvent('mouseover', { bubbles: true }))");
        assertThat(page.eval("[...document.querySelectorAll('.node.near')].map(e => e.dataset.row).join(' ')")
                        .asText())
                .isEqualTo("step-1 step-6 step-7");
        assertThat(page.eval("document.querySelectorAll('.edge.near').length").asInt())
                .isEqualTo(2);
    }

    @Test
    void isReadableWithoutItsScript() {
        page.withoutScript().open(RICH.toUri().toString());
        assertThat(page.eval("getComputedStyle(document.getElementById('filter')).display")
                        .asText())
                .isEqualTo("none");
        assertThat(page.eval("document.body.innerText").asText()).contains("props.compression", "web stops and ");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 60})
    void drawsALegiblePicture(int zones) throws IOException {
        show(ManyZones.page(folder, zones));
        page.screenshot(pictures.resolve(zones + "-zones.png"), 1300);
        assertThat(page.eval("parseFloat(getComputedStyle(document.querySelector('svg .label')).fontSize)")
                        .asDouble())
                .isGreaterThanOrEqualTo(12);
        JsonNode texts = page.eval("[...document.querySelectorAll('svg text')].map(e => { const b ="
                + " e.getBoundingClientRect(); const r = e.parentNode.querySelector(':scope > rect')"
                + ".getBoundingClientRect(); return { text: e.textContent, left: b.left, right: b.right, top: b.top,"
                + " bottom: b.bottom, inside: r.left <= b.left && b.right <= r.right && r.top <= b.top"
                + " && b.bottom <= r.bottom }; })");
        assertThat(texts.size()).isGreaterThan(4 * zones);
        assertThat(texts).allMatch(text -> text.get("inside").asBoolean());
        List<String> overlapping = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (overlap(texts.get(i), texts.get(j))) {
                    overlapping.add(texts.get(i) + " and " + texts.get(j));
                }
            }
        }
        assertThat(overlapping).isEmpty();
    }

    private static boolean overlap(JsonNode a, JsonNode b) {
        return a.get("left").asDouble() < b.get("right").asDouble()
                && b.get("left").asDouble() < a.get("right").asDouble()
                && a.get("top").asDouble() < b.get("bottom").asDouble()
                && b.get("top").asDouble() < a.get("bottom").asDouble();
    }

    @Test
    void namesCannotBreakOut() throws IOException {
        String evil = "\"'></style></script><script>alert(1)</script><img src=x onerror=alert(2)>-->]]>";
        show(new HtmlReport()
                .print(ManyZones.outlook(new SamplePlan()
                        .change(Action.CREATE, "vnic", evil, evil, Map.of(evil, Value.text(evil)), List.of(), evil)
                        .step("vnic", evil, Verb.CREATE, Stage.MAIN, List.of(), List.of())
                        .file())));
        assertThat(page.eval("document.querySelectorAll('script').length").asInt())
                .isEqualTo(1);
        assertThat(page.eval("document.querySelectorAll('img').length").asInt()).isZero();
        assertThat(page.eval("document.querySelector('#changes h4').textContent")
                        .asText())
                .isEqualTo("zone " + evil);
    }
}
