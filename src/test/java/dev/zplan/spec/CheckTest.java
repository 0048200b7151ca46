package dev.zplan.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a document, and where exactly. */
class CheckTest {

    private static Checked check(String name, String text) {
        return new DocumentReader(List.of(Schemas.ZONE, Schemas.ETHERSTUB, Schemas.MEMORY))
                .blocks(new Source(name, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            zone "w" zonepath="/w" brnd="x"                | f.kdl:1:24+4 zplan::spec::unknown_field
            zone "w" zonepath="/w" { memry physical="1G" } | f.kdl:1:26+5 zplan::spec::unknown_field
            zon "w"                                        | f.kdl:1:1+3 zplan::spec::unknown_node
            zone "w" zonepath="a b"                        | f.kdl:1:19+5 test::word
            zone "w" zonepath="/w" { about 1.10 }          | f.kdl:1:32+4 zplan::spec::variable_type
            zone "w" zonepath="/a" zonepath="/b"           | f.kdl:1:24+8 zplan::spec::field_twice
            zone "w" name="v" zonepath="/a"                | f.kdl:1:10+4 zplan::spec::field_twice
            zone "w" "v" zonepath="/a"                     | f.kdl:1:10+3 zplan::spec::too_many_values
            zone "w" zonepath="/w" { brand "a" "b" }       | f.kdl:1:36+3 zplan::spec::too_many_values
            zone "w" zonepath="/w" { brand { a 1; }; }     | f.kdl:1:34+1 zplan::spec::field_children
            zone "w" zonepath="/w" { brand; }              | f.kdl:1:26+5 zplan::spec::no_value
            zone "w" zonepath="/w" { memory "2G" }         | f.kdl:1:33+4 zplan::spec::too_many_values
            zone "w" zonepath="/w" memory="2G"             | f.kdl:1:31+4 zplan::spec::too_many_values
            zone "w" zonepath="/w" { memory; memory; }     | f.kdl:1:34+6 zplan::spec::block_twice
            zone "w" zonepath="/w" { attr a b; attr a c; } | f.kdl:1:36+4 zplan::spec::key_twice
            zone "w"                                       | f.kdl:1:1+4 zplan::spec::missing_field
            zone "w" zonepath="/w" { attr a; }             | f.kdl:1:26+4 zplan::spec::missing_field
            zone "w" zonepath=#null                        | f.kdl:1:19+5 zplan::spec::no_value
            zone "w" zonepath=(path)"/w"                   | f.kdl:1:19+10 zplan::spec::type_annotation
            (z)zone "w" zonepath="/w"                      | f.kdl:1:4+4 zplan::spec::type_annotation
            zone "w" zonepath="/w" cpu-cap=1e9999          | f.kdl:1:32+6 zplan::spec::no_value
            zone "w" {                                     | f.kdl:1:10+1 zplan::spec::syntax
            """)
    void everyProblemOfKdlHasItsPlace(String text, String place) {
        Checked checked = check("f.kdl", text);
        assertThat(Workspace.places(checked.diagnostics())).startsWith(place);
        assertThat(checked.blocks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `zone: {w: {zonepath: /w, brnd: x}}`                   | f.yaml:1:26+4 zplan::spec::unknown_field
            `zon: {}`                                              | f.yaml:1:1+3 zplan::spec::unknown_node
            `zone: {w: {zonepath: a b}}`                           | f.yaml:1:22+3 test::word
            `zone: {w: {zonepath: /w, about: 1.10}}`               | f.yaml:1:33+4 zplan::spec::variable_type
            `zone: {w: {zonepath: /w, zonepath: /v}}`              | f.yaml:1:26+8 zplan::spec::duplicate_key
            `zone: {w: {zonepath: [/w, /v]}}`                      | f.yaml:1:12+8 zplan::spec::field_twice
            `zone: {w: {name: v, zonepath: /w}}`                   | f.yaml:1:12+4 zplan::spec::field_twice
            `zone: {w: /w}`                                        | f.yaml:1:11+2 zplan::spec::too_many_values
            `zone: {w: {zonepath: {a: 1}}}`                        | f.yaml:1:23+1 zplan::spec::field_children
            `zone: {w: {zonepath: }}`                              | f.yaml:1:21+0 zplan::spec::no_value
            `zone: {w: {zonepath: null}}`                          | f.yaml:1:22+4 zplan::spec::no_value
            `zone: {w: {zonepath: /w, memory: [{}, {}]}}`          | f.yaml:1:39+2 zplan::spec::block_twice
            `zone: {w: }`                                          | f.yaml:1:8+1 zplan::spec::missing_field
            `zone: [{name: w, zonepath: /w}, {zonepath: /v}]`      | f.yaml:1:34+8 zplan::spec::missing_field
            `zone: {w: {zonepath: !path /w}}`                      | f.yaml:1:22+8 zplan::spec::type_annotation
            `zone: {w: {zonepath: /w, resolvers: [[a]]}}`          | f.yaml:1:38+3 zplan::spec::syntax
            `zone: {w: {zonepath: /w, <<: {brand: b}}}`            | f.yaml:1:26+2 zplan::spec::syntax
            `zone: {[a]: 1}`                                       | f.yaml:1:8+3 zplan::spec::syntax
            `zone: {w: [}`                                         | f.yaml:1:12+1 zplan::spec::syntax
            `just text`                                            | f.yaml:1:1+9 zplan::spec::syntax
            `zone: &z {w: *z}`                                     | f.yaml:1:11+1 zplan::spec::syntax
            """)
    void everyProblemOfYamlHasItsPlace(String text, String place) {
        Checked checked = check("f.yaml", text);
        assertThat(Workspace.places(checked.diagnostics())).startsWith(place);
    }

    @Test
    void allProblemsAreToldAtOnce() {
        Checked checked = check("f.kdl", """
                zone "w" brnd="x" {
                    memory physical="much" swp="1G"
                    attr "a b" "c"
                }
                zoen "v"
                etherstub "ok"
                """);
        assertThat(Workspace.places(checked.diagnostics()))
                .containsExactlyInAnyOrder(
                        "f.kdl:1:10+4 zplan::spec::unknown_field",
                        "f.kdl:2:28+3 zplan::spec::unknown_field",
                        "f.kdl:5:1+4 zplan::spec::unknown_node",
                        "f.kdl:1:1+4 zplan::spec::missing_field",
                        "f.kdl:2:21+6 zplan::spec::variable_type",
                        "f.kdl:3:10+5 test::word");
        assertThat(checked.blocks()).extracting(Shown::of).containsExactly("etherstub{name=ok}");
    }

    @Test
    void aMisspeltNameIsOfferedTheNearest() {
        Diagnostic field =
                check("f.kdl", "zone w zonepath=a brnd=b").diagnostics().get(0);
        assertThat(field.message()).isEqualTo("`zone` has no `brnd`");
        assertThat(field.help())
                .startsWith("did you mean `brand`? what `zone` may hold: about, attr, autoboot, brand, count");
        assertThat(check("f.kdl", "zoen w").diagnostics().get(0).help()).startsWith("did you mean `zone`?");
    }

    @Test
    void aFieldMissingForAWrongValueIsToldOnce() {
        assertThat(check("f.kdl", "zone w { zonepath { x; } }").diagnostics()).hasSize(1);
        assertThat(check("f.kdl", "zone w { zonepath; }").diagnostics()).hasSize(1);
    }

    @Test
    void textsAreLiteralWithoutALoader() {
        Checked checked = check("f.kdl", "zone w zonepath=\"${x}$${y}\"");
        assertThat(checked.diagnostics()).isEmpty();
        assertThat(checked.blocks().get(0).text("zonepath")).hasValue("${x}$${y}");
    }

    @Test
    void openNodesTakeOtherFieldsButNoBlocks() {
        assertThat(Shown.of(check("f.kdl", "zone w zonepath=a { dataset d compression=lz4; }")
                        .blocks()
                        .get(0)))
                .contains("dataset{name=d, compression=lz4}");
        assertThat(Workspace.places(check("f.kdl", "zone w zonepath=a { dataset d { x { y 1; }; }; }")
                        .diagnostics()))
                .containsExactly("f.kdl:1:33+1 zplan::spec::unknown_field");
    }

    @Test
    void listsCollectWhatTheyAreGiven() {
        String shown = "zone{name=w, brand=ipkg, zonepath=/w, resolvers=[a, b, c]}";
        assertThat(check("f.kdl", "zone w zonepath=\"/w\" resolvers=a { resolvers b c; }")
                        .blocks())
                .extracting(Shown::of)
                .containsExactly(shown);
        assertThat(check("f.yaml", "zone: {w: {zonepath: /w, resolvers: [a, b, c]}}")
                        .blocks())
                .extracting(Shown::of)
                .containsExactly(shown);
        assertThat(check("f.yaml", "zone: {w: {zonepath: /w, resolvers: []}}").blocks())
                .extracting(Shown::of)
                .containsExactly("zone{name=w, brand=ipkg, zonepath=/w, resolvers=[]}");
    }

    @Test
    void columnsCountCodePoints() {
        assertThat(Workspace.places(
                        check("f.kdl", "zone \"😀é\" zonepath=\"/\" brnd=a").diagnostics()))
                .containsExactly("f.kdl:1:24+4 zplan::spec::unknown_field");
        assertThat(Workspace.places(check("f.yaml", "zone: {\"😀é\": {zonepath: /, brnd: a}}")
                        .diagnostics()))
                .containsExactly("f.yaml:1:28+4 zplan::spec::unknown_field");
    }

    @Test
    void otherSuffixesAreRefused() {
        assertThat(Workspace.places(check("f.txt", "").diagnostics()))
                .containsExactly("- zplan::spec::unknown_language");
    }
}
