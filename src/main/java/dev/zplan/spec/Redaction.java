package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes clear secrets out of diagnostics. Whoever tells of a secret's value avoids it in the first place; this is for the line
 * of the file that a diagnostic shows, which may well be the one where the secret stands, and for what was overlooked.
 */
final class Redaction {

    private final List<String> secrets;
    private final List<Span> places;
    private final Map<Source, Source> masked = new HashMap<>();

    /**
     * @param given what secret variables were given, with the places where it stands
     * @param made what was made of it
     */
    Redaction(List<Scalar> given, Collection<String> made) {
        this.secrets = Stream.concat(given.stream().map(scalar -> scalar.value().show()), made.stream())
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .distinct()
                .sorted((a, b) -> a.length() == b.length() ? a.compareTo(b) : Integer.compare(b.length(), a.length()))
                .toList();
        this.places = given.stream().map(Scalar::span).toList();
    }

    Diagnostic apply(Diagnostic diagnostic) {
        if (secrets.isEmpty()) {
            return diagnostic;
        }
        String message = mask(diagnostic.message());
        String help = diagnostic.help() == null ? null : mask(diagnostic.help());
        return new Diagnostic(diagnostic.severity(), diagnostic.code(), message, mask(diagnostic.span()), help);
    }

    private @Nullable Span mask(@Nullable Span span) {
        if (span == null) {
            return null;
        }
        Source source = masked.computeIfAbsent(span.source(), s -> new Source(s.name(), mask(withoutPlaces(s))));
        return source.span(span.line(), span.column(), span.length());
    }

    /** The text with stars where a secret stands in some other writing, with escapes for one. */
    private String withoutPlaces(Source source) {
        List<String> lines = new ArrayList<>(source.text().lines().toList());
        for (Span place : places) {
            if (place.source().equals(source) && place.line() <= lines.size()) {
                int[] points = lines.get(place.line() - 1).codePoints().toArray();
                int start = Math.min(points.length, place.column() - 1);
                Arrays.fill(points, start, Math.min(points.length, start + place.length()), '*');
                lines.set(place.line() - 1, new String(points, 0, points.length));
            }
        }
        return String.join("\n", lines);
    }

    /** As many stars as there were characters, so that columns stay right. */
    private String mask(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "*".repeat(secret.codePointCount(0, secret.length())));
        }
        return clean;
    }
}
