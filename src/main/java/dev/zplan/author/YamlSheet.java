package dev.zplan.author;

import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.kdl.KdlNode;
import dev.zplan.resource.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** A YAML text: single values are replaced where they stand; whatever moves lines is left to people. */
final class YamlSheet implements Sheet {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*|[0-9]+[KMGTPE]");
    private static final Pattern WORDS = Pattern.compile("true|false|yes|no|on|off|y|n|null", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXPRESSION = Pattern.compile("(?<!\\$)\\$\\{");

    private record Stretch(int to, String text) {}

    private final Source source;
    private final SortedMap<Integer, Stretch> changes = new TreeMap<>();

    YamlSheet(Source source) {
        this.source = source;
    }

    @Override
    public Optional<String> replace(Span at, Value value) {
        Optional<ScalarEvent> scalar = scalar(at);
        if (scalar.isEmpty()
                || scalar.get().getScalarStyle() == ScalarStyle.LITERAL
                || scalar.get().getScalarStyle() == ScalarStyle.FOLDED) {
            return Optional.of(at + " is no value on a line of its own");
        }
        ScalarEvent event = scalar.get();
        if (EXPRESSION.matcher(event.getValue()).find()) {
            return Optional.of(at + " is an expression, \"" + event.getValue() + "\"");
        }
        changes.put(
                event.getStartMark().getIndex(), new Stretch(event.getEndMark().getIndex(), spelt(value, event)));
        return Optional.empty();
    }

    private Optional<ScalarEvent> scalar(Span at) {
        ParserImpl parser = new ParserImpl(new StreamReader(source.text()), new LoaderOptions());
        while (!parser.checkEvent(Event.ID.StreamEnd)) {
            if (parser.getEvent() instanceof ScalarEvent scalar
                    && scalar.getStartMark().getLine() + 1 == at.line()
                    && scalar.getStartMark().getColumn() + 1 == at.column()) {
                return Optional.of(scalar);
            }
        }
        return Optional.empty();
    }

    private static String spelt(Value value, ScalarEvent former) {
        if (value instanceof Value.Num || value instanceof Value.Flag) {
            return value.show();
        }
        String text = Spelling.text(value);
        boolean plain = PLAIN.matcher(text).matches() && !WORDS.matcher(text).matches();
        if (plain && former.getScalarStyle() == ScalarStyle.PLAIN) {
            return text;
        }
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t") + "\"";
    }

    @Override
    public Optional<String> remove(Span owner, Span at) {
        return byHand("remove " + at);
    }

    @Override
    public Optional<String> add(Span owner, String field, Value value) {
        return byHand("add `" + field + ": " + value.show() + "` at " + owner);
    }

    @Override
    public Optional<String> arguments(Span node, int from, List<Value> values) {
        return byHand("change " + node);
    }

    @Override
    public Optional<String> append(Span owner, KdlNode child) {
        return byHand("add `" + child.name() + "` at " + owner);
    }

    @Override
    public Optional<String> addIn(Span owner, String block, @Nullable Value key, String field, Value value) {
        return byHand("add `" + field + ": " + value.show() + "` in `" + block + "` at " + owner);
    }

    @Override
    public Optional<String> removeNode(Span node) {
        return byHand("remove " + node);
    }

    private Optional<String> byHand(String what) {
        return Optional.of(source.name() + " is YAML, where only values are replaced: " + what + " by hand");
    }

    @Override
    public String text() {
        String whole = source.text();
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (var change : changes.entrySet()) {
            out.append(whole, done, whole.offsetByCodePoints(0, change.getKey()))
                    .append(change.getValue().text());
            done = whole.offsetByCodePoints(0, change.getValue().to());
        }
        return out.append(whole, done, whole.length()).toString();
    }
}
