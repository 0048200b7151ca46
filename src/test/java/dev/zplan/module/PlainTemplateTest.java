package dev.zplan.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTemplateTest {

    private static final Map<String, Object> VALUES = Map.of("name", "a b", "over", "igb0", "vid", BigDecimal.TEN);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<#if name??>x</#if>",
                "a ${name!}",
                "${name?upper_case}",
                "${a.b}",
                "${name",
                "${}",
                "<@m/>",
                "#{name}",
                "${\"x\"}"
            })
    void leavesEverythingElseToFreeMarker(String text) {
        assertThat(PlainTemplate.of(text)).isEmpty();
    }

    @Test
    void putsTextsInAsWords() {
        PlainTemplate template =
                PlainTemplate.of("dladm create-vnic -l ${over} ${name}").orElseThrow();
        assertThat(template.render(VALUES)).contains("dladm create-vnic -l igb0 'a b'");
        assertThat(PlainTemplate.of("uname -v").orElseThrow().render(VALUES)).contains("uname -v");
    }

    @Test
    void knowsNothingOfOtherValuesAndOfMissingOnes() {
        assertThat(PlainTemplate.of("x ${vid}").orElseThrow().render(VALUES)).isEmpty();
        assertThat(PlainTemplate.of("x ${mac}").orElseThrow().render(VALUES)).isEmpty();
    }
}
