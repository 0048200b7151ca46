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
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Attributes and their changes, one line for each single value: a record member by member, a list entry by entry. */
public final class AttributeLines {

    private final List<AttributeLine> lines = new ArrayList<>();

    private AttributeLines() {}

    /** What changes, or what a new resource gets; empty where the action says it all. */
    public static List<AttributeLine> of(Change change) {
        List<AttributeLine> lines = new ArrayList<>(changes(change.attributes()));
        lines.replaceAll(line -> BrandAttributes.readAtBoot(change, line.path()) ? line.asks("read at boot") : line);
        Resource after = change.after();
        if (after != null) {
            boolean told = change.address().kind().equals("boot");
            if (lines.isEmpty() && change.action() == Action.CREATE && !told) {
                lines.addAll(all(after));
            }
            mac(change, after).ifPresent(lines::add);
        }
        return lines;
    }

    /** Whoever knows a VNIC by its address wants to know whether it stays. */
    private static Optional<AttributeLine> mac(Change change, Resource after) {
        if (!change.address().kind().equals("vnic")) {
            return Optional.empty();
        }
        Value mac = after.get("mac");
        if (mac == null) {
            return change.action() == Action.CREATE
                    ? Optional.of(AttributeLine.of('+', "mac", null, "the host will choose it"))
                    : Optional.empty();
        }
        Resource before = change.before();
        boolean kept = change.action() == Action.REPLACE && before != null && mac.equals(before.get("mac"));
        return kept
                ? Optional.of(
                        AttributeLine.of(' ', "mac", null, ValueText.show(mac)).remark("kept"))
                : Optional.empty();
    }

    /** What a new resource gets; that it is marked as ours goes without saying. */
    public static List<AttributeLine> all(Resource resource) {
        AttributeLines all = new AttributeLines();
        resource.with(ModuleDef.MARK, null)
                .attributes()
                .forEach((name, value) -> all.set('+', Printable.line(name), value));
        return all.lines;
    }

    /** What changes, and what the change asks for. */
    public static List<AttributeLine> changes(List<AttributeChange> changes) {
        List<AttributeLine> all = new ArrayList<>();
        for (AttributeChange change : changes) {
            AttributeLines some = new AttributeLines();
            some.change(Printable.line(change.path()), change.before(), change.after());
            some.lines.forEach(line -> all.add(line.asks(asks(line.sign(), change.onChange()))));
        }
        return all;
    }

    private static String asks(char sign, OnChange onChange) {
        return switch (onChange) {
            case UPDATE, GROW -> "";
            case RESTART -> sign == '-' ? "removed at boot" : "takes effect at boot";
            case REPLACE -> "only by replacing it";
            case FORBID -> "cannot be changed";
        };
    }

    private void set(char sign, String path, Value value) {
        if (value instanceof Value.Members members && !members.members().isEmpty() && !PathText.whole(path, members)) {
            members.members().forEach((name, member) -> set(sign, path + "." + Printable.line(name), member));
        } else if (value instanceof Value.Items items) {
            list(sign, path, items);
        } else {
            line(sign, path, PathText.show(path, value));
        }
    }

    private void list(char sign, String path, Value.Items list) {
        EntryLabels labels = EntryLabels.of(list.items());
        if (list.items().stream().anyMatch(item -> labels.of(item).isPresent())) {
            list.items().forEach(item -> entry(sign, path, item, labels));
        } else {
            line(sign, path, PathText.show(path, list));
        }
    }

    private void line(char sign, String path, @Nullable String value) {
        lines.add(sign == '-' ? AttributeLine.of(sign, path, value, null) : AttributeLine.of(sign, path, null, value));
    }

    /** A record of a list goes by its label; without one it is told in one line. */
    private void entry(char sign, String path, Value item, EntryLabels labels) {
        labels.of(item)
                .ifPresentOrElse(
                        label -> set(sign, path + "[" + label.text() + "]", label.rest()),
                        () -> line(sign, path, ValueText.show(item)));
    }

    private void change(String path, @Nullable Value before, @Nullable Value after) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before == null && after != null) {
            set('+', path, after);
        } else if (after == null && before != null) {
            set('-', path, before);
        } else if (before instanceof Value.Members old
                && after instanceof Value.Members now
                && !(PathText.whole(path, old) && PathText.whole(path, now))) {
            members(path, old.members(), now.members());
        } else if (before instanceof Value.Items old && after instanceof Value.Items now) {
            entries(path, old.items(), now.items());
        } else if (before != null && after != null) {
            changed(path, before, after);
        }
    }

    private void changed(String path, Value before, Value after) {
        String was = Objects.requireNonNullElse(PathText.show(path, before), "");
        String is = Objects.requireNonNullElse(PathText.show(path, after), "");
        lines.add(AttributeLine.of('~', path, was, is).remark(was.equals(is) ? "another one" : ""));
    }

    private void members(String path, SortedMap<String, Value> old, SortedMap<String, Value> now) {
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        names.forEach(name -> change(path + "." + Printable.line(name), old.get(name), now.get(name)));
    }

    /** Equal entries are left out; of the rest, two records with the same label are one that changes. */
    private void entries(String path, List<Value> before, List<Value> after) {
        List<Value> gone = new ArrayList<>(before);
        List<Value> come = new ArrayList<>(after);
        after.forEach(value -> {
            if (gone.remove(value)) {
                come.remove(value);
            }
        });
        if (!without(before, gone).equals(without(after, come))) {
            changed(path, Value.list(before), Value.list(after)); // what stays comes in another order
            return;
        }
        EntryLabels labels = EntryLabels.of(before, after);
        for (Value old : List.copyOf(gone)) {
            Optional<String> label = labels.of(old).map(EntryLabels.Label::text);
            Optional<Value> now = come.stream()
                    .filter(c -> label.isPresent()
                            && labels.of(c).map(EntryLabels.Label::text).equals(label))
                    .findFirst();
            now.ifPresent(value -> {
                gone.remove(old);
                come.remove(value);
                change(path + "[" + label.orElseThrow() + "]", old, value);
            });
        }
        gone.forEach(value -> entry('-', path, value, labels));
        come.forEach(value -> entry('+', path, value, labels));
    }

    private static List<Value> without(List<Value> all, List<Value> some) {
        List<Value> rest = new ArrayList<>(all);
        some.forEach(rest::remove);
        return rest;
    }
}
