package dev.zplan.resource;

import java.util.Comparator;

/** Orders names as people count: runs of digits by their value ({@code web2} before {@code web10}), the rest by code point. */
public enum NaturalOrder implements Comparator<String> {
    /** The order. */
    INSTANCE;

    @Override
    public int compare(String a, String b) {
        int i = firstDifference(a, b);
        int j = i;
        while (i < a.length() && j < b.length()) {
            int endA = digits(a, i);
            int endB = digits(b, j);
            int order;
            if (endA > i && endB > j) {
                order = byValue(a, i, endA, b, j, endB);
                i = endA;
                j = endB;
            } else {
                order = Character.compare(a.charAt(i++), b.charAt(j++));
            }
            if (order != 0) {
                return order;
            }
        }
        int rest = Integer.compare(a.length() - i, b.length() - j);
        return rest != 0 ? rest : a.compareTo(b);
    }

    /** Where the two begin to differ, or where the number begins in which they do: names have much in common. */
    private static int firstDifference(String a, String b) {
        int end = Math.min(a.length(), b.length());
        int at = 0;
        while (at < end && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        while (at > 0 && isDigit(a.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Compares two runs of digits as numbers, however long they are. */
    private static int byValue(String a, int fromA, int endA, String b, int fromB, int endB) {
        int i = zeros(a, fromA, endA);
        int j = zeros(b, fromB, endB);
        int order = Integer.compare(endA - i, endB - j);
        for (; order == 0 && i < endA; i++, j++) {
            order = Character.compare(a.charAt(i), b.charAt(j));
        }
        return order;
    }

    private static int zeros(String text, int from, int end) {
        int first = from;
        while (first < end && text.charAt(first) == '0') {
            first++;
        }
        return first;
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
