package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The order in which a zone's publishers are searched: that of their lines, but for those that say another place. */
final class PublisherPlaces {

    private final Diagnostics out;

    PublisherPlaces(Diagnostics out) {
        this.out = out;
    }

    /** The publishers in that order; where what they say cannot be, it is told. */
    List<Publisher> ordered(String zone, List<Publisher> named) {
        List<Publisher> order = new ArrayList<>(named);
        List<Publisher> first = named.stream().filter(PublisherPlaces::isFirst).toList();
        if (first.size() > 1) {
            error(
                    "two_first",
                    "zone " + zone + " has two publishers that are searched first, " + names(first),
                    first.get(1),
                    PublisherReader.FIRST,
                    "keep search-first of one of them");
        }
        first.forEach(publisher -> {
            order.remove(publisher);
            order.add(0, publisher);
        });
        boolean known = true;
        for (Publisher publisher : named) {
            known &= move(zone, publisher, PublisherReader.BEFORE, 0, order);
            known &= move(zone, publisher, PublisherReader.AFTER, 1, order);
        }
        if (known && first.size() < 2) {
            named.stream().filter(p -> !holds(p, order)).findFirst().ifPresent(p -> contradiction(zone, p));
        }
        return order;
    }

    private static boolean isFirst(Publisher publisher) {
        return publisher.text(PublisherReader.FIRST).equals("true");
    }

    private static Optional<Publisher> find(String name, List<Publisher> publishers) {
        return publishers.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    private boolean move(String zone, Publisher publisher, String field, int distance, List<Publisher> order) {
        String name = publisher.text(field);
        if (name.isEmpty() || name.equals(publisher.name())) {
            return true;
        }
        Optional<Publisher> other = find(name, order);
        if (other.isEmpty()) {
            error(
                    "unknown_place",
                    "zone " + zone + " names no publisher " + name,
                    publisher,
                    field,
                    "it names " + names(order) + "; name " + name + " in the zone too, or leave out " + field);
            return false;
        }
        order.remove(publisher);
        order.add(order.indexOf(other.get()) + distance, publisher);
        return true;
    }

    private static boolean holds(Publisher publisher, List<Publisher> order) {
        int at = order.indexOf(publisher);
        boolean before = find(publisher.text(PublisherReader.BEFORE), order)
                .map(other -> at <= order.indexOf(other))
                .orElse(true);
        boolean after = find(publisher.text(PublisherReader.AFTER), order)
                .map(other -> at >= order.indexOf(other))
                .orElse(true);
        return before && after && (!isFirst(publisher) || at == 0);
    }

    private void contradiction(String zone, Publisher publisher) {
        String field = isFirst(publisher)
                ? PublisherReader.FIRST
                : publisher.text(PublisherReader.BEFORE).isEmpty() ? PublisherReader.AFTER : PublisherReader.BEFORE;
        error(
                "places",
                "the publishers of zone " + zone + " cannot be searched in the order that is wanted: " + field + " of "
                        + publisher.name() + " does not go with the others",
                publisher,
                field,
                "leave out " + field + " here, or of another publisher");
    }

    private static String names(List<Publisher> publishers) {
        return String.join(", ", publishers.stream().map(Publisher::name).toList());
    }

    private void error(String code, String message, Publisher publisher, String field, String help) {
        out.error("zplan::publisher::" + code, message, publisher.spanOf(field), help);
    }
}
