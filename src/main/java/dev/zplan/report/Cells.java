package dev.zplan.report;

/**
 * Text in the cells of a terminal: most characters take one, those of East Asian scripts and pictures two, combining ones none.
 * Texts are printable ({@link Printable#line}).
 */
final class Cells {

    private static final String ELLIPSIS = "…";

    /** First and last of the blocks whose characters take two cells (Unicode, East Asian Width, W and F). */
    private static final int[][] WIDE = {
        {0x1100, 0x115f},
        {0x2e80, 0x303e},
        {0x3041, 0x33ff},
        {0x3400, 0x4dbf},
        {0x4e00, 0x9fff},
        {0xa000, 0xa4cf},
        {0xa960, 0xa97f},
        {0xac00, 0xd7a3},
        {0xf900, 0xfaff},
        {0xfe30, 0xfe6f},
        {0xff01, 0xff60},
        {0xffe0, 0xffe6},
        {0x1f300, 0x1f64f},
        {0x1f680, 0x1f6ff},
        {0x1f900, 0x1f9ff},
        {0x20000, 0x3fffd},
    };

    private Cells() {}

    /** How many cells a character takes. */
    static int of(int codePoint) {
        if (shapeless(codePoint)) {
            return 0;
        }
        for (int[] block : WIDE) {
            if (codePoint >= block[0] && codePoint <= block[1]) {
                return 2;
            }
        }
        return 1;
    }

    private static boolean shapeless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> true;
            default -> false;
        };
    }

    /** How many cells a text takes. */
    static int width(String text) {
        return text.codePoints().map(Cells::of).sum();
    }

    /** The text, or where it takes more than {@code most} cells its beginning and an ellipsis. */
    static String cut(String text, int most) {
        if (width(text) <= most) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int left = most - 1;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int codePoint = text.codePointAt(i);
            left -= of(codePoint);
            if (left < 0) {
                break;
            }
            out.appendCodePoint(codePoint);
        }
        return most < 1 ? "" : out + ELLIPSIS;
    }

    /** How many rows the text takes where rows have that many cells. A wide character never straddles two. */
    static int rows(String text, int columns) {
        int rows = 1;
        int column = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int cells = of(text.codePointAt(i));
            if (column + cells > columns) {
                rows++;
                column = 0;
            }
            column += cells;
        }
        return rows;
    }
}
