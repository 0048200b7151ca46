package dev.zplan.spec;

import dev.zplan.diagnostic.Source;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where templates come from. A template's text is a document whose only node is <code>template "NAME" { … }</code>. */
public interface Templates {

    /** The text of a template; empty if there is none of that name. */
    Optional<Source> find(String name);

    /** The names of all templates, for suggestions and lists. */
    Collection<String> names();

    /** These and no others, by name. */
    static Templates of(Map<String, Source> sources) {
        Map<String, Source> kept = new TreeMap<>(sources);
        return new Templates() {
            @Override
            public Optional<Source> find(String name) {
                return Optional.ofNullable(kept.get(name));
            }

            @Override
            public Collection<String> names() {
                return kept.keySet();
            }
        };
    }

    /** These, and where they have none of a name, the others. */
    default Templates orElse(Templates others) {
        Templates first = this;
        return new Templates() {
            @Override
            public Optional<Source> find(String name) {
                return first.find(name).or(() -> others.find(name));
            }

            @Override
            public Collection<String> names() {
                TreeSet<String> names = new TreeSet<>(first.names());
                names.addAll(others.names());
                return names;
            }
        };
    }
}
