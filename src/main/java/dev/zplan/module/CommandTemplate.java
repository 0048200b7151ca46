package dev.zplan.module;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;
import freemarker.core.ParseException;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command as a module writes it: a FreeMarker line in which every value becomes part of exactly one word, and what it reads,
 * in which every value becomes one zonecfg string.
 */
public final class CommandTemplate {

    private final String text;
    private final Span span;
    private final Optional<PlainTemplate> plain;
    private final Parsed line;
    private final @Nullable Parsed stdin;

    private CommandTemplate(String text, Span span, Parsed line, @Nullable Parsed stdin) {
        this.text = text;
        this.span = span;
        this.plain = PlainTemplate.of(text);
        this.line = line;
        this.stdin = stdin;
    }

    /**
     * Reads a template.
     *
     * @param text the command line
     * @param stdin what it reads, or null
     * @param span where it stands, for diagnostics
     * @throws DiagnosticException when it is not a template, or one in which a value could become more than a part of one word
     */
    static CommandTemplate of(TemplateLanguage language, String text, @Nullable String stdin, Span span) {
        refuse(TemplateQuotes.argv().fault(text), span);
        refuse(stdin == null ? Optional.empty() : TemplateQuotes.zonecfg().fault(stdin), span);
        CommandTemplate template = new CommandTemplate(
                text,
                span,
                new Parsed(text, span, language::argv),
                stdin == null ? null : new Parsed(stdin, span, language::zonecfg));
        if (!language.trusts()) {
            template.check();
        }
        return template;
    }

    /** Reads what is not read yet, for its faults. */
    private void check() {
        if (plain.isEmpty()) {
            line.template();
        }
        if (stdin != null) {
            stdin.template();
        }
    }

    /** A text that is parsed when it is first asked for. */
    private static final class Parsed {

        private interface Parser {
            Template parse(String text) throws IOException;
        }

        private final String text;
        private final Span span;
        private final Parser parser;
        private @Nullable Template known;

        Parsed(String text, Span span, Parser parser) {
            this.text = text;
            this.span = span;
            this.parser = parser;
        }

        synchronized Template template() {
            Template template = known;
            if (template == null) {
                template = parsed();
                known = template;
            }
            return template;
        }

        private Template parsed() {
            try {
                return parser.parse(text);
            } catch (ParseException e) {
                throw unreadable(firstLine(e.getEditorMessage()), span);
            } catch (IllegalArgumentException e) {
                throw unreadable(firstLine(e.getMessage()), span);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void refuse(Optional<TemplateQuotes.Fault> found, Span span) {
        found.ifPresent(fault -> {
            throw new DiagnosticException(Diagnostic.error(fault.code(), fault.message(), span, fault.help()));
        });
    }

    private static DiagnosticException unreadable(String why, Span span) {
        return new DiagnosticException(Diagnostic.error(
                "zplan::module::bad_command",
                "the command cannot be read: " + why,
                span,
                "commands are FreeMarker: ${name} for a value, <#if mac??> … </#if> for a condition"));
    }

    /** The command as the module writes it. */
    public String text() {
        return text;
    }

    /** The program that it runs. */
    public String program() {
        return text.strip().split("\\s+", 2)[0];
    }

    /**
     * The command for these values.
     *
     * @throws DiagnosticException when the template asks for a value that is not there
     */
    public CommandLine render(Map<String, Value> values) {
        Map<String, Object> model = TemplateLanguage.model(values);
        String words = plain.flatMap(p -> p.render(model)).orElseGet(() -> write(line.template(), model));
        return new CommandLine(ShellWords.split(words), stdin == null ? null : write(stdin.template(), model));
    }

    private String write(Template template, Map<String, Object> model) {
        StringWriter out = new StringWriter();
        try {
            template.process(model, out);
        } catch (TemplateException e) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::module::bad_command",
                    "the command «" + text + "» cannot be made: " + firstLine(e.getMessageWithoutStackTop()),
                    span,
                    "a value that may be missing is asked for with <#if NAME??>"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
