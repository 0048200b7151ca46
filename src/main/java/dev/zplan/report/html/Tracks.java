package dev.zplan.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Parallel tracks for stretches of lines: two stretches that meet get different ones. */
final class Tracks {

    private final Map<Integer, Stretch> stretches = new TreeMap<>();
    private final Map<Integer, Integer> track = new TreeMap<>();
    private int count;

    private record Stretch(int key, int rank, int from, int to) {

        Stretch and(Stretch other) {
            return new Stretch(key, Math.min(rank, other.rank), Math.min(from, other.from), Math.max(to, other.to));
        }

        boolean meets(Stretch other) {
            return from <= other.to && other.from <= to;
        }
    }

    /** Makes the stretch of that key reach both places; those of a lower rank come first. */
    void reach(int key, int rank, int a, int b) {
        stretches.merge(key, new Stretch(key, rank, Math.min(a, b), Math.max(a, b)), Stretch::and);
    }

    /** Gives every stretch the first track that is free, within a rank to the shortest first. */
    void settle() {
        List<List<Stretch>> taken = new ArrayList<>();
        stretches.values().stream()
                .sorted(Comparator.comparingInt(Stretch::rank).thenComparingInt(s -> s.to - s.from))
                .forEach(stretch -> {
                    int free = 0;
                    while (free < taken.size() && taken.get(free).stream().anyMatch(stretch::meets)) {
                        free++;
                    }
                    if (free == taken.size()) {
                        taken.add(new ArrayList<>());
                    }
                    taken.get(free).add(stretch);
                    track.put(stretch.key, free);
                });
        count = taken.size();
    }

    /** The track of that key, from 0. */
    int of(int key) {
        return Objects.requireNonNull(track.get(key));
    }

    /** How many tracks there are. */
    int count() {
        return count;
    }
}
