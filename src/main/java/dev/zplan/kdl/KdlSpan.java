package dev.zplan.kdl;

import java.io.Serializable;

/**
 * A place in a text.
 *
 * <p>Lines end at LF, CR or CR LF, as in editors; the other newlines of KDL (form feed, U+0085, U+2028 …) end a node but no
 * line here.
 *
 * @param line from 1; 0 for what was not read from a text
 * @param column from 1, counted in code points, without a byte order mark
 * @param length code points, up to the end of the line where the thing goes on over several; 0 at the end of the text
 */
public record KdlSpan(int line, int column, int length) implements Serializable {

    /** The place of what was made in code. */
    public static final KdlSpan NONE = new KdlSpan(0, 0, 0);

    /** {@code line:column}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
