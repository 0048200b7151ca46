package dev.zplan.cli;

import dev.zplan.report.ReportFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The files that a command reports its plan in. */
final class ReportOptions {

    @Option(
            names = "--report",
            paramLabel = "FORMAT=FILE",
            converter = Target.Text.class,
            description = "Writes the plan, or what is wrong with it, to FILE before anything changes; may be repeated."
                    + " FORMAT is text, json, junit, sarif, github, markdown, dot, mermaid, script or html.")
    List<Target> targets = new ArrayList<>();

    /**
     * A report to be written.
     *
     * @param format how
     * @param file where, as given
     */
    record Target(ReportFormat format, Path file) {

        /** Reads {@code FORMAT=FILE}. */
        static final class Text implements ITypeConverter<Target> {

            @Override
            public Target convert(String text) {
                int equals = text.indexOf('=');
                if (equals < 0 || equals == text.length() - 1) {
                    throw new TypeConversionException("\"" + text + "\" is not FORMAT=FILE, as in junit=plan.xml");
                }
                return new Target(new Format().convert(text.substring(0, equals)), Path.of(text.substring(equals + 1)));
            }
        }
    }

    /** Reads the name of a format. */
    static final class Format implements ITypeConverter<ReportFormat> {

        @Override
        public ReportFormat convert(String text) {
            return ReportFormat.of(text)
                    .orElseThrow(() -> new TypeConversionException("there is no format \"" + text + "\""
                            + ReportFormat.nearest(text)
                                    .map(n -> "; did you mean " + n + "?")
                                    .orElse(": it is one of " + String.join(", ", ReportFormat.ids()))));
        }
    }
}
