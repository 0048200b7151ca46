package dev.zplan.sim.shell;

import java.util.List;
import java.util.function.UnaryOperator;

/** The whole numbers of {@code $(( … ))}: {@code + - * / %}, comparisons, {@code && ||}, {@code !}, parentheses, variables. */
final class Expression {

    private static final List<List<String>> LEVELS = List.of(
            List.of("||"),
            List.of("&&"),
            List.of("==", "!="),
            List.of("<=", ">=", "<", ">"),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    private final String text;
    private final UnaryOperator<String> variable;
    private int at;

    private Expression(String text, UnaryOperator<String> variable) {
        this.text = text;
        this.variable = variable;
    }

    static long value(String text, UnaryOperator<String> variable) throws UnknownSyntax {
        Expression expression = new Expression(text, variable);
        long value = expression.binary(0);
        expression.blanks();
        if (expression.at < text.length()) {
            throw new UnknownSyntax("$((" + text + "))");
        }
        return value;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private long binary(int level) throws UnknownSyntax {
        if (level == LEVELS.size()) {
            return unary();
        }
        long left = binary(level + 1);
        while (true) {
            blanks();
            String operator = LEVELS.get(level).stream()
                    .filter(o -> text.startsWith(o, at))
                    .findFirst()
                    .orElse("");
            if (operator.isEmpty()) {
                return left;
            }
            at += operator.length();
            left = applied(operator, left, binary(level + 1));
        }
    }

    private long applied(String operator, long left, long right) throws UnknownSyntax {
        return switch (operator) {
            case "||" -> left != 0 || right != 0 ? 1 : 0;
            case "&&" -> left != 0 && right != 0 ? 1 : 0;
            case "==" -> left == right ? 1 : 0;
            case "!=" -> left != right ? 1 : 0;
            case "<=" -> left <= right ? 1 : 0;
            case ">=" -> left >= right ? 1 : 0;
            case "<" -> left < right ? 1 : 0;
            case ">" -> left > right ? 1 : 0;
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            default -> {
                if (right == 0) {
                    throw new UnknownSyntax("a division by zero");
                }
                yield operator.equals("/") ? left / right : left % right;
            }
        };
    }

    private long unary() throws UnknownSyntax {
        blanks();
        char c = at < text.length() ? text.charAt(at) : ' ';
        if (c == '-' || c == '!') {
            at++;
            long value = unary();
            return c == '-' ? -value : value == 0 ? 1 : 0;
        }
        if (c == '(') {
            at++;
            long value = binary(0);
            blanks();
            if (at >= text.length() || text.charAt(at) != ')') {
                throw new UnknownSyntax("$((" + text + "))");
            }
            at++;
            return value;
        }
        return operand();
    }

    private long operand() throws UnknownSyntax {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_$".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(start, at).replaceFirst("^\\$", "");
        String value = word.matches("[0-9]+") ? word : word.matches("[A-Za-z_]\\w*") ? variable.apply(word) : "?";
        if (!value.isEmpty() && !value.matches("-?[0-9]{1,18}")) {
            throw new UnknownSyntax("$((" + text + "))");
        }
        return value.isEmpty() ? 0 : Long.parseLong(value);
    }
}
