package dev.zplan.convert;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whose file it is. The names are what one writes on the command line. */
public enum Format {
    /** What {@code zonecfg export} prints, or a script for {@code zonecfg -f}. */
    zonecfg,
    /** What {@code zadm show} prints: JSON, YAML or TOML. */
    zadm,
    /** A payload for {@code vmadm create}, or what {@code vmadm get} prints. */
    vmadm,
    /** A file below {@code /etc/zmgr}. */
    zmgr;

    private static final Pattern SCRIPT = Pattern.compile(
            "(create|set|add|select|remove|end|delete|clear|commit|verify|revert|exit|info|export)\\b.*");
    private static final Pattern TOML =
            Pattern.compile("(\"[^\"]*\"|'[^']*'|[A-Za-z0-9_.-]+)\\s*=.*|\\[\\[?[^{]*\\]\\]?");
    private static final Pattern YAML =
            Pattern.compile("---.*|-\\s.*|(\"[^\"]*\"|'[^']*'|[A-Za-z0-9_.-]+)\\s*:(\\s.*)?");
    private static final Pattern NODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\s+\\S.*)?");

    /** Languages of zadm's documents. */
    enum Language {
        JSON,
        YAML,
        TOML
    }

    /** Whose file this seems to be; empty if nothing speaks for any. */
    public static Optional<Format> recognise(Source source) {
        String name = source.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".kdl")) {
            return Optional.of(zmgr);
        }
        if (language(source).isPresent()) {
            return Optional.of(language(source).get() == Language.JSON ? json(source) : zadm);
        }
        String line = first(source);
        if (SCRIPT.matcher(line).matches()) {
            return Optional.of(zonecfg);
        }
        return NODE.matcher(line).matches() ? Optional.of(zmgr) : Optional.empty();
    }

    /** The language of a document, by the suffix of its name or its first line. */
    static Optional<Language> language(Source source) {
        String name = source.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".toml")) {
            return Optional.of(Language.TOML);
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return Optional.of(Language.YAML);
        }
        String line = first(source);
        if (name.endsWith(".json") || line.startsWith("{") || line.matches("\\[(\\s*\\{.*)?")) {
            return Optional.of(Language.JSON);
        }
        if (TOML.matcher(line).matches()) {
            return Optional.of(Language.TOML);
        }
        return YAML.matcher(line).matches() ? Optional.of(Language.YAML) : Optional.empty();
    }

    /** The first line that says something. */
    private static String first(Source source) {
        return source.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("//"))
                .findFirst()
                .orElse("");
    }

    private static Format json(Source source) {
        List<Datum.Entry> entries = JsonTree.read(source, new Diagnostics())
                .map(ZoneTables::of)
                .filter(tables -> !tables.isEmpty())
                .map(tables -> tables.get(0).table().entries())
                .orElse(List.of());
        return VmadmZone.known(entries) > 0 ? vmadm : zadm;
    }
}
