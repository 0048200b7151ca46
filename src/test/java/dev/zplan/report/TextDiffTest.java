package dev.zplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextDiffTest {

    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+),(\\d+) \\+(\\d+),(\\d+) @@");

    @Test
    void changesFarApartStandApart() {
        assertThat(new TextDiff(false).print("f", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\nx\n3\n4\n5\n6\n7\n8\n9\n10\n"))
                .isEqualTo("""
                        --- f
                        +++ f
                        @@ -1,4 +1,4 @@
                         1
                        -2
                        +x
                         3
                         4
                        @@ -8,2 +8,3 @@
                         8
                         9
                        +10
                        """);
    }

    @Test
    void equalTextsHaveNone() {
        assertThat(new TextDiff(false).print("f", "a\n", "a\n")).isEmpty();
    }

    @Property(tries = 300)
    void whoeverFollowsItGetsTheNewText(@ForAll("texts") List<String> before, @ForAll("texts") List<String> after) {
        String diff = new TextDiff(false).print("f", String.join("\n", before), String.join("\n", after));

        assertThat(patched(before, diff.lines().skip(2).toList())).isEqualTo(after);
    }

    private static List<String> patched(List<String> before, List<String> diff) {
        List<String> after = new ArrayList<>();
        int at = 0;
        for (String line : diff) {
            MatchResult hunk = HUNK.matcher(line).results().findFirst().orElse(null);
            if (hunk != null) {
                int start = Integer.parseInt(hunk.group(1)) - 1;
                while (at < start) {
                    after.add(before.get(at++));
                }
                assertThat(after).hasSize(Integer.parseInt(hunk.group(3)) - 1);
            } else if (line.startsWith("+")) {
                after.add(line.substring(1));
            } else {
                assertThat(before.get(at)).isEqualTo(line.substring(1));
                if (line.startsWith(" ")) {
                    after.add(before.get(at));
                }
                at++;
            }
        }
        after.addAll(before.subList(at, before.size()));
        return after;
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.of("a", "b", "c", "d").list().ofMaxSize(20);
    }
}
