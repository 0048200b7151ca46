package dev.zplan.report;

import java.util.stream.Collectors;

/** Text from elsewhere within a line of Markdown, a heading, a cell of a table or an HTML element: nothing of it is obeyed. */
final class Inline {

    private Inline() {}

    /** As code, so that no name is taken for a person, an issue or a link. */
    static String code(String text) {
        return "<code>" + text(text) + "</code>";
    }

    /** As it stands. References to characters mean themselves everywhere in Markdown, unlike backslashes. */
    static String text(String text) {
        return Printable.line(text)
                .codePoints()
                .mapToObj(c -> plain(c) ? Character.toString(c) : "&#" + c + ";")
                .collect(Collectors.joining());
    }

    private static boolean plain(int c) {
        return c > 0x7f || Character.isLetterOrDigit(c) || " -./,".indexOf(c) >= 0;
    }
}
