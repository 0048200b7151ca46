package dev.zplan.report.html;

import dev.zplan.report.HostGroup.ZoneGroup;
import dev.zplan.report.PlanGraph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The order of a host's lanes: first what belongs to no zone, then the zones by name, but right below each those that wait for it
 * and for nothing further down. So lines are short where zones wait for each other.
 */
final class LaneOrder {

    private final List<ZoneGroup<Node>> lanes = new ArrayList<>();
    private final List<Set<Integer>> before = new ArrayList<>();
    private final List<Set<Integer>> after = new ArrayList<>();
    private final Set<Integer> placed = new LinkedHashSet<>();

    private LaneOrder(List<ZoneGroup<Node>> zones, Columns columns) {
        zones.stream().filter(zone -> zone.zone() == null).forEach(lanes::add);
        zones.stream().filter(zone -> zone.zone() != null).forEach(lanes::add);
        Map<Node, Integer> laneOf = new HashMap<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            before.add(new TreeSet<>());
            after.add(new TreeSet<>(Collections.reverseOrder()));
            if (lanes.get(lane).zone() != null) {
                for (Node node : lanes.get(lane).members()) {
                    laneOf.put(node, lane);
                }
            }
        }
        columns.edges().forEach(edge -> {
            Integer from = laneOf.get(edge.from());
            Integer to = laneOf.get(edge.to());
            if (from != null && to != null && !from.equals(to)) {
                before.get(to).add(from);
                after.get(from).add(to);
            }
        });
    }

    static List<ZoneGroup<Node>> of(List<ZoneGroup<Node>> zones, Columns columns) {
        LaneOrder order = new LaneOrder(zones, columns);
        for (int lane = 0; lane < zones.size(); lane++) {
            order.placeWhatIsReady(lane);
        }
        // Zones that wait for each other are never ready.
        for (int lane = 0; lane < zones.size(); lane++) {
            order.place(lane);
        }
        return order.placed.stream().map(order.lanes::get).toList();
    }

    private void placeWhatIsReady(int lane) {
        if (placed.containsAll(before.get(lane))) {
            place(lane);
        }
    }

    private void place(int first) {
        Deque<Integer> next = new ArrayDeque<>(List.of(first));
        while (!next.isEmpty()) {
            int lane = next.pop();
            if (placed.add(lane)) {
                after.get(lane).stream()
                        .filter(waiting -> placed.containsAll(before.get(waiting)))
                        .forEach(next::push);
            }
        }
    }
}
