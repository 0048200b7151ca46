package dev.zplan.cli;

import dev.zplan.report.DriftReport;
import dev.zplan.report.Outlook;
import dev.zplan.report.ReportFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
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
     * @param format how it is called
     * @param report how it is made
     * @param file where, as given
     */
    record Target(String format, Function<Outlook, String> report, Path file) {

        /** Reads {@code FORMAT=FILE}. */
        static final class Text implements ITypeConverter<Target> {

            @Override
            public Target convert(String text) {
                ReportFormat format = format(text);
                return new Target(format.id(), format::print, file(text));
            }
        }

        /** Reads {@code FORMAT=FILE} where only drift is reported. */
        static final class OfDrift implements ITypeConverter<Target> {

            @Override
            public Target convert(String text) {
                ReportFormat format = format(text);
                if (!DriftReport.FORMATS.contains(format)) {
                    throw new TypeConversionException("drift has no report in the format \"" + format.id()
                            + "\": it is one of "
                            + DriftReport.FORMATS.stream().map(ReportFormat::id).collect(Collectors.joining(", ")));
                }
                return new Target(format.id(), new DriftReport(format)::print, file(text));
            }
        }

        private static ReportFormat format(String text) {
            int equals = text.indexOf('=');
            if (equals < 0 || equals == text.length() - 1) {
                throw new TypeConversionException("\"" + text + "\" is not FORMAT=FILE, as in junit=plan.xml");
            }
            return new Format().convert(text.substring(0, equals));
        }

        private static Path file(String text) {
            return Path.of(text.substring(text.indexOf('=') + 1));
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
