package dev.zplan.plan;

import dev.zplan.module.FieldDef;
import dev.zplan.module.Kind;
import dev.zplan.module.Kinds;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells two states of a resource apart, without what changes by itself. */
public final class FactsDigest {

    private static final int BYTES = 16;

    private FactsDigest() {}

    /** A short name of the state; {@code absent} for no resource. */
    public static String of(@Nullable Resource resource, Kinds kinds) {
        if (resource == null) {
            return "absent";
        }
        return text(Value.record(lasting(resource, kinds)).show());
    }

    /** A short name of a text. */
    public static String text(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The attributes that do not change by themselves; not those that are as if nobody had ever set them. */
    public static SortedMap<String, Value> lasting(Resource resource, Kinds kinds) {
        SortedMap<String, Value> attributes = new TreeMap<>(resource.attributes());
        kinds.find(resource.address().kind()).map(Kind::module).ifPresent(module -> {
            attributes.keySet().removeAll(module.hidden());
            for (FieldDef field : module.fields()) {
                if (attributes.get(field.name()) instanceof Value.Members members) {
                    SortedMap<String, Value> set = field.set(members.members());
                    attributes.compute(field.name(), (name, was) -> set.isEmpty() ? null : Value.record(set));
                }
            }
        });
        return attributes;
    }
}
