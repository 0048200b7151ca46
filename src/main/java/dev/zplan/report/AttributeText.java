package dev.zplan.report;

import dev.zplan.module.AttributeChange;
import dev.zplan.resource.Resource;
import java.util.List;

/**
 * Attributes and their changes as lines of text.
 *
 * @param paint the colours
 */
record AttributeText(Paint paint) {

    /** What a new resource gets, without signs. */
    List<String> all(Resource resource) {
        return unsigned(AttributeLines.all(resource));
    }

    List<String> unsigned(List<AttributeLine> lines) {
        return lines.stream().map(line -> line.path() + value(line)).toList();
    }

    /** What changes, and what the change asks for. */
    List<String> changes(List<AttributeChange> changes) {
        return signed(AttributeLines.changes(changes));
    }

    List<String> signed(List<AttributeLine> lines) {
        return lines.stream().map(this::change).toList();
    }

    private String change(AttributeLine line) {
        String text = sign(line.sign(), paint) + " " + line.path() + value(line);
        return line.asks().isEmpty() ? text : text + " " + paint.dim("(" + line.asks() + ")");
    }

    /** The sign in its colour. */
    static String sign(char sign, Paint paint) {
        return switch (sign) {
            case ' ' -> " ";
            case '+' -> paint.green("+");
            case '-' -> paint.red("-");
            default -> paint.yellow(String.valueOf(sign));
        };
    }

    private String value(AttributeLine line) {
        String before = line.before();
        String after = line.after();
        if (before != null && after != null) {
            String values = ": " + before + " " + paint.dim("->") + " " + after;
            return line.remark().isEmpty() ? values : values + " (" + line.remark() + ")";
        }
        String only = before != null ? before : after != null ? after : line.remark();
        return only.isEmpty() ? "" : ": " + only;
    }
}
