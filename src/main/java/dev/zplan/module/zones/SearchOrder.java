package dev.zplan.module.zones;

import java.util.ArrayList;
import java.util.List;

/** The order in which an image's publishers are searched, and how {@code pkg set-publisher} changes it. */
final class SearchOrder {

    /**
     * One move.
     *
     * @param publisher which
     * @param after the one that it comes after; empty: before all others
     */
    record Move(String publisher, String after) {}

    private SearchOrder() {}

    /**
     * The order in which those that are named are as they should be, and the others where they were.
     *
     * @param current all of them
     * @param named those whose order is wanted; new ones come last, as pkg does it
     * @param first the one before all others; empty for none
     */
    static List<String> target(List<String> current, List<String> named, String first) {
        List<String> target = new ArrayList<>(current);
        named.stream().filter(n -> !target.contains(n)).forEach(target::add);
        if (target.remove(first)) {
            target.add(0, first);
        }
        for (int i = 1; i < named.size(); i++) {
            String name = named.get(i);
            if (target.indexOf(name) < target.indexOf(named.get(i - 1))) {
                target.remove(name);
                target.add(target.indexOf(named.get(i - 1)) + 1, name);
            }
        }
        return target;
    }

    /** The moves from one order of the same publishers to another. */
    static List<Move> moves(List<String> current, List<String> target) {
        List<String> list = new ArrayList<>(current);
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < target.size(); i++) {
            String name = target.get(i);
            if (!list.get(i).equals(name)) {
                list.remove(name);
                list.add(i, name);
                moves.add(new Move(name, i == 0 ? "" : target.get(i - 1)));
            }
        }
        return moves;
    }
}
