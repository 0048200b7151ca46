package dev.zplan.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.resource.Value;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {

    private static final Map<String, Evaluated> NAMES = Map.of(
            "text", new Evaluated(Value.text("abc"), false),
            "n", new Evaluated(Value.number(1234567), false),
            "half", new Evaluated(new Value.Num(new BigDecimal("0.5")), false),
            "flag", new Evaluated(Value.flag(true), false),
            "size", new Evaluated(Value.size(10L << 30), false),
            "pw", new Evaluated(Value.text("hunter2"), true));

    private static final Scope SCOPE = new Scope() {
        @Override
        public Lookup find(String name) {
            Evaluated value = NAMES.get(name);
            return value == null ? new Lookup.Unknown() : new Lookup.Found(value);
        }

        @Override
        public Collection<String> names() {
            return NAMES.keySet();
        }
    };

    private final Diagnostics out = new Diagnostics();

    private @Nullable Evaluated evaluate(String text) {
        Source source = new Source("e.kdl", text);
        return new Expressions().evaluate(new Scalar(Value.text(text), source.span(1, 1, text.length())), SCOPE, out);
    }

    private Value value(String text) {
        Evaluated evaluated = evaluate(text);
        assertThat(out.list()).isEmpty();
        assertThat(evaluated).isNotNull();
        return evaluated == null ? Value.text("") : evaluated.value();
    }

    private Diagnostic problem(String text) {
        assertThat(evaluate(text)).isNull();
        assertThat(out.list()).hasSize(1);
        Diagnostic problem = out.list().get(0);
        assertThat(problem.message())
                .doesNotContain("\n", "FTL", "freemarker", "----")
                .doesNotEndWith(".");
        return problem;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            a ${text} b           | a abc b
            ${text}${text}        | abcabc
            v${n}                 | v1234567
            v${n / 2}             | v617283.5
            v${flag}              | vtrue
            v${size}              | v10G
            ${size}               | 10G
            ${text?upper_case}    | ABC
            ${"a" + 1.5}          | a1.5
            ${"}"}                | }
            ${'it}s'}             | it}s
            ${"a\\"}b"}           | a"}b
            ${r"\\"}              | \\
            ${{"k": "v"}.k}       | v
            ${{"k": {"l": "}"}}["k"].l} | }
            ${missing!"x"}        | x
            ${missing!text}       | abc
            ${(missing.more)!"y"} | y
            $${text}              | ${text}
            $$${text}             | $${text}
            a$${                  | a${
            <#if x>y</#if>        | <#if x>y</#if>
            [#if x]               | [#if x]
            #{text}               | #{text}
            [=text]               | [=text]
            $text {text}          | $text {text}
            ${flag?then("a","b")} | a
            """)
    void textsAreInterpolated(String text, String result) {
        assertThat(value(text)).isEqualTo(Value.text(result));
    }

    @Test
    void aWholeExpressionKeepsItsType() {
        assertThat(value("${n}")).isEqualTo(Value.number(1234567));
        assertThat(value("${n + half}")).isEqualTo(new Value.Num(new BigDecimal("1234567.5")));
        assertThat(value("${size / 1024}")).isEqualTo(Value.number(10L << 20));
        assertThat(value("${flag}")).isEqualTo(Value.flag(true));
        assertThat(value("${!flag}")).isEqualTo(Value.flag(false));
        assertThat(value("${text}")).isEqualTo(Value.text("abc"));
        assertThat(value("${text} ")).isEqualTo(Value.text("abc "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
                "${\"freemarker.template.utility.ObjectConstructor\"? new()}",
                "${text?api.class}",
                "${text?api.getClass().forName(\"java.lang.Runtime\")}",
                "${text.class}",
                "${text.getClass()}",
                "${.data_model.class}",
                "${.now}",
                "${(.now)?string}",
                "${n lt .now}",
                "${.vars.text}",
                "${.globals[\"text\"]}",
                "${.get_optional_template(\"x\").include()}",
                "${\"text\"?eval}",
                "${\"${'x'?new()}\"}",
                "${\"<#include 'x'>\"?interpret}",
                "${statics[\"java.lang.System\"].getenv()}",
                "${Class.forName(\"java.lang.Runtime\")}",
                "${1 <#-- \" -->)}<#include 'x'>${zplan_take((1 <#-- \" -->}",
                "${1)) + zplan_take((2}",
                "${text, n}",
                "${[1, 2]}",
                "${{}}",
                "${\"2020-01-01\"?date}",
                "${text?number}",
                "${\"1e999999999\"?number}",
                "${1/0}",
                "${n +}",
                "${n n}",
                "${}",
                "${ }",
                "${text",
                "${\"text}",
                "a ${(text} b",
                "${text)}",
                "${((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1",
            })
    void whatIsNoPlainExpressionIsRefused(String text) {
        assertThat(problem(text).code()).isIn("zplan::spec::expression", "zplan::spec::unknown_variable");
    }

    @Test
    void anUnknownNameIsOfferedTheNearest() {
        Diagnostic problem = problem("x${tetx}");
        assertThat(problem.code()).isEqualTo("zplan::spec::unknown_variable");
        assertThat(problem.message()).isEqualTo("there is no `tetx` to use in an expression");
        assertThat(problem.help()).startsWith("did you mean `text`?");
        assertThat(String.valueOf(problem.span())).isEqualTo("e.kdl:1:1");
    }

    @Test
    void anUnknownNameDoesNotHideAnotherMistake() {
        assertThat(problem("${missing!\"\"}${n +}").code()).isEqualTo("zplan::spec::expression");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${pw}",
                "${pw?length}",
                "x${pw}",
                "${(pw == \"a\")?then(1, 2)}",
                "${missing!pw}",
                "${{\"a\": pw}.a}"
            })
    void whatASecretWentIntoIsSecret(String text) {
        Evaluated evaluated = evaluate(text);
        assertThat(evaluated).isNotNull().extracting(Evaluated::secret).isEqualTo(true);
        assertThat(String.valueOf(evaluated)).isEqualTo("(secret)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${pw?number}", "${pw + missing}", "${pw?date}", "${[pw]}", "${pw.x}", "${pw?foo}"})
    void noErrorTellsASecret(String text) {
        Diagnostic problem = problem(text);
        assertThat(problem.toString()).doesNotContain("hunter2");
    }

    @Property(tries = 300)
    void textsWithoutExpressionsAreLeftAlone(@ForAll @StringLength(max = 30) String text) {
        String literal = text.replace("${", "");
        assertThat(value(literal.contains("${") ? "" : literal))
                .isEqualTo(Value.text(literal.contains("${") ? "" : literal));
    }

    @Property(tries = 300)
    void escapingMakesAnyTextLiteral(@ForAll @StringLength(max = 30) @CharRange(from = '"', to = '}') String text) {
        String spaced = text.replace("$", "$ "); // a dollar before the escape cannot be written as such
        assertThat(value(("a" + spaced + "{${x}").replace("${", "$${"))).isEqualTo(Value.text("a" + spaced + "{${x}"));
    }

    @Property(tries = 500)
    void anyTextEitherHasAValueOrOneProblem(
            @ForAll @StringLength(max = 20) @CharRange(from = ' ', to = '~') String inner) {
        String text = "a ${" + inner + "} b";
        Diagnostics problems = new Diagnostics();
        Scalar scalar = new Scalar(Value.text(text), new Source("e.kdl", text).span(1, 1, text.length()));
        Evaluated value = new Expressions().evaluate(scalar, SCOPE, problems);
        assertThat(problems.list()).hasSize(value == null ? 1 : 0);
        assertThat(problems.list()).allSatisfy(d -> assertThat(d.message()).doesNotContain("\n"));
    }

    @Test
    void namesAreListedForHelp() {
        assertThat(problem("${zzzzzzzz}").help())
                .isEqualTo("what an expression may name here: "
                        + String.join(", ", List.of("flag", "half", "n", "pw", "size", "text")));
    }
}
