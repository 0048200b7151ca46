package dev.zplan.report;

import dev.zplan.module.AttributeChange;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.OnChange;
import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Attributes and their changes, one line each: a record member by member, a list entry by entry. */
public final class AttributeLines {

    /** What a record of a list goes by, in the words of zonecfg; the first that it has counts. */
    static final List<String> IDENTITY = List.of("physical", "name", "dir", "match", "user", "address");

    private static final Pattern BYTES = Pattern.compile("[1-9][0-9]{3,17}");

    private final List<AttributeLine> lines = new ArrayList<>();

    private AttributeLines() {}

    /** What changes, or what a new resource gets; empty where the action says it all. */
    public static List<AttributeLine> of(Change change) {
        if (!change.attributes().isEmpty()) {
            return changes(change.attributes());
        }
        return change.action() == Action.CREATE && change.after() != null ? all(change.after()) : List.of();
    }

    /** What a new resource gets; that it is marked as ours goes without saying. */
    public static List<AttributeLine> all(Resource resource) {
        AttributeLines all = new AttributeLines();
        resource.with(ModuleDef.MARK, null).attributes().forEach((name, value) -> all.set(Printable.line(name), value));
        return all.lines;
    }

    /** What changes, and what the change asks for. */
    public static List<AttributeLine> changes(List<AttributeChange> changes) {
        List<AttributeLine> all = new ArrayList<>();
        for (AttributeChange change : changes) {
            AttributeLines some = new AttributeLines();
            some.change(Printable.line(change.path()), change.before(), change.after());
            some.lines.forEach(line -> all.add(line.asks(asks(change.onChange()))));
        }
        return all;
    }

    private static String asks(OnChange onChange) {
        return switch (onChange) {
            case UPDATE, GROW -> "";
            case RESTART -> "from the next boot on";
            case REPLACE -> "only by replacing it";
            case FORBID -> "cannot be changed";
        };
    }

    private void set(String path, Value value) {
        if (value instanceof Value.Members members && !members.members().isEmpty()) {
            members.members().forEach((name, member) -> come(path + "." + Printable.line(name), member));
        } else if (value instanceof Value.Items items
                && items.items().stream().anyMatch(Value.Members.class::isInstance)) {
            items.items().forEach(item -> come(path, item));
        } else {
            come(path, value);
        }
    }

    private void come(String path, Value value) {
        lines.add(AttributeLine.of('+', path, null, named(path, value)));
    }

    private void go(String path, Value value) {
        lines.add(AttributeLine.of('-', path, named(path, value), null));
    }

    /** An empty record says all by being there: {@code dataset.rpool/data/web}. */
    private static @Nullable String named(String path, Value value) {
        boolean empty =
                value instanceof Value.Members members && members.members().isEmpty();
        return empty ? null : shown(path, value);
    }

    /** ZFS keeps sizes as bytes; people read {@code 20G}. */
    private static String shown(String path, Value value) {
        if (path.startsWith("props.")
                && value instanceof Value.Text text
                && BYTES.matcher(text.text()).matches()) {
            return ValueText.show(Value.size(Long.parseLong(text.text())));
        }
        return ValueText.show(value);
    }

    private void change(String path, @Nullable Value before, @Nullable Value after) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before instanceof Value.Members || after instanceof Value.Members) {
            if (isRecord(before) && isRecord(after)) {
                members(path, before, after);
                return;
            }
        } else if (before instanceof Value.Items || after instanceof Value.Items) {
            if (isList(before) && isList(after)) {
                entries(path, items(before), items(after));
                return;
            }
        }
        if (before == null && after != null) {
            come(path, after);
        } else if (after == null && before != null) {
            go(path, before);
        } else if (before != null && after != null) {
            boolean sameLook = ValueText.show(before).equals(ValueText.show(after));
            lines.add(AttributeLine.of('~', path, shown(path, before), shown(path, after))
                    .remark(sameLook ? "another one" : ""));
        }
    }

    private static boolean isRecord(@Nullable Value value) {
        return value == null || value instanceof Value.Members;
    }

    private static boolean isList(@Nullable Value value) {
        return value == null || value instanceof Value.Items;
    }

    private void members(String path, @Nullable Value before, @Nullable Value after) {
        SortedMap<String, Value> old = before instanceof Value.Members m ? m.members() : new TreeMap<>();
        SortedMap<String, Value> now = after instanceof Value.Members m ? m.members() : new TreeMap<>();
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        names.forEach(name -> change(path + "." + Printable.line(name), old.get(name), now.get(name)));
    }

    private static List<Value> items(@Nullable Value value) {
        return value instanceof Value.Items items ? items.items() : List.of();
    }

    /** Equal entries are left out; of the rest, two records that go by the same name are one that changes. */
    private void entries(String path, List<Value> before, List<Value> after) {
        List<Value> gone = new ArrayList<>(before);
        List<Value> come = new ArrayList<>(after);
        after.forEach(value -> {
            if (gone.remove(value)) {
                come.remove(value);
            }
        });
        if (gone.isEmpty() && come.isEmpty()) {
            lines.add(AttributeLine.of('~', path, null, null).remark("the same in another order"));
            return;
        }
        for (Value old : List.copyOf(gone)) {
            Optional<String> id = identity(old);
            Optional<Value> now = come.stream()
                    .filter(c -> id.isPresent() && identity(c).equals(id))
                    .findFirst();
            now.ifPresent(value -> {
                gone.remove(old);
                come.remove(value);
                members(path + "[" + id.orElseThrow() + "]", old, value);
            });
        }
        gone.forEach(value -> go(path, value));
        come.forEach(value -> come(path, value));
    }

    private static Optional<String> identity(Value value) {
        if (!(value instanceof Value.Members members)) {
            return Optional.empty();
        }
        return IDENTITY.stream()
                .map(members::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(ValueText::show);
    }
}
