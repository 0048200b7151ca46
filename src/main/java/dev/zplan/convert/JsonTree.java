package dev.zplan.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads JSON. Jackson's parser is asked token by token, since its trees forget where things stand. */
final class JsonTree {

    private final Source source;
    private final List<String> lines;
    private final Diagnostics out;
    private final JsonParser parser;

    private JsonTree(Source source, Diagnostics out, JsonParser parser) {
        this.source = source;
        this.lines = source.text().lines().toList();
        this.out = out;
        this.parser = parser;
    }

    /** The document; empty, and told, if it is none. */
    static Optional<Datum> read(Source source, Diagnostics out) {
        try (JsonParser parser = new JsonFactory().createParser(source.text())) {
            JsonTree tree = new JsonTree(source, out, parser);
            if (parser.nextToken() == null) {
                out.error("zplan::convert::syntax", "there is nothing in " + source.name(), null, "give it a document");
                return Optional.empty();
            }
            Datum root = tree.value();
            if (parser.nextToken() != null) {
                out.error(
                        "zplan::convert::syntax",
                        "a second JSON document begins here",
                        tree.place(1),
                        "write one document per file, or a list of them");
            }
            return Optional.of(root);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            out.error(
                    "zplan::convert::syntax",
                    "this is not JSON: " + e.getOriginalMessage().replaceAll("\\s+", " "),
                    at == null ? null : source.span(at.getLineNr(), Math.max(at.getColumnNr(), 1), 1),
                    "mend it, or say with --from what it is");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Datum value() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return table();
        }
        Span span = place(1);
        if (token == JsonToken.START_ARRAY) {
            List<Datum> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value());
            }
            return new Datum.Row(items, span);
        }
        return token == JsonToken.VALUE_NULL ? new Datum.Nothing(span) : new Datum.Word(parser.getText(), span);
    }

    private Datum table() throws IOException {
        Span span = place(1);
        Entries entries = new Entries(out);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Span at = place(name.codePointCount(0, name.length()) + 2);
            parser.nextToken();
            entries.add(new Datum.Entry(name, at, value()));
        }
        return new Datum.Table(entries.list(), span);
    }

    private Span place(int length) {
        // Jackson counts columns in UTF-16 units
        JsonLocation at = parser.currentTokenLocation();
        String line = at.getLineNr() <= lines.size() ? lines.get(at.getLineNr() - 1) : "";
        int units = Math.min(Math.max(at.getColumnNr() - 1, 0), line.length());
        return source.span(at.getLineNr(), line.codePointCount(0, units) + 1, length);
    }
}
