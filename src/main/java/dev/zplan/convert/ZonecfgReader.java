package dev.zplan.convert;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.resource.Flavour;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Carries out the commands of a zonecfg file on a configuration that is no host's: what they come to, and not whether a host would
 * have it. Whatever cannot be carried out is told by its line.
 */
final class ZonecfgReader {

    private static final Set<String> RESOURCES = Set.of(
            "fs",
            "net",
            "device",
            "rctl",
            "attr",
            "dataset",
            "dedicated-cpu",
            "capped-cpu",
            "capped-memory",
            "admin",
            "security-flags");

    private static final Set<String> MANY = Set.of("fs", "net", "device", "rctl", "attr", "dataset", "admin");
    /** What needs no quotes within parentheses; OpenIndiana's zonecfg takes none there. */
    private static final String PLAIN = "[^ \t\";=()\\[\\],]+";

    private static final Set<String> LISTS = Set.of("options", "value", "property");

    /** They say nothing of the configuration. */
    private static final Set<String> SILENT = Set.of("info", "verify", "export", "help", "?");

    private final Source source;
    private final Flavour flavour;
    private final Diagnostics told;
    private ZonecfgState state = new ZonecfgState();
    private ZonecfgState committed = new ZonecfgState();
    private ZonecfgState.Part open = new ZonecfgState.Part("");
    private ZonecfgState.Part selected = open;
    private boolean inside;

    ZonecfgReader(Source source, Flavour flavour, Diagnostics told) {
        this.source = source;
        this.flavour = flavour;
        this.told = told;
    }

    ZonecfgState read() {
        for (ZonecfgWords.Command command : ZonecfgWords.of(source.text())) {
            if (command.verb().equals("exit")) {
                break;
            }
            carryOut(command);
        }
        if (inside) {
            told.error(
                    "zplan::convert::zonecfg_open",
                    "the last " + open.type() + " has no end, and is left out",
                    source.span(Math.max(1, (int) source.text().lines().count()), 1, 0),
                    "write end behind it");
        }
        return state;
    }

    private void carryOut(ZonecfgWords.Command command) {
        switch (command.verb()) {
            case "create" -> create(command);
            case "set" -> set(command);
            case "clear" -> clear(command);
            case "add" -> add(command);
            case "select" -> select(command);
            case "remove" -> remove(command);
            case "end" -> end(command);
            case "cancel" -> inside = false;
            case "commit" -> committed = state.copy();
            case "revert" -> state = committed.copy();
            default -> {
                if (!SILENT.contains(command.verb())) {
                    refuse(command, "the command " + command.verb() + " says nothing of a zone's configuration");
                }
            }
        }
    }

    private void create(ZonecfgWords.Command command) {
        state = new ZonecfgState();
        inside = false;
        String template = "SUNWdefault";
        for (int i = 1; i < command.words().size(); i++) {
            String word = command.words().get(i).text();
            if (word.equals("-b")) {
                template = "SUNWblank";
            } else if (word.equals("-t")) {
                template = command.word(++i).orElse("");
            } else if (word.equals("-a")) {
                refuse(command, "what a detached zone says of itself is not known here");
                return;
            } else if (!word.equals("-F") && !word.equals("-X")) {
                refuse(command, "create has no " + word);
            }
        }
        Optional<ZonecfgTemplate> known = ZonecfgTemplate.of(template, flavour);
        known.ifPresent(it -> {
            state.globals().put("brand", it.brand());
            state.globals().put("ip-type", it.ipType());
        });
        if (known.isEmpty()) {
            refuse(command, "the template " + template + " is not known here; what it says is left out");
        }
    }

    /** Behind a global property export leaves the value without quotes to the end of the line, blanks or not. */
    private void set(ZonecfgWords.Command command) {
        Optional<String> name = command.word(1);
        boolean simple = command.words().size() == 4 && command.word(3).isPresent();
        boolean empty = command.words().size() == 3;
        if (name.isEmpty() || !command.isSign(2, "=")) {
            refuse(command, "set wants PROPERTY=VALUE");
        } else if (inside && !simple) {
            refuse(command, "the value of " + name.get() + " is not one word");
        } else if (inside) {
            open.simple().put(name.get(), command.word(3).orElseThrow());
        } else if (empty) {
            state.globals().remove(name.get());
        } else {
            state.globals().put(name.get(), simple ? command.word(3).orElseThrow() : command.rest());
        }
    }

