package dev.zplan.report;

import java.util.ArrayList;
import java.util.List;

/** What changes in a text, line by line, in the form of {@code diff -u}. */
public final class TextDiff {

    private static final int CONTEXT = 2;

    /** Beyond this many pairs of lines the differing middle is taken as a whole. */
    private static final long MOST = 4_000_000;

    private record Line(char sign, String text) {}

    private final Paint paint;

    /** In colour or without any escape sequence. */
    public TextDiff(boolean colour) {
        this.paint = new Paint(colour);
    }

    /** The differences, ending in a line end; empty for equal texts. */
    public String print(String name, String before, String after) {
        List<Line> lines = compare(before.lines().toList(), after.lines().toList());
        StringBuilder out = new StringBuilder();
        int old = 1;
        int now = 1;
        int end = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).sign() == ' ') {
                continue;
            }
            int from = Math.max(end, i - CONTEXT);
            for (; end < from; end++) {
                old++;
                now++;
            }
            end = end(lines, i);
            List<Line> hunk = lines.subList(from, end);
            int gone = (int) hunk.stream().filter(l -> l.sign() != '+').count();
            int come = (int) hunk.stream().filter(l -> l.sign() != '-').count();
            out.append(paint.cyan("@@ -" + old + "," + gone + " +" + now + "," + come + " @@"))
                    .append('\n');
            hunk.forEach(line -> out.append(shown(line)).append('\n'));
            old += gone;
            now += come;
            i = end - 1;
        }
        return out.isEmpty() ? "" : paint.bold("--- " + name) + "\n" + paint.bold("+++ " + name) + "\n" + out;
    }

    /** Behind the last line of the hunk that the change at {@code i} is in. */
    private static int end(List<Line> lines, int i) {
        int last = i;
        for (int j = i; j < lines.size() && j <= last + 2 * CONTEXT; j++) {
            if (lines.get(j).sign() != ' ') {
                last = j;
            }
        }
        return Math.min(lines.size(), last + 1 + CONTEXT);
    }

    private String shown(Line line) {
        String text = line.sign() + Printable.line(line.text());
        return switch (line.sign()) {
            case '+' -> paint.green(text);
            case '-' -> paint.red(text);
            default -> text;
        };
    }

    private static List<Line> compare(List<String> before, List<String> after) {
        int head = 0;
        while (head < Math.min(before.size(), after.size()) && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(before.size(), after.size()) - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<Line> lines = new ArrayList<>();
        before.subList(0, head).forEach(line -> lines.add(new Line(' ', line)));
        middle(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail), lines);
        before.subList(before.size() - tail, before.size()).forEach(line -> lines.add(new Line(' ', line)));
        return lines;
    }

    /** By the longest common subsequence. */
    private static void middle(List<String> before, List<String> after, List<Line> lines) {
        boolean huge = (long) before.size() * after.size() > MOST;
        int[][] common = new int[huge ? 1 : before.size() + 1][huge ? 1 : after.size() + 1];
        for (int i = common.length - 2; i >= 0; i--) {
            for (int j = common[0].length - 2; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            boolean both = !huge && i < before.size() && j < after.size();
            if (both && before.get(i).equals(after.get(j))) {
                lines.add(new Line(' ', before.get(i)));
                i++;
                j++;
            } else if (i < before.size() && (!both || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line('-', before.get(i++)));
            } else {
                lines.add(new Line('+', after.get(j++)));
            }
        }
    }
}
