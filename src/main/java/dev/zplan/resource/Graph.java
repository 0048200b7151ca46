package dev.zplan.resource;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who waits for whom. Immutable; every walk over it is in a fixed order.
 *
 * @param <T> what the nodes are
 */
public final class Graph<T extends Comparable<? super T>> {

    private final SortedMap<T, SortedSet<T>> needs;

    private Graph(SortedMap<T, SortedSet<T>> needs) {
        this.needs = needs;
    }

    /** Collects nodes and edges. */
    public static final class Builder<T extends Comparable<? super T>> {
        private final SortedMap<T, SortedSet<T>> needs = new TreeMap<>();

        /** Adds a node; again is fine. */
        public Builder<T> node(T node) {
            needs.computeIfAbsent(node, n -> new TreeSet<>());
            return this;
        }

        /** Says that {@code before} must be done before {@code node}; adds both; an edge to itself is left out. */
        public Builder<T> edge(T before, T node) {
            node(before);
            if (before.compareTo(node) != 0) {
                needs.computeIfAbsent(node, n -> new TreeSet<>()).add(before);
            }
            return this;
        }

        /** The graph so far. */
        public Graph<T> build() {
            SortedMap<T, SortedSet<T>> copy = new TreeMap<>();
            needs.forEach((node, before) -> copy.put(node, Collections.unmodifiableSortedSet(new TreeSet<>(before))));
            return new Graph<>(Collections.unmodifiableSortedMap(copy));
        }
    }

    /** All nodes, sorted. */
    public Collection<T> nodes() {
        return needs.keySet();
    }

    /** What must be done before {@code node}. */
    public SortedSet<T> needs(T node) {
        return needs.getOrDefault(node, Collections.emptySortedSet());
    }

    /** Every node after all that it needs, the least first where several could come; fails on a cycle. */
    public List<T> order() {
        Map<T, Integer> open = new HashMap<>();
        Map<T, List<T>> waiting = new HashMap<>();
        PriorityQueue<T> ready = new PriorityQueue<>(Comparator.naturalOrder());
        needs.forEach((node, before) -> {
            open.put(node, before.size());
            before.forEach(
                    b -> waiting.computeIfAbsent(b, x -> new ArrayList<>()).add(node));
            if (before.isEmpty()) {
                ready.add(node);
            }
        });
        List<T> order = new ArrayList<>(needs.size());
        while (!ready.isEmpty()) {
            T node = ready.remove();
            order.add(node);
            for (T next : waiting.getOrDefault(node, List.of())) {
                if (open.merge(next, -1, Integer::sum) == 0) {
                    ready.add(next);
                }
            }
        }
        if (order.size() < needs.size()) {
            throw new IllegalStateException("cycle: " + cycle().orElseThrow());
        }
        return order;
    }

    /** The members of a cycle, each needing the one before it and the first needing the last; empty when there is none. */
    public Optional<List<T>> cycle() {
        Set<T> done = new LinkedHashSet<>();
        for (T start : needs.keySet()) {
            Optional<List<T>> found = cycleFrom(start, done);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<List<T>> cycleFrom(T start, Set<T> done) {
        if (done.contains(start)) {
            return Optional.empty();
        }
        List<T> path = new ArrayList<>();
        Set<T> onPath = new LinkedHashSet<>();
        Deque<Iterator<T>> open = new ArrayDeque<>();
        path.add(start);
        onPath.add(start);
        open.push(needs(start).iterator());
        while (!open.isEmpty()) {
            if (!open.peek().hasNext()) {
                open.pop();
                T finished = path.remove(path.size() - 1);
                onPath.remove(finished);
                done.add(finished);
                continue;
            }
            T next = open.peek().next();
            if (onPath.contains(next)) {
                List<T> members = new ArrayList<>(path.subList(path.indexOf(next), path.size()));
                Collections.reverse(members);
                return Optional.of(List.copyOf(members));
            }
            if (!done.contains(next)) {
                path.add(next);
                onPath.add(next);
                open.push(needs(next).iterator());
            }
        }
        return Optional.empty();
    }
}