    private void clear(ZonecfgWords.Command command) {
        Optional<String> name = command.word(1);
        if (name.isEmpty()) {
            refuse(command, "clear wants a property");
        } else if (!inside) {
            state.globals().remove(name.get());
        } else {
            open.simple().remove(name.get());
            open.lists().removeIf(element -> element.list().equals(name.get()));
        }
    }

    private void add(ZonecfgWords.Command command) {
        String what = command.word(1).orElse("");
        if (inside && LISTS.contains(what)) {
            elements(command).forEach(text -> open.lists().add(new ZonecfgState.Element(what, text)));
        } else if (!inside && RESOURCES.contains(what) && command.words().size() == 2) {
            open = new ZonecfgState.Part(what);
            selected = open;
            inside = true;
        } else {
            refuse(command, inside ? open.type() + " has no list " + what : "there is no resource " + what);
        }
    }

    private void select(ZonecfgWords.Command command) {
        List<ZonecfgState.Part> found = matching(command);
        if (inside || found.size() != 1) {
            String none = found.isEmpty() ? "there is no such resource" : "there are several";
            refuse(command, inside ? "a resource is open" : none);
            return;
        }
        selected = found.get(0);
        open = selected.copy();
        inside = true;
    }

    private void remove(ZonecfgWords.Command command) {
        if (inside) {
            String list = command.word(1).orElse("");
            List<String> texts = elements(command);
            open.lists().removeIf(e -> e.list().equals(list) && texts.contains(e.text()));
            return;
        }
        List<ZonecfgState.Part> found = matching(command);
        boolean force = command.words().stream().anyMatch(word -> word.text().equals("-F"));
        if (found.isEmpty() || (found.size() > 1 && !force)) {
            refuse(command, found.isEmpty() ? "there is no such resource" : "there are several, and it has no -F");
            return;
        }
        state.parts().removeAll(found);
    }

    /** The resources that {@code RESOURCE PROPERTY=VALUE …} names. */
    private List<ZonecfgState.Part> matching(ZonecfgWords.Command command) {
        List<ZonecfgWords.Word> words = new ArrayList<>(command.words());
        words.removeIf(word -> word.text().equals("-F"));
        Map<String, String> wanted = new TreeMap<>();
        for (int i = 2; i + 2 < words.size(); i += 3) {
            wanted.put(words.get(i).text(), words.get(i + 2).text());
        }
        String type = words.size() > 1 ? words.get(1).text() : "";
        return state.parts().stream()
                .filter(part -> part.type().equals(type) && part.matches(wanted))
                .toList();
    }

    private void end(ZonecfgWords.Command command) {
        if (!inside) {
            refuse(command, "no resource is open");
            return;
        }
        inside = false;
        int place = state.parts().indexOf(selected);
        if (place >= 0) {
            state.parts().set(place, open);
            return;
        }
        boolean alone = !MANY.contains(open.type());
        boolean there = state.parts().stream()
                .anyMatch(part -> part.type().equals(open.type())
                        && (alone || (!part.key().isEmpty() && part.key().equals(open.key()))));
        if (there) {
            refuse(command, "a second " + (open.type() + " " + open.key()).strip());
        } else {
            state.parts().add(open);
        }
    }

    /** The operands of {@code add LIST …} as export writes them: a word, the words of a list, or <code>(name=value,…)</code>. */
    private static List<String> elements(ZonecfgWords.Command command) {
        List<String> elements = new ArrayList<>();
        StringBuilder complex = new StringBuilder();
        int depth = 0;
        for (ZonecfgWords.Word word : command.words().stream().skip(2).toList()) {
            if (word.sign() && word.text().equals("(")) {
                depth++;
                complex.setLength(0);
            }
            if (depth > 0) {
                complex.append(word.sign() || word.text().matches(PLAIN) ? word.text() : "\"" + word.text() + "\"");
            } else if (!word.sign()) {
                elements.add("\"" + word.text() + "\"");
            }
            if (word.sign() && word.text().equals(")")) {
                depth--;
                elements.add(complex.toString());
            }
        }
        return elements;
    }

    private void refuse(ZonecfgWords.Command command, String why) {
        String line = source.line(command.line());
        int indent = line.length() - line.stripLeading().length();
        told.warning(
                "zplan::convert::zonecfg_command",
                "this is not carried over: " + why,
                source.span(command.line(), indent + 1, Math.max(1, line.strip().length())),
                "say it in the spec by hand if it matters");
    }
}
