package dev.zplan.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A page, cut into text and fenced blocks.
 *
 * @param parts in order
 */
record Markdown(List<Part> parts) {

    private static final String FENCE = "```";

    /**
     * A piece of a page.
     *
     * @param info what stands behind the opening fence, as {@code kdl}; empty for text between blocks
     * @param line the number of its first line, from 1
     * @param lines its lines, those of the fences not among them
     */
    record Part(String info, int line, List<String> lines) {
        Part {
            lines = List.copyOf(lines);
        }

        String text() {
            return String.join("\n", lines) + "\n";
        }

        Part with(List<String> others) {
            return new Part(info, line, others);
        }
    }

    Markdown {
        parts = List.copyOf(parts);
    }

    static Markdown read(Path page) {
        try {
            return of(Files.readAllLines(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Markdown of(List<String> lines) {
        List<Part> parts = new ArrayList<>();
        List<String> current = new ArrayList<>();
        String info = "";
        String fence = "";
        int start = 1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean opens = fence.isEmpty() && line.startsWith(FENCE);
            if (opens || (!fence.isEmpty() && line.equals(fence))) {
                parts.add(new Part(info, start, current));
                current = new ArrayList<>();
                fence = opens ? ticks(line) : "";
                info = line.substring(opens ? fence.length() : line.length()).strip();
                start = i + 2;
            } else {
                current.add(line);
            }
        }
        parts.add(new Part(info, start, current));
        return new Markdown(parts);
    }

    /** Its blocks of that language. */
    List<Part> blocks(String info) {
        return parts.stream().filter(p -> p.info().equals(info)).toList();
    }

    /** The page as text. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            boolean block = i % 2 == 1;
            String fence = fence(part);
            if (block) {
                text.append(fence).append(part.info()).append('\n');
            }
            part.lines().forEach(line -> text.append(line).append('\n'));
            if (block) {
                text.append(fence).append('\n');
            }
        }
        return text.toString();
    }

    private static String ticks(String line) {
        return line.replaceFirst("^(`*).*", "$1");
    }

    /** Longer than any in the block. */
    private static String fence(Part block) {
        String longest = block.lines().stream()
                .map(Markdown::ticks)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        return longest.length() < FENCE.length() ? FENCE : longest + "`";
    }
}
