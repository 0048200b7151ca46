package dev.zplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.module.CommandLine;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RedactorTest {

    @Test
    void hidesTheLongestFirst() {
        Redactor redactor = Redactor.of(List.of("pass", "password", ""));
        assertThat(redactor.text("a password and a pass.")).isEqualTo("a (secret) and a (secret).");
    }

    @Test
    void hidesWhatAShellWasGiven() {
        Redactor redactor = Redactor.of(List.of("it's $1"));
        assertThat(redactor.text("set 'it'\\''s $1'")).isEqualTo("set '(secret)'");
        assertThat(redactor.command(new CommandLine(List.of("echo", "it's $1"), "it's $1\n")))
                .isEqualTo(new CommandLine(List.of("echo", "(secret)"), "(secret)\n"));
    }

    @Test
    void hidesLinesOfALongText() {
        Redactor redactor = Redactor.of(List.of("-----BEGIN KEY-----\nMIIEvQIBADANBg\nend\n"));
        assertThat(redactor.text("bad line: MIIEvQIBADANBg in the end")).isEqualTo("bad line: (secret) in the end");
    }

    @Test
    void leavesEverythingElse() {
        assertThat(Redactor.none().text("a (b) $1 \\")).isEqualTo("a (b) $1 \\");
        assertThat(Redactor.of(List.of("")).text("abc")).isEqualTo("abc");
    }
}
