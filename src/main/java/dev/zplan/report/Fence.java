package dev.zplan.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A fenced block of Markdown. The fence is longer than any in the lines, so none of them can end the block.
 *
 * @param language behind the opening fence
 * @param lines without line ends
 */
record Fence(String language, List<String> lines) {

    private static final Pattern BACKTICKS = Pattern.compile("`{3,}");

    /** A longer line is cut. */
    private static final int WIDEST = 500;

    Fence {
        lines = lines.stream().map(Fence::cut).toList();
    }

    private static String cut(String line) {
        if (line.length() <= WIDEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(WIDEST - 1)) ? WIDEST - 1 : WIDEST;
        return line.substring(0, end) + "… (" + (line.length() - end) + " more characters)";
    }

    /** At most so many of the lines, and how many are left out. */
    String lines(int most) {
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(most, lines.size())));
        if (shown.size() < lines.size()) {
            shown.add(more(lines.size() - shown.size()));
        }
        int longest = shown.stream()
                .flatMap(line -> BACKTICKS.matcher(line).results())
                .map(MatchResult::group)
                .mapToInt(String::length)
                .max()
                .orElse(2);
        String fence = "`".repeat(longest + 1);
        return fence + language + "\n" + String.join("\n", shown) + "\n" + fence + "\n";
    }

    /** As many of the lines as fit into so many characters, and how many are left out; empty where hardly any do. */
    String within(int characters) {
        String whole = lines(lines.size());
        if (whole.length() <= characters) {
            return whole;
        }
        int fences = whole.length() - String.join("\n", lines).length();
        int room = characters - fences - more(lines.size()).length() - 1;
        int some = 0;
        while (some < lines.size() && lines.get(some).length() + 1 <= room) {
            room -= lines.get(some++).length() + 1;
        }
        return some == 0 ? "" : lines(some);
    }

    private static String more(int count) {
        return "… " + count + (count == 1 ? " more line" : " more lines");
    }
}
