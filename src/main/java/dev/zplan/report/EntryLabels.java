package dev.zplan.report;

import dev.zplan.resource.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the records of a list are called. Mostly that is a name. Where several have the same, as nets over one link of zones that share the
 * host's IP stack, their address stands behind it; where they have none, or the same, their place in the list.
 */
final class EntryLabels {

    /** What a record of a list goes by, in the words of zonecfg; the first that it has counts. */
    static final List<String> IDENTITY = List.of("physical", "name", "dir", "match", "user", "address");

    private static final List<String> ADDRESS = List.of("address", "allowed-address");

    private final List<List<Value>> lists;
    private final Set<String> shared = new HashSet<>();

    /**
     * What one record is called.
     *
     * @param text can be shown as it is
     * @param rest the record without what the text says
     */
    record Label(String text, Value rest) {}

    private EntryLabels(List<List<Value>> lists) {
        this.lists = lists;
        for (List<Value> list : lists) {
            Set<String> seen = new HashSet<>();
            for (Value entry : list) {
                if (entry instanceof Value.Members members) {
                    Map<String, Value> rest = new HashMap<>(members.members());
                    String name = take(IDENTITY, rest);
                    String address = take(ADDRESS, rest);
                    if (name != null && !seen.add(name)) {
                        shared.add(name);
                    }
                    if (name != null && address != null && !seen.add(name + " " + address)) {
                        shared.add(name + " " + address);
                    }
                }
            }
        }
    }

    /** Of one list. */
    static EntryLabels of(List<Value> list) {
        return new EntryLabels(List.of(list));
    }

    /** Of a list as it is and as it will be: a record that changes keeps its label. */
    static EntryLabels of(List<Value> before, List<Value> after) {
        return new EntryLabels(List.of(before, after));
    }

    /** Of one of the lists' entries; empty where it goes by nothing. */
    Optional<Label> of(Value entry) {
        if (!(entry instanceof Value.Members members)) {
            return Optional.empty();
        }
        Map<String, Value> rest = new HashMap<>(members.members());
        String name = take(IDENTITY, rest);
        if (name == null) {
            return Optional.empty();
        }
        if (!shared.contains(name)) {
            return Optional.of(new Label(name, Value.record(rest)));
        }
        Map<String, Value> less = new HashMap<>(rest);
        String address = take(ADDRESS, less);
        return Optional.of(
                address == null || shared.contains(name + " " + address)
                        ? new Label(name + " #" + place(entry), Value.record(rest))
                        : new Label(name + " " + address, Value.record(less)));
    }

    /** Takes the first of these members away and shows it; null where there is none. */
    private static @Nullable String take(Collection<String> names, Map<String, Value> members) {
        for (String name : names) {
            Value value = members.remove(name);
            if (value != null) {
                return ValueText.show(value);
            }
        }
        return null;
    }

    private int place(Value entry) {
        return lists.stream().mapToInt(list -> list.indexOf(entry) + 1).max().orElse(0);
    }
}
