package dev.zplan.module;

/**
 * A column whose cells are entries of a map: {@code MAP.KEY}, or {@code MAP.KEY!=USUAL} where a usual value is no entry.
 *
 * @param map the map's field; the whole column where that is of no map
 * @param key the entry; empty where the column is of no map
 * @param usual the value that says nothing; empty for none
 */
record MapColumn(String map, String key, String usual) {

    static MapColumn of(String column) {
        int dot = column.indexOf('.');
        if (dot < 0) {
            return new MapColumn(column, "", "");
        }
        int not = column.indexOf("!=", dot);
        return not < 0
                ? new MapColumn(column.substring(0, dot), column.substring(dot + 1), "")
                : new MapColumn(column.substring(0, dot), column.substring(dot + 1, not), column.substring(not + 2));
    }
}
