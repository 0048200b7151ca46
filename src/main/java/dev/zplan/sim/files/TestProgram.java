package dev.zplan.sim.files;

import dev.zplan.sim.command.SimResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code test} and {@code [}: files, texts, numbers, {@code !}, {@code -a} and {@code -o} without parentheses. */
final class TestProgram {

    private TestProgram() {}

    static SimResult run(Run run) {
        List<String> words = new ArrayList<>(run.args());
        if (run.name().equals("[")
                && (words.isEmpty() || !words.remove(words.size() - 1).equals("]"))) {
            return SimResult.fail(2, "[: ']' missing\n");
        }
        Boolean truth = either(run.files(), words);
        return truth == null
                ? SimResult.fail(2, run.name() + ": unknown operator\n")
                : new SimResult(truth ? 0 : 1, "", "");
    }

    private static @Nullable Boolean either(FileView files, List<String> words) {
        int at = words.size() > 3 ? words.indexOf("-o") : -1;
        if (at <= 0) {
            return both(files, words);
        }
        Boolean left = both(files, words.subList(0, at));
        Boolean right = either(files, words.subList(at + 1, words.size()));
        return (left == null || right == null) ? null : Boolean.valueOf(left || right);
    }

    private static @Nullable Boolean both(FileView files, List<String> words) {
        int at = words.size() > 3 ? words.indexOf("-a") : -1;
        if (at <= 0) {
            return negated(files, words);
        }
        Boolean left = negated(files, words.subList(0, at));
        Boolean right = both(files, words.subList(at + 1, words.size()));
        return (left == null || right == null) ? null : Boolean.valueOf(left && right);
    }

    private static @Nullable Boolean negated(FileView files, List<String> words) {
        if (words.size() > 1 && words.get(0).equals("!")) {
            Boolean truth = negated(files, words.subList(1, words.size()));
            return truth == null ? null : Boolean.valueOf(!truth);
        }
        return switch (words.size()) {
            case 0 -> false;
            case 1 -> !words.get(0).isEmpty();
            case 2 -> unary(files, words.get(0), words.get(1));
            case 3 -> binary(words.get(0), words.get(1), words.get(2));
            default -> null;
        };
    }

    private static @Nullable Boolean unary(FileView files, String operator, String operand) {
        Entry entry = files.get(operand);
        return switch (operator) {
            case "-e", "-r", "-w" -> entry != null;
            case "-f" -> entry != null && !entry.isDirectory();
            case "-d" -> entry != null && entry.isDirectory();
            case "-s" -> entry != null && (entry.isDirectory() || !entry.text().isEmpty());
            case "-x" -> entry != null && (entry.mode() & 0111) != 0;
            case "-L", "-h" -> {
                Entry itself = files.itself(operand);
                yield itself != null && itself.isSymlink();
            }
            case "-n" -> !operand.isEmpty();
            case "-z" -> operand.isEmpty();
            default -> null;
        };
    }

    private static @Nullable Boolean binary(String left, String operator, String right) {
        if (operator.equals("=") || operator.equals("==")) {
            return left.equals(right);
        }
        if (operator.equals("!=")) {
            return !left.equals(right);
        }
        String number = "-?[0-9]{1,18}";
        if (!left.matches(number) || !right.matches(number)) {
            return null;
        }
        int order = Long.compare(Long.parseLong(left), Long.parseLong(right));
        return switch (operator) {
            case "-eq" -> order == 0;
            case "-ne" -> order != 0;
            case "-lt" -> order < 0;
            case "-le" -> order <= 0;
            case "-gt" -> order > 0;
            case "-ge" -> order >= 0;
            default -> null;
        };
    }
}
