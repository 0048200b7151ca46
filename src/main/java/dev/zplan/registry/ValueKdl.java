package dev.zplan.registry;

import dev.zplan.kdl.KdlArgument;
import dev.zplan.kdl.KdlBoolean;
import dev.zplan.kdl.KdlNode;
import dev.zplan.kdl.KdlNumber;
import dev.zplan.kdl.KdlProperty;
import dev.zplan.kdl.KdlSpan;
import dev.zplan.kdl.KdlString;
import dev.zplan.kdl.KdlValue;
import dev.zplan.resource.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values as KDL nodes, exact both ways, but for the clear text of a secret, which is not written.
 *
 * <p>A plain value is one argument: {@code brand lipkg}, {@code quota (size)"10G"}, {@code password (secret)"pbkdf2:…"}. A list
 * is a node of type {@code list} with its items as arguments, or as children named {@code -} where an item is itself a list or
 * a record. A record is a node of type {@code record}: plain members as properties, others as children.
 */
final class ValueKdl {

    private static final String LIST = "list";
    private static final String RECORD = "record";
    private static final String ITEM = "-";
    private static final String SIZE = "size";
    private static final String SECRET = "secret";
    private static final String NUMBER = "number";
    private static final String UNITS = "KMGTPE";
    private static final Pattern SIZE_FORM = Pattern.compile("(-?\\d{1,19})([" + UNITS + "]?)");

    /** Beyond this a number is written as text, since KDL readers limit the digits of a number. */
    private static final int PLAIN_DIGITS = 300;

    private final RegistryText file;

    /** Reads nodes of that file. */
    ValueKdl(RegistryText file) {
        this.file = file;
    }

    /** The value as a node of that name. */
    static KdlNode write(String name, Value value) {
        KdlNode.Builder node = KdlNode.builder(name);
        if (value instanceof Value.Items list) {
            node.type(LIST);
            if (list.items().stream().allMatch(ValueKdl::isPlain)) {
                list.items().forEach(item -> node.argument(plain(item)));
            } else {
                list.items().forEach(item -> node.child(write(ITEM, item)));
            }
        } else if (value instanceof Value.Members record) {
            node.type(RECORD);
            record.members().forEach((member, content) -> {
                if (isPlain(content)) {
                    node.property(member, plain(content));
                } else {
                    node.child(write(member, content));
                }
            });
        } else {
            node.argument(plain(value));
        }
        return node.build();
    }

    /** The value of a node; a damaged one is told. */
    Value read(KdlNode node) {
        if (node.type() == null) {
            if (node.arguments().size() != 1
                    || !node.properties().isEmpty()
                    || !node.children().isEmpty()) {
                throw file.damaged(node.nameSpan(), "`" + node.name() + "` must have exactly one value");
            }
            return plain(
                    node.arguments().get(0).value(), node.arguments().get(0).span());
        } else if (node.type().equals(LIST)) {
            return list(node);
        } else if (node.type().equals(RECORD) && node.arguments().isEmpty()) {
            Map<String, Value> members = readAll(node.children());
            for (KdlProperty property : node.properties()) {
                Value value = plain(property.value(), property.valueSpan());
                if (members.put(property.name(), value) != null) {
                    throw file.damaged(property.nameSpan(), "`" + property.name() + "` is given twice");
                }
            }
            return Value.record(members);
        }
        throw file.damaged(node.nameSpan(), "`" + node.name() + "` is no value");
    }

    /** The values of nodes, by their names. */
    Map<String, Value> readAll(List<KdlNode> nodes) {
        Map<String, Value> values = new TreeMap<>();
        for (KdlNode node : nodes) {
            if (values.put(node.name(), read(node)) != null) {
                throw file.damaged(node.nameSpan(), "`" + node.name() + "` is given twice");
            }
        }
        return values;
    }

    private Value list(KdlNode node) {
        List<Value> items = new ArrayList<>();
        for (KdlArgument argument : node.arguments()) {
            items.add(plain(argument.value(), argument.span()));
        }
        for (KdlNode child : node.children()) {
            if (!child.name().equals(ITEM)) {
                throw file.damaged(child.nameSpan(), "an item of a list must be named `-`");
            }
            items.add(read(child));
        }
        if (!node.properties().isEmpty()
                || (!node.arguments().isEmpty() && !node.children().isEmpty())) {
            throw file.damaged(node.nameSpan(), "a list has either values or items");
        }
        return Value.list(items);
    }

    private static boolean isPlain(Value value) {
        return !(value instanceof Value.Items) && !(value instanceof Value.Members);
    }

    private static KdlValue plain(Value value) {
        if (value instanceof Value.Num num) {
            BigDecimal number = num.number();
            return number.precision() <= PLAIN_DIGITS && number.scale() <= PLAIN_DIGITS
                    ? KdlValue.of(number)
                    : KdlValue.of(number.toString()).withType(NUMBER);
        } else if (value instanceof Value.Flag flag) {
            return KdlValue.of(flag.on());
        } else if (value instanceof Value.Size size) {
            return KdlValue.of(size.show()).withType(SIZE);
        } else if (value instanceof Value.Secret secret) {
            return KdlValue.of(secret.digest()).withType(SECRET);
        }
        return KdlValue.of(((Value.Text) value).text());
    }

    private Value plain(KdlValue value, KdlSpan span) {
        if (value instanceof KdlString string) {
            return string.type() == null ? Value.text(string.value()) : typed(string.type(), string.value(), span);
        } else if (value instanceof KdlNumber.Finite number && number.type() == null) {
            return new Value.Num(number.value());
        } else if (value instanceof KdlBoolean bool && bool.type() == null) {
            return Value.flag(bool.value());
        }
        throw file.damaged(span, "this is no value");
    }

    private Value typed(String type, String text, KdlSpan span) {
        try {
            return switch (type) {
                case SIZE -> size(text);
                case SECRET -> new Value.Secret(text, null);
                case NUMBER -> new Value.Num(new BigDecimal(text));
                default -> throw file.damaged(span, "there is no type `" + type + "`");
            };
        } catch (ArithmeticException | NumberFormatException e) {
            throw file.damaged(span, "this is no " + type);
        }
    }

    private static Value size(String text) {
        Matcher form = SIZE_FORM.matcher(text);
        if (!form.matches()) {
            throw new NumberFormatException(text);
        }
        String unit = form.group(2);
        long factor = unit.isEmpty() ? 1 : 1L << (10 * (UNITS.indexOf(unit) + 1));
        return Value.size(Math.multiplyExact(Long.parseLong(form.group(1)), factor));
    }
}
