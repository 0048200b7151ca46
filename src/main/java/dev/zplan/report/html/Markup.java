package dev.zplan.report.html;

import dev.zplan.report.Printable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Writes elements. Every text and every value of an attribute is escaped, and what has no shape is made visible. */
final class Markup {

    /** Elements within a line of text: no line end is put before them. */
    private static final Set<String> INLINE = Set.of("a", "code", "mark", "small", "span", "strong", "text", "title");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element; {@code attributes} are names and values in turn. */
    Markup open(String tag, Object... attributes) {
        begin(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /** Ends the element that was begun last. */
    Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element that has no content, of those that have none in HTML, or of SVG. */
    Markup empty(String tag, Object... attributes) {
        begin(tag, attributes);
        out.append("/>");
        return this;
    }

    /** An element with nothing but a text. */
    Markup leaf(String tag, String text, Object... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** Text on one line. */
    Markup text(String text) {
        out.append(escape(Printable.line(text)));
        return this;
    }

    /** Text of several lines, for elements that keep them. */
    Markup lines(String text) {
        out.append(escape(Printable.block(text)));
        return this;
    }

    /** An element with a style sheet or a script of ours, which is not escaped. */
    Markup raw(String tag, String text) {
        open(tag);
        out.append(text);
        return close();
    }

    private void begin(String tag, Object... attributes) {
        if (!INLINE.contains(tag)) {
            out.append('\n');
        }
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            out.append(escape(Printable.line(attributes[i + 1].toString()))).append('"');
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return out.toString().strip();
    }
}
