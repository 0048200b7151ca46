package dev.zplan.sim.smf;

import dev.zplan.sim.command.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What {@code svccfg} does to the instance or service that is selected. Each command gives its complaint, if it has one. */
final class SelectedEntity {

    private static final List<String> TYPES = List.of(
            "astring",
            "boolean",
            "count",
            "fmri",
            "host",
            "hostname",
            "integer",
            "net_address",
            "net_address_v4",
            "net_address_v6",
            "opaque",
            "time",
            "uri",
            "ustring");

    private final Services services;
    private final Repository repository;
    private final String owner;
    private final Console console;

    SelectedEntity(Services services, String owner, Console console) {
        this.services = services;
        this.repository = services.repository();
        this.owner = owner;
        this.console = console;
    }

    Optional<String> command(String verb, List<String> args) {
        return switch (verb) {
            case "setprop" -> setprop(args);
            case "addpg" -> addpg(args);
            case "delprop", "delpg" -> args.size() == 1 ? delete(args.get(0)) : Optional.of("Syntax error.");
            case "listprop" -> list(args.isEmpty() ? "*" : args.get(0), false);
            case "listpg" -> list(args.isEmpty() ? "*" : args.get(0), true);
            default -> Optional.empty();
        };
    }

    private Map<String, Property> own() {
        return repository.properties().computeIfAbsent(owner, o -> new TreeMap<>());
    }

    /** Everything visible: its own, and for an instance what is known of it elsewhere. */
    private Map<String, Property> visible() {
        Map<String, Property> all = new TreeMap<>(own());
        Instance instance = services.find(owner);
        if (instance != null) {
            Svcprop.properties(services, instance).forEach(all::putIfAbsent);
        }
        return all;
    }

    /** The property groups with their types. */
    private Map<String, String> groups() {
        Map<String, String> groups = new TreeMap<>();
        visible().keySet().forEach(n -> groups.put(group(n), type(group(n))));
        repository.groups().forEach((key, type) -> {
            if (key.startsWith(owner + " ")) {
                groups.put(key.substring(owner.length() + 1), type);
            }
        });
        return groups;
    }

    private static String type(String group) {
        return switch (group) {
            case "general", "general_ovr", "restarter" -> "framework";
            case "start", "stop", "refresh" -> "method";
            case "tm_common_name" -> "template";
            default -> "application";
        };
    }

    private static String group(String property) {
        int slash = property.indexOf('/');
        return slash < 0 ? property : property.substring(0, slash);
    }

    /** {@code pg/prop = [type:] value}, or several values in parentheses. */
    private Optional<String> setprop(List<String> args) {
        List<String> words = new ArrayList<>(args);
        if (words.size() < 3 || !words.get(1).equals("=") || !words.get(0).contains("/")) {
            return Optional.of("Syntax error.");
        }
        String name = words.get(0);
        boolean typed = words.size() > 3
                && words.get(2).endsWith(":")
                && TYPES.contains(words.get(2).replace(":", ""));
        if (words.size() > 3 && words.get(2).endsWith(":") && !typed) {
            return Optional.of("Unknown type \"" + words.get(2).replace(":", "") + "\".");
        }
        Property old = visible().get(name);
        if (!groups().containsKey(group(name))) {
            return Optional.of("No such property group \"" + group(name) + "\".");
        }
        if (!typed && old == null) {
            return Optional.of("Type required for new properties.");
        }
        String type = typed || old == null ? words.get(2).replace(":", "") : old.type();
        List<String> values = words.subList(typed ? 3 : 2, words.size()).stream()
                .filter(w -> !w.equals("(") && !w.equals(")"))
                .toList();
        boolean several = words.contains("(");
        if (!several && values.size() != 1) {
            return Optional.of("Syntax error.");
        }
        for (String value : values) {
            boolean valid = switch (type) {
                case "boolean" -> value.matches("true|false|0|1");
                case "count" -> value.matches("[0-9]+");
                case "integer" -> value.matches("-?[0-9]+");
                default -> true;
            };
            if (!valid) {
                return Optional.of("\"" + value + "\" is not a valid " + type + " value.");
            }
        }
        own().put(name, new Property(type, values));
        if (name.equals("general/enabled") && services.find(owner) != null) {
            repository.enabled().put(owner, values.get(0).matches("true|1"));
        }
        return saved();
    }

    private Optional<String> addpg(List<String> args) {
        if (args.size() < 2) {
            return Optional.of("Syntax error.");
        }
        if (groups().containsKey(args.get(0))) {
            return Optional.of("Property group \"" + args.get(0) + "\" already exists.");
        }
        repository.groups().put(owner + " " + args.get(0), args.get(1));
        return saved();
    }

    private Optional<String> delete(String name) {
        boolean found = own().keySet().removeIf(n -> n.equals(name) || n.startsWith(name + "/"));
        found |= repository.groups().remove(owner + " " + name) != null;
        if (!found) {
            return Optional.of("No such property" + (name.contains("/") ? "" : " group") + " \"" + name + "\".");
        }
        return saved();
    }

    private Optional<String> saved() {
        repository.save(services.zone().files());
        return Optional.empty();
    }

    private Optional<String> list(String glob, boolean groupsOnly) {
        Pattern pattern = Patterns.glob(glob);
        List<String[]> rows = new ArrayList<>();
        Map<String, Property> properties = visible();
        groups().forEach((group, type) -> {
            if (pattern.matcher(group).matches()) {
                rows.add(new String[] {group, type, ""});
            }
            if (!groupsOnly) {
                properties.forEach((name, property) -> {
                    if (group(name).equals(group) && pattern.matcher(name).matches()) {
                        rows.add(new String[] {name, property.type(), shown(property)});
                    }
                });
            }
        });
        int names = rows.stream().mapToInt(r -> r[0].length()).max().orElse(1);
        int types = rows.stream().mapToInt(r -> r[1].length()).max().orElse(1);
        rows.forEach(r -> console.out(
                String.format(Locale.ROOT, "%-" + names + "s  %-" + types + "s  %s", r[0], r[1], r[2])
                                .stripTrailing() + "\n"));
        return Optional.empty();
    }

    private static String shown(Property property) {
        List<String> values = property.values().stream()
                .map(v -> v.isEmpty() || v.matches("(?s).*[\\s\"()].*")
                        ? "\"" + v.replaceAll("([\"\\\\])", "\\\\$1") + "\""
                        : v)
                .toList();
        return String.join(" ", values);
    }
}
