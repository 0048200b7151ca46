package dev.zplan.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TomlTest {

    /** A document as JSON without blanks, every word quoted; what is wrong as {@code line:column message}. */
    private static String read(String toml) {
        Diagnostics out = new Diagnostics();
        String shown = TomlTree.read(new Source("a.toml", toml), out)
                .map(TomlTest::shown)
                .orElse("");
        return out.list().isEmpty()
                ? shown
                : out.list().stream()
                        .map(d -> String.valueOf(d.span()).replaceFirst("^[^:]*:", "") + " " + d.message())
                        .collect(Collectors.joining("; "));
    }

    private static String shown(Datum datum) {
        if (datum instanceof Datum.Table table) {
            return table.entries().stream()
                    .map(e -> e.name() + ":" + shown(e.value()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (datum instanceof Datum.Row row) {
            return row.items().stream().map(TomlTest::shown).collect(Collectors.joining(",", "[", "]"));
        }
        return "<" + ((Datum.Word) datum).text() + ">";
    }

    @Test
    void tablesAndLists() {
        assertThat(read("""
                a = 1            # a comment
                "b c".d = true
                [t.u]
                x = { y = [1, [2, 3], ], 'z z' = "q" }
                [[n]]
                k = 1
                [n.sub]
                s = 2
                [[n]]
                k = 3
                """))
                .isEqualTo(
                        "{a:<1>,b c:{d:<true>},t:{u:{x:{y:[<1>,[<2>,<3>]],z z:<q>}}},n:[{k:<1>,sub:{s:<2>}},{k:<3>}]}");
    }

    @Test
    void textsOfAllKinds() {
        assertThat(read("a = \"x\\t\\u00e9\\\"\"")).isEqualTo("{a:<x\té\">}");
        assertThat(read("a = 'C:\\x'")).isEqualTo("{a:<C:\\x>}");
        assertThat(read("a = \"\"\"\none \"two\"\n three\\\n   four\"\"\"")).isEqualTo("{a:<one \"two\"\n threefour>}");
        assertThat(read("a = '''\nit's'''\nb = \"\"")).isEqualTo("{a:<it's>,b:<>}");
        assertThat(read("a = \"\"\"x\"\"\"\"\"")).isEqualTo("{a:<x\"\">}");
    }

    @Test
    void numbersAndDates() {
        assertThat(read("a = 1_000\nb = -2.5e3\nc = 0xff\nd = 2026-04-10 07:32:00Z\r\ne = +1"))
                .isEqualTo("{a:<1000>,b:<-2.5e3>,c:<0xff>,d:<2026-04-10 07:32:00Z>,e:<+1>}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "a = 1\\na = 2      ! 2:1 `a` stands twice in the same table",
                "a = 1\\n[a]        ! 2:2 `a` stands twice in the same table",
                "a                  ! 1:2 this is not TOML: = is missing",
                "a = \"x            ! 1:7 this is not TOML: the closing quote is missing",
                "a = 1 2            ! 1:7 this is not TOML: the end of the line is missing",
                "a = [1             ! 1:7 this is not TOML: ] is missing",
                "a = { b = 1        ! 1:12 this is not TOML: } is missing",
                "[a                 ! 1:3 this is not TOML: ] is missing",
                "a = \"\\q\"        ! 1:7 this is not TOML: there is no such escape",
                "= 1                ! 1:1 this is not TOML: a name is missing",
                "a =                ! 1:4 this is not TOML: a value is missing"
            })
    void faultsHaveTheirPlace(String toml, String fault) {
        assertThat(read(toml.replace("\\n", "\n"))).isEqualTo(fault);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab\"\\'\n\t#=[]{}.,é ").ofMaxLength(8);
    }

    @Property(tries = 200)
    void aTextReadsBack(@ForAll("texts") String key, @ForAll("texts") String text) {
        assertThat(read(quoted(key) + " = [" + quoted(text) + ", {x = " + quoted(text) + "}]"))
                .isEqualTo("{" + key + ":[<" + text + ">,{x:<" + text + ">}]}");
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }

    @Property(tries = 300)
    void anyTextIsReadOrTold(@ForAll("noise") List<String> words) {
        assertThat(read(String.join("", words))).isNotEmpty();
    }

    @Provide
    Arbitrary<List<String>> noise() {
        return Arbitraries.of("a", "=", "[", "]", "{", "}", "\"", "'", ".", ",", "\n", " ", "1", "#", "\\", "\"\"\"")
                .list()
                .ofMaxSize(20);
    }
}
