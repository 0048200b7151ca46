package dev.zplan.docs;

import dev.zplan.Vt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Plays what a page shows of a terminal, from the top, in one workspace. In a block {@code console} a line with {@code $ } is a
 * command and the lines below it are what it prints; a block {@code diff} is an edit of the file that its first line names; a
 * block with a file name behind its language, as {@code kdl plans/mail.kdl}, is a file that the reader writes, and with
 * {@code =} before the name one that is there and shown.
 */
final class Transcript {

    private static final String PROMPT = "$ ";
    private static final String QUESTION = "Only \"yes\" will do: ";
    private static final String ANSWER = "yes";
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|[^ ]+");
    private static final Pattern DURATION = Pattern.compile("\\([0-9.]+ m?s\\)");
    private static final Pattern PROGRESS = Pattern.compile("[^ ]+/[^ ]+: .*");

    private final Workbench bench;
    private int exitCode;

    private Transcript(Workbench bench) {
        this.bench = bench;
    }

    /** The page with what the commands print now. */
    static Markdown play(Markdown page, Workbench bench) {
        Transcript transcript = new Transcript(bench);
        return new Markdown(page.parts().stream().map(transcript::part).toList());
    }

    private Markdown.Part part(Markdown.Part part) {
        String[] info = part.info().split(" ");
        if (info.length == 3) {
            return part.with(bench.read(info[2]).lines().toList());
        }
        if (info.length == 2) {
            bench.write(info[1], part.text());
        } else if (part.info().equals("diff")) {
            edit(part.lines());
        } else if (part.info().equals("console")) {
            return part.with(console(part.lines()));
        }
        return part;
    }

    private void edit(List<String> lines) {
        String file = lines.get(0).substring("--- ".length());
        String text = bench.read(file);
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        for (String line : lines.subList(1, lines.size())) {
            String content = line.isEmpty() ? "\n" : line.substring(1) + "\n";
            if (!line.startsWith("+")) {
                before.append(content);
            }
            if (!line.startsWith("-")) {
                after.append(content);
            }
        }
        if (!text.contains(before)) {
            throw new IllegalStateException(file + " does not hold:\n" + before);
        }
        bench.write(file, text.replace(before, after));
    }

    private List<String> console(List<String> lines) {
        List<String> played = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith(PROMPT)) {
                continue;
            }
            played.add(lines.get(i));
            List<String> shown = new ArrayList<>();
            for (int j = i + 1; j < lines.size() && !lines.get(j).startsWith(PROMPT); j++) {
                shown.add(lines.get(j));
            }
            List<String> printed =
                    run(lines.get(i).substring(PROMPT.length())).lines().toList();
            played.addAll(stable(printed).equals(stable(shown)) ? shown : printed);
        }
        return played;
    }

    /** Without what differs from run to run: how long steps took, and the order of those that ran side by side. */
    private static List<String> stable(List<String> lines) {
        List<String> stable = new ArrayList<>();
        List<String> progress = new ArrayList<>();
        for (String line : lines) {
            if (PROGRESS.matcher(line).matches()) {
                progress.add(DURATION.matcher(line).replaceAll("(time)"));
            } else {
                stable.add(line);
            }
        }
        Collections.sort(progress);
        stable.addAll(progress);
        return stable;
    }

    private String run(String command) {
        List<String> words = WORD.matcher(command)
                .results()
                .map(word -> word.group().replace("\"", ""))
                .toList();
        if (command.equals("echo $?")) {
            return exitCode + "\n";
        }
        return switch (words.get(0)) {
            case "cat" -> bench.read(words.get(1));
            case "zplan", "./zplan" -> zplan(words.subList(1, words.size()));
            default -> throw new IllegalStateException("no such command: " + command);
        };
    }

    private String zplan(List<String> words) {
        int redirection = words.indexOf(">");
        List<String> arguments = redirection < 0 ? words : words.subList(0, redirection);
        Workbench.Run run = bench.answeringYes(arguments.toArray(String[]::new));
        exitCode = run.exitCode();
        if (redirection < 0) {
            return screen(run.out().replace(QUESTION, QUESTION + ANSWER));
        }
        bench.write(words.get(redirection + 1), run.out());
        return "";
    }

    /** What is left to be read where zplan has drawn anew what was there. */
    private static String screen(String out) {
        return out.contains("\u001b") ? new Vt(50, 1000).write(out).text() : out;
    }
}
