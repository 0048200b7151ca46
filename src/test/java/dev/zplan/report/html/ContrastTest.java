package dev.zplan.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everybody can read every text of the page in both lights: contrast as WCAG 2 has it, level AA. */
final class ContrastTest {

    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");
    private static final List<String> TINTED = List.of("come", "change", "go", "keep");

    record Pair(String light, String text, String ground, double contrast) {}

    static Stream<Pair> pairs() {
        String[] parts = Asset.read("report.css").text().split("@media screen and \\(prefers-color-scheme: dark\\)", 2);
        Map<String, String> light = colours(parts[0]);
        Map<String, String> dark = colours(parts[1]);
        assertThat(dark.keySet()).isEqualTo(light.keySet());
        return Stream.of("light", "dark").flatMap(name -> pairs(name, name.equals("light") ? light : dark));
    }

    private static Stream<Pair> pairs(String light, Map<String, String> colours) {
        Stream<String[]> plain = Stream.of("text", "dim", "link", "come", "change", "go", "keep")
                .flatMap(text -> Stream.of("ground", "panel").map(ground -> new String[] {text, ground}));
        Stream<String[]> tinted = TINTED.stream()
                .flatMap(tint -> Stream.of(tint, "text").map(text -> new String[] {text, tint + "-ground"}));
        Stream<String[]> marked = Stream.<String[]>of(new String[] {"text", "mark"});
        return Stream.of(plain, tinted, marked)
                .flatMap(s -> s)
                .map(p -> new Pair(light, p[0], p[1], contrast(colour(colours, p[0]), colour(colours, p[1]))));
    }

    private static Map<String, String> colours(String css) {
        Map<String, String> colours = new TreeMap<>();
        Matcher matcher = COLOUR.matcher(css);
        while (matcher.find()) {
            colours.put(matcher.group(1), matcher.group(2));
        }
        return colours;
    }

    private static String colour(Map<String, String> colours, String name) {
        return Objects.requireNonNull(colours.get(name), name);
    }

    private static double contrast(String a, String b) {
        double brighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * linear(colour, 0) + 0.7152 * linear(colour, 2) + 0.0722 * linear(colour, 4);
    }

    private static double linear(String colour, int from) {
        double part = Integer.parseInt(colour.substring(from, from + 2), 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void isEnough(Pair pair) {
        assertThat(pair.contrast()).isGreaterThanOrEqualTo(4.5);
    }
}
