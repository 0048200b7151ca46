package dev.zplan.module;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.resource.Value;
import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import freemarker.core.OutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModelException;
import freemarker.template.Version;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** FreeMarker as modules get it: values are quoted where they are put in, and nothing of Java can be reached. */
public final class TemplateLanguage {

    private final boolean trusting;
    private @Nullable Configuration argv;
    private @Nullable Configuration zonecfg;

    private TemplateLanguage(boolean trusting) {
        this.trusting = trusting;
    }

    /** For the modules of users: a template is parsed when it is read, and what is wrong with it told. */
    public TemplateLanguage() {
        this(false);
    }

    /** For modules that are known to be right: a template is parsed when it is first used. */
    public static TemplateLanguage trusting() {
        return new TemplateLanguage(true);
    }

    boolean trusts() {
        return trusting;
    }

    synchronized Template argv(String text) throws IOException {
        if (argv == null) {
            argv = configuration(new ArgvFormat());
        }
        return new Template("command", text, argv);
    }

    synchronized Template zonecfg(String text) throws IOException {
        if (zonecfg == null) {
            zonecfg = configuration(new ZonecfgFormat());
        }
        return new Template("stdin", text, zonecfg);
    }

    private static Configuration configuration(OutputFormat format) {
        Version version = Configuration.VERSION_2_3_35;
        Configuration configuration = new Configuration(version);
        configuration.setOutputFormat(format);
        configuration.setAutoEscapingPolicy(Configuration.FORCE_AUTO_ESCAPING_POLICY);
        configuration.setObjectWrapper(new SimpleObjectWrapper(version));
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setNumberFormat("computer");
        configuration.setBooleanFormat("c");
        configuration.setLocale(Locale.ROOT);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        return configuration;
    }

    /** Values as FreeMarker sees them: texts, numbers, booleans, lists and maps; a secret is its clear text. */
    static Map<String, Object> model(Map<String, Value> values) {
        Map<String, Object> model = new LinkedHashMap<>();
        values.forEach((name, value) -> model.put(name, plain(value)));
        return model;
    }

    private static Object plain(Value value) {
        if (value instanceof Value.Num num) {
            return num.number();
        }
        if (value instanceof Value.Size size) {
            return size.bytes();
        }
        if (value instanceof Value.Flag flag) {
            return flag.on();
        }
        if (value instanceof Value.Items items) {
            return items.items().stream().map(TemplateLanguage::plain).toList();
        }
        if (value instanceof Value.Members members) {
            return model(members.members());
        }
        if (value instanceof Value.Secret secret) {
            return clear(secret);
        }
        return value.show();
    }

    /**
     * The clear text of a secret that goes into a command.
     *
     * @throws DiagnosticException when only its digest is known
     */
    public static String clear(Value.Secret secret) {
        String clear = secret.clear();
        if (clear == null) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::secret::unknown",
                    "a command needs a secret of which only the digest " + secret.digest() + " is known",
                    null,
                    "registries, journals and saved plans hold no secrets: put the value there by hand"));
        }
        return clear;
    }

    /** One shell word, or a part of one. */
    private static final class ArgvFormat extends ValueFormat {
        @Override
        public String getName() {
            return "argv";
        }

        @Override
        public String escapePlainText(String text) {
            return ShellWords.quote(text);
        }
    }

    /** One zonecfg string. zonecfg has no escapes, so two characters cannot be said (zonecfg_lex.l). */
    private static final class ZonecfgFormat extends ValueFormat {
        @Override
        public String getName() {
            return "zonecfg";
        }

        @Override
        public String escapePlainText(String text) throws TemplateModelException {
            if (!ZonecfgText.canCarry(text)) {
                throw new TemplateModelException(
                        "zonecfg cannot carry a value with a quotation mark, a control character or a non-ASCII character");
            }
            return "\"" + text + "\"";
        }
    }

    /** What the two formats share: FreeMarker calls for escaping, we answer. */
    private abstract static class ValueFormat extends CommonMarkupOutputFormat<Escaped> {
        @Override
        public String getMimeType() {
            return "text/plain";
        }

        @Override
        public abstract String escapePlainText(String text) throws TemplateModelException;

        @Override
        public void output(String text, Writer out) throws IOException, TemplateModelException {
            out.write(escapePlainText(text));
        }

        @Override
        public boolean isLegacyBuiltInBypassed(String builtIn) {
            return false;
        }

        @Override
        protected Escaped newTemplateMarkupOutputModel(String plain, String markup) {
            return new Escaped(plain, markup, this);
        }
    }

    private static final class Escaped extends CommonTemplateMarkupOutputModel<Escaped> {
        private final ValueFormat format;

        Escaped(String plain, String markup, ValueFormat format) {
            super(plain, markup);
            this.format = format;
        }

        @Override
        public ValueFormat getOutputFormat() {
            return format;
        }
    }
}
