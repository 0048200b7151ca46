package dev.zplan.report;

import java.util.List;

/** A comment in Markdown that grows as long as there is room, the important first, and says how much is left out. */
final class Comment {

    /** GitHub refuses a longer one; GitLab takes a million. */
    static final int LIMIT = 65_536;

    private static final String CLOSED = "\n</details>\n";

    /** For what is said of what is left out. */
    private static final int RESERVE = 200;

    private final StringBuilder out = new StringBuilder();
    private int leftOut;

    /** Adds a paragraph, a table or a block, ending in a line end, if there is room for it. */
    void add(String block) {
        if (block.length() + 1 > room()) {
            leftOut++;
        } else {
            out.append(out.isEmpty() ? "" : "\n").append(block);
        }
    }

    /** Adds lines that the reader unfolds, or the first of them; the title is HTML. */
    void fold(String title, String language, List<String> lines) {
        String open = "<details>\n<summary>" + title + "</summary>\n\n";
        String fence = new Fence(language, lines).within(room() - open.length() - CLOSED.length() - 1);
        if (fence.isEmpty()) {
            leftOut++;
        } else {
            add(open + fence + CLOSED);
        }
    }

    private int room() {
        return LIMIT - RESERVE - out.length();
    }

    /** The whole comment. */
    String text() {
        return leftOut == 0
                ? out.toString()
                : out + "\n**… " + leftOut + " more " + (leftOut == 1 ? "part is" : "parts are")
                        + " left out, since a comment may not be longer.**\n";
    }
}
