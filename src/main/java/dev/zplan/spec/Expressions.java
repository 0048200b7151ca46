package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.resource.Value;
import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.Version;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the expressions in texts, in FreeMarker's expression language and nothing more: an expression is run as the argument
 * of one function call in an otherwise empty template, without loader, classes or beans. Parsed texts are kept. Not thread-safe.
 */
final class Expressions {

    /** How the result of an expression comes out of FreeMarker typed, not printed. */
    private static final String TAKE = "zplan_take";

    /** A number with more places than this is a mistake, and would be expensive. */
    private static final int MOST_PLACES = 1000;

    private final Map<String, Template> templates = new HashMap<>();
    private final Map<String, Interpolation> interpolations = new HashMap<>();
    private @Nullable Configuration configuration;

    /** An expression cannot be evaluated; the reason is told by the trace, or else by the message. */
    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message);
        }
    }

    /** What a scalar stands for, in that scope; null if it cannot be told, which is then in {@code out}. */
    @Nullable
    Evaluated evaluate(Scalar scalar, Scope scope, Diagnostics out) {
        if (!(scalar.value() instanceof Value.Text text) || !Interpolation.concerns(text.text())) {
            return new Evaluated(scalar.value(), false);
        }
        Trace trace = new Trace();
        try {
            Interpolation interpolation = parse(text.text());
            return new Evaluated(value(interpolation, scope, trace), trace.secret());
        } catch (Interpolation.Malformed e) {
            out.error("zplan::spec::expression", String.valueOf(e.getMessage()), scalar.span(), e.help());
        } catch (Failed e) {
            Lookup.Missing missing = trace.missing();
            if (missing == null) {
                String help =
                        trace.secret() ? "a secret is used here, so the reason is not shown" : "check the expression";
                out.error("zplan::spec::expression", String.valueOf(e.getMessage()), scalar.span(), help);
            } else if (missing.why() != null) {
                Lookup.Reason why = missing.why();
                out.error(why.code(), why.message(), scalar.span(), why.help());
            }
        }
        return null;
    }

    private Interpolation parse(String text) throws Interpolation.Malformed {
        Interpolation known = interpolations.get(text);
        if (known == null) {
            known = Interpolation.parse(text);
            interpolations.put(text, known);
        }
        return known;
    }

    private Value value(Interpolation interpolation, Scope scope, Trace trace) throws Failed {
        if (interpolation.parts().size() == 1
                && interpolation.parts().get(0) instanceof Interpolation.Expression whole) {
            return result(whole.source(), scope, trace);
        }
        StringBuilder text = new StringBuilder();
        for (Interpolation.Part part : interpolation.parts()) {
            if (part instanceof Interpolation.Literal literal) {
                text.append(literal.text());
            } else if (part instanceof Interpolation.Expression expression) {
                text.append(result(expression.source(), scope, trace).show());
            }
        }
        return Value.text(text.toString());
    }

    private Value result(String source, Scope scope, Trace trace) throws Failed {
        trace.forget();
        Taken taken = new Taken();
        ScopeModel names = new ScopeModel(scope, "", trace);
        TemplateHashModel root = new TemplateHashModel() {
            @Override
            public @Nullable TemplateModel get(String name) {
                return name.equals(TAKE) ? taken : names.get(name);
            }

            @Override
            public boolean isEmpty() {
                return false;
            }
        };
        try {
            template(source).process(root, Writer.nullWriter());
        } catch (ParseException e) {
            throw new Failed(sentence(source, e.getEditorMessage()));
        } catch (InvalidReferenceException e) {
            throw new Failed("`${" + source + "}` has no value");
        } catch (TemplateException e) {
            trace.forget();
            throw new Failed(
                    trace.secret()
                            ? "`${" + source + "}` cannot be evaluated"
                            : sentence(source, e.getMessageWithoutStackTop()));
        } catch (IOException e) {
            throw new IllegalStateException("a null writer does not fail", e);
        }
        return toValue(source, taken.model, trace);
    }

    private Template template(String source) throws ParseException, IOException {
        Template known = templates.get(source);
        if (known == null) {
            known = new Template("expression", "${" + TAKE + "((" + source + "))}", configuration());
            templates.put(source, known);
        }
        return known;
    }

    private Configuration configuration() {
        Configuration known = configuration;
        if (known == null) {
            Version version = Configuration.VERSION_2_3_34;
            known = new Configuration(version);
            known.setObjectWrapper(new SimpleObjectWrapper(version));
            known.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
            known.setAPIBuiltinEnabled(false);
            known.setLocale(Locale.ROOT);
            known.setNumberFormat("computer");
            known.setBooleanFormat("c");
            known.setLocalizedLookup(false);
            known.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
            known.setLogTemplateExceptions(false);
            known.setWrapUncheckedExceptions(true);
            configuration = known;
        }
        return known;
    }

    private static Value toValue(String source, @Nullable TemplateModel model, Trace trace) throws Failed {
        try {
            if (model == null) {
                throw new Failed("`${" + source + "}` has no value");
            }
            if (model instanceof ScopeModel.SizeModel size) {
                return Value.text(size.size().show());
            }
            if (model instanceof TemplateBooleanModel flag) {
                return Value.flag(flag.getAsBoolean());
            }
            if (model instanceof TemplateNumberModel number) {
                return number(source, number.getAsNumber());
            }
            if (model instanceof TemplateScalarModel text) {
                return Value.text(text.getAsString());
            }
        } catch (TemplateModelException e) {
            trace.forget();
            throw new Failed("`${" + source + "}` cannot be evaluated");
        }
        trace.forget();
        throw new Failed("`${" + source + "}` is not a text, a number or a flag");
    }

    private static Value number(String source, Number number) throws Failed {
        try {
            BigDecimal exact = new BigDecimal(number.toString());
            if (Math.abs((long) exact.scale()) <= MOST_PLACES) {
                return new Value.Num(exact);
            }
        } catch (NumberFormatException e) {
            // an infinity or NaN, told below
        }
        throw new Failed("`${" + source + "}` is not a number that can be written");
    }

    /** The first sentence of the many that FreeMarker says, without the names of its classes. */
    private static String sentence(String source, @Nullable String message) {
        String first =
                message == null ? "" : message.strip().lines().findFirst().orElse("");
        String clean = first.replaceAll(", but was expecting one of these patterns.*$", "")
                .replaceAll(" \\(wrapper: [^)]*\\)", "")
                .replaceAll("\\. .*$", "")
                .replaceAll("[.:]+$", "");
        return "`${" + source + "}` cannot be evaluated" + (clean.isEmpty() ? "" : ": " + clean);
    }

    private static final class Taken implements TemplateMethodModelEx {
        private @Nullable TemplateModel model;

        @Override
        public Object exec(@SuppressWarnings("rawtypes") java.util.List arguments) {
            Object first = arguments.get(0);
            model = first instanceof TemplateModel found ? found : null;
            return "";
        }
    }
}
