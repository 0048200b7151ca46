package dev.zplan.report.html;

import dev.zplan.report.AttributeLine;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Attributes and their changes as a table. */
final class AttributeTable {

    private AttributeTable() {}

    /** What a new resource gets. */
    static void ofNew(List<AttributeLine> lines, Markup html) {
        head(html, "Attribute", "Value");
        for (AttributeLine line : lines) {
            html.open("tr").leaf("th", line.path(), "scope", "row");
            value(line.after(), "", html);
            html.close();
        }
        html.close().close();
    }

    /** What changes, under the names of both sides, and what is said of it. */
    static void ofChanged(List<AttributeLine> lines, String before, String after, Markup html) {
        head(html, "", "Attribute", before, after, "");
        for (AttributeLine line : lines) {
            Sign sign = Sign.of(line.sign());
            html.open("tr", "class", sign.style)
                    .open("td")
                    .leaf("span", String.valueOf(line.sign()), "class", "sign", "aria-hidden", "true")
                    .text(" " + sign.word)
                    .close()
                    .leaf("th", line.path(), "scope", "row");
            value(line.before(), "before", html);
            value(line.after(), "after", html);
            String remarks = Stream.of(line.remark(), line.asks())
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("; "));
            html.leaf("td", remarks, "class", "dim").close();
        }
        html.close().close();
    }

    private static void head(Markup html, String... titles) {
        html.open("table").open("thead").open("tr");
        for (String title : titles) {
            if (title.isEmpty()) {
                html.leaf("td", "");
            } else {
                html.leaf("th", title, "scope", "col");
            }
        }
        html.close().close().open("tbody");
    }

    private static void value(@Nullable String value, String style, Markup html) {
        if (value == null) {
            html.leaf("td", "");
        } else {
            html.open("td").leaf("code", value, "class", style).close();
        }
    }

    private record Sign(String word, String style) {

        static Sign of(char sign) {
            return switch (sign) {
                case '+' -> new Sign("added", "come");
                case '-' -> new Sign("removed", "go");
                case ' ' -> new Sign("", "");
                default -> new Sign("changed", "change");
            };
        }
    }
}
