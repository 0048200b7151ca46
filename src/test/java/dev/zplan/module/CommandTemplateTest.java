package dev.zplan.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands as modules write them. */
class CommandTemplateTest {

    private static final Span PLACE = new Source("m.kdl", "create \"…\"").span(1, 8, 3);
    private static final Map<String, Value> MODEL = Map.of(
            "x", Value.text("a b"),
            "n", Value.number(7),
            "on", Value.flag(true),
            "size", Value.size(1024),
            "list", Value.list(List.of(Value.text("p q"), Value.text("r"))),
            "map", Value.record(Map.of("k 1", Value.text("v 1"))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zonecfg -z '${x}' info",
                "echo 'a'${x}'b ${x}'",
                "echo '<#if x??>a</#if>'",
                "echo <#if x??>'a</#if><#if n??>b'</#if>${x}",
                "echo <#assign q>'</#assign>${q}${x}${q}",
                "echo <#if x == \"it's\">'</#if>${x}",
                "echo '${\"}\"}'",
                "echo '<#-- ' -->${x}'",
                "echo \\${x}",
                "echo \\<#if x??>a</#if>",
                "echo '#{n}'"
            })
    void aValueInQuotesIsRefused(String text) {
        assertThat(refused(text, null)).isEqualTo("zplan::module::quoted_value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo \"${x}\"",
                "echo \"a b\"",
                "echo 'a",
                "echo a\\",
                "echo ${",
                "echo <#if x>a",
                "echo ${x?nosuch}"
            })
    void whatCannotBeReadIsRefused(String text) {
        assertThat(refused(text, null)).isIn("zplan::module::bad_command", "zplan::module::quoted_value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo ${x?no_esc}",
                "<#ftl autoesc=false>echo ${x}",
                "<#noautoesc>echo ${x}</#noautoesc>",
                "<#outputformat 'plainText'>echo ${x}</#outputformat>",
                "<#ftl output_format='plainText'>echo ${x}"
            })
    void quotingCannotBeTurnedOff(String text) {
        assertThatThrownBy(() -> assertThat(argv(text)).isEqualTo(List.of("echo", "a b")))
                .isInstanceOf(DiagnosticException.class);
    }

    @Test
    void aZonecfgScriptMayNotQuoteValuesEither() {
        assertThat(refused("zonecfg -f -", "set a=\"${x}\"\n")).isEqualTo("zplan::module::quoted_value");
        assertThat(refused("zonecfg -f -", "set a=\"x\n")).isEqualTo("zplan::module::bad_command");
        assertThat(of("zonecfg -f -", "set a=${x}; set b=\"it's\"\n")
                        .render(MODEL)
                        .stdin())
                .isEqualTo("set a=\"a b\"; set b=\"it's\"\n");
    }

    @Test
    void aValueThatZonecfgCannotCarryIsToldAndNotSent() {
        CommandTemplate template = of("zonecfg -f -", "set a=${x}\n");

        assertThatThrownBy(() -> template.render(Map.of("x", Value.text("a\"b"))))
                .isInstanceOfSatisfying(
                        DiagnosticException.class,
                        e -> assertThat(e.diagnostics().get(0).code()).isEqualTo("zplan::module::bad_command"));
    }

    @Test
    void quotesAroundPlainTextAndInExpressionsAreFine() {
        assertThat(argv("echo 'a  b' it\\'s ${x}=${x} <#if x == \"it's\">no<#else>${n}</#if>"))
                .containsExactly("echo", "a  b", "it's", "a b=a b", "7");
        assertThat(argv("echo <#list list as i> ${i}</#list><#list map as k, v> -o ${k}=${v}</#list>"))
                .containsExactly("echo", "p q", "r", "-o", "k 1=v 1");
        assertThat(argv("echo ${x?upper_case} ${on} ${size} ${x?replace(' ', \"'\")}"))
                .containsExactly("echo", "A B", "true", "1024", "a'b");
    }

    @Test
    void whatLooksLikeAShellIsOnlyText() {
        assertThat(argv("echo $HOME * ; | $(id) ${x}")).containsExactly("echo", "$HOME", "*", ";", "|", "$(id)", "a b");
    }

    @Test
    void anEmptyValueIsAnEmptyWord() {
        assertThat(of("echo ${x} -o a=${x}", null)
                        .render(Map.of("x", Value.text("")))
                        .argv())
                .containsExactly("echo", "", "-o", "a=");
    }

    @Test
    void aMissingValueIsToldWithThePlaceOfTheCommand() {
        DiagnosticException refused = catchThrowableOfType(DiagnosticException.class, () -> argv("echo ${nosuch}"));

        assertThat(refused.diagnostics().get(0).span()).isEqualTo(PLACE);
        assertThat(refused.diagnostics().get(0).message()).contains("echo ${nosuch}");
    }

    @Test
    void aSecretIsClearInTheCommandOnly() {
        Value secret = new Value.Secret("sha256:1", "s3 cret");

        assertThat(of("echo ${x}", null).render(Map.of("x", secret)).argv()).containsExactly("echo", "s3 cret");
    }

    private static CommandTemplate of(String text, @Nullable String stdin) {
        return CommandTemplate.of(new TemplateLanguage(), text, stdin, PLACE);
    }

    private static List<String> argv(String text) {
        return of(text, null).render(MODEL).argv();
    }

    private static String refused(String text, @Nullable String stdin) {
        DiagnosticException refused = catchThrowableOfType(DiagnosticException.class, () -> of(text, stdin));
        assertThat(refused).as(text).isNotNull();
        assertThat(refused.diagnostics().get(0).span()).isEqualTo(PLACE);
        return refused.diagnostics().get(0).code();
    }
}
