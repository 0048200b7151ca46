package dev.zplan.module.type;

import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;
import dev.zplan.spec.FieldType.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts, paths, choices and sets of words. */
final class TextTypes {
    private static final int PATH_LIMIT = 1023;
    private static final Pattern WORD = Pattern.compile("!?[A-Za-z0-9_][A-Za-z0-9_.:@/-]*");

    private static final Pattern REPOSITORY =
            Pattern.compile("(?i:(https?)(?=://[^/])|(file)(?=:///.))(://[^\\s@?#\"'<>]+)");
    private static final Pattern PROXY = Pattern.compile("https?://[^\\s/@?#\"'<>]+/?");

    private TextTypes() {}

    static List<FieldType> all() {
        return List.of(
                new NamedType("text", "a text of one line", TextTypes::line).wordsOnly(),
                new NamedType(
                                "zonecfg-text",
                                "a text of printable US-ASCII characters without double quotes (zonecfg knows no escapes)",
                                TextTypes::zonecfg)
                        .wordsOnly(),
                new FlagType(),
                new NamedType("path", "an absolute path without \"..\", at most 1023 characters", TextTypes::path)
                        .wordsOnly(),
                new NamedType(
                                "repository-uri",
                                "the address of a package repository: http, https or file, as https://pkg.omnios.org/r151054/core",
                                TextTypes::repository)
                        .wordsOnly(),
                new NamedType("proxy-uri", "the address of a proxy, as http://proxy.example:3128", TextTypes::proxy)
                        .wordsOnly(),
                new NamedType(
                                "word-set",
                                "words with commas between them, in any order",
                                text -> words("word-set", text, new TreeSet<>()))
                        .wordsOnly(),
                new NamedType(
                                "privileges",
                                "privilege names with commas between them, \"!\" before one takes it away, as default,dtrace_proc",
                                TextTypes::privileges)
                        .wordsOnly());
    }

    /** One of the given words. */
    static FieldType choice(List<String> words) {
        String name = String.join("|", words);
        String about = "one of " + String.join(", ", words);
        return new NamedType(
                name,
                about,
                text -> words.contains(text)
                        ? NamedType.text(text)
                        : new Outcome.Refused(
                                "zplan::value::not_a_choice", "\"" + text + "\" is not a known word here", about));
    }

    private static Outcome line(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            return new Outcome.Refused(
                    "zplan::value::text_invalid",
                    "the text has a line break or another control character",
                    "write it on one line");
        }
        return NamedType.text(text);
    }

    static Outcome zonecfg(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"')) {
            return NamedType.text(text);
        }
        return new Outcome.Refused(
                "zplan::value::zonecfg_text_invalid",
                "zonecfg cannot hold the text \"" + text.replaceAll("\\p{Cntrl}", "?") + "\"",
                "use printable US-ASCII characters only, and no double quotes: zonecfg has no way to escape them");
    }

    static Outcome path(String text) {
        Outcome asText = zonecfg(text);
        if (asText instanceof Outcome.Refused) {
            return asText;
        }
        List<String> parts = new ArrayList<>();
        for (String part : text.split("/")) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        String normal = "/" + String.join("/", parts);
        if (!text.startsWith("/") || parts.contains("..") || normal.length() > PATH_LIMIT) {
            return new Outcome.Refused(
                    "zplan::value::path_invalid",
                    "\"" + text + "\" is not an absolute path",
                    "begin with \"/\", leave out \"..\", and use at most " + PATH_LIMIT + " characters");
        }
        return NamedType.text(normal);
    }

    /** As pkg keeps it: the scheme in small letters, a slash at the end (publisher.py, RepositoryURI). */
    private static Outcome repository(String text) {
        Matcher uri = REPOSITORY.matcher(text);
        if (!uri.matches()) {
            return new Outcome.Refused(
                    "zplan::value::repository_invalid",
                    "\"" + text + "\" is not the address of a package repository",
                    "write it as https://pkg.omnios.org/r151054/core or file:///srv/repo, without blanks, user and password");
        }
        String scheme = text.substring(0, uri.start(3)).toLowerCase(Locale.ROOT);
        String normal = scheme + uri.group(3);
        return NamedType.text(normal.endsWith("/") ? normal : normal + "/");
    }

    /** A proxy's user and password would be seen by all who see the plan. */
    private static Outcome proxy(String text) {
        return PROXY.matcher(text).matches()
                ? NamedType.text(text)
                : new Outcome.Refused(
                        "zplan::value::proxy_invalid",
                        "\"" + text.replaceAll("//[^/@]*@", "//***@") + "\" is not the address of a proxy",
                        "write it as http://proxy.example:3128, without user and password");
    }

    private static Outcome privileges(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("(^|,|!|\\s)priv_", "$1");
        return words("privileges", plain, new LinkedHashSet<>());
    }

    private static Outcome words(String type, String text, Set<String> found) {
        for (String part : Arrays.stream(text.split(",")).map(String::strip).toList()) {
            if (part.isEmpty() && text.isBlank()) {
                continue;
            }
            if (!WORD.matcher(part).matches()) {
                return new Outcome.Refused(
                        "zplan::value::words_invalid",
                        "\"" + part + "\" is not a word",
                        type.equals("privileges")
                                ? "write privilege names with commas between them, as default,dtrace_proc,!sys_time"
                                : "write words with commas between them, as ro,nodevices");
            }
            found.add(part);
        }
        return NamedType.text(String.join(",", found));
    }

    private static final class FlagType implements FieldType {
        @Override
        public String name() {
            return "flag";
        }

        @Override
        public String about() {
            return "true or false";
        }

        @Override
        public Outcome read(Value raw) {
            return switch (raw.show()) {
                case "true" -> new Outcome.Accepted(Value.flag(true));
                case "false" -> new Outcome.Accepted(Value.flag(false));
                default ->
                    new Outcome.Refused(
                            "zplan::value::flag_invalid",
                            "\"" + raw.show() + "\" is neither true nor false",
                            "write #true or #false in KDL, true or false in YAML");
            };
        }
    }
}
