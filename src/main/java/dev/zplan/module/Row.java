package dev.zplan.module;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a read command's output. A host has many, so it is no map: columns are few, and found faster by looking at them all.
 *
 * @param columns the names of the columns
 * @param cells what they hold, or "" where that says nothing; maybe less than there are columns
 */
record Row(List<String> columns, List<String> cells) {

    /** What a column holds; null where it says nothing, or there is no such column. */
    @Nullable
    String get(String column) {
        for (int i = 0; i < cells.size(); i++) {
            if (columns.get(i).equals(column)) {
                String cell = cells.get(i);
                return cell.isEmpty() ? null : cell;
            }
        }
        return null;
    }
}
