package dev.zplan.sim.replay;

import java.util.ArrayList;
import java.util.List;

/** Two texts line by line: {@code -} stands before what is only in the first, {@code +} before what is only in the second. */
public final class LineDiff {

    private LineDiff() {}

    /** The lines of both, in order, each with a sign and a blank before it. */
    public static List<String> of(String first, String second) {
        boolean sameEnd = first.endsWith("\n") == second.endsWith("\n");
        List<String> old = lines(first, sameEnd);
        List<String> fresh = lines(second, sameEnd);
        int[][] common = common(old, fresh);
        List<String> diff = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < fresh.size()) {
            if (i < old.size() && j < fresh.size() && old.get(i).equals(fresh.get(j))) {
                diff.add("  " + old.get(i++));
                j++;
            } else if (i < old.size() && (j == fresh.size() || common[i + 1][j] >= common[i][j + 1])) {
                diff.add("- " + old.get(i++));
            } else {
                diff.add("+ " + fresh.get(j++));
            }
        }
        return diff;
    }

    /** Where only one of the texts ends with a line end, the other says that it does not. */
    private static List<String> lines(String text, boolean sameEnd) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (!sameEnd && !text.isEmpty() && !text.endsWith("\n")) {
            lines.add("(no line end)");
        }
        return lines;
    }

    /** For each pair of ends the length of what they have in common, in order. */
    private static int[][] common(List<String> old, List<String> fresh) {
        int[][] length = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                length[i][j] = old.get(i).equals(fresh.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        return length;
    }
}
