package dev.zplan.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every spec in the README and in docs/ is valid, a YAML spec wants what the KDL spec before it wants, and links lead somewhere. */
class PageSpecsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    @TempDir
    private Path folder;

    static List<String> pages() {
        return PagesTest.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void specsAreValidAndTwinsEqual(String name) {
        Workbench bench = Workbench.in(folder.resolve("zplan"));
        String kdl = "";
        int number = 0;
        for (Markdown.Part part : Markdown.read(Workbench.PROJECT.resolve(name)).parts()) {
            String[] info = part.info().split(" ");
            if (info.length == 2) {
                bench.write(info[1], part.text());
            } else if (part.info().equals("kdl") || part.info().equals("yaml")) {
                String plan = "page/spec" + ++number;
                bench.write("plans/" + plan + "." + part.info(), part.text());
                Workbench.Run run = bench.run("plan", plan);
                assertThat(run.err()).as("%s:%d", name, part.line()).isEmpty();
                if (part.info().equals("kdl")) {
                    kdl = run.out();
                } else {
                    assertThat(run.out()).as("%s:%d", name, part.line()).isEqualTo(kdl);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(String name) {
        Path page = Workbench.PROJECT.resolve(name);
        List<String> lost = new ArrayList<>();
        Matcher link = LINK.matcher(Markdown.read(page).text());
        while (link.find()) {
            if (!Files.exists(page.resolveSibling(link.group(1)))) {
                lost.add(link.group(1));
            }
        }
        assertThat(lost).isEmpty();
    }
}
