package dev.zplan.policy;

import dev.zplan.module.AnyScalar;
import dev.zplan.module.type.Types;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.FieldType;
import dev.zplan.spec.NodeSchema;
import java.util.List;

/** What may stand in {@code policies/}. */
public final class PolicySchema {

    static final String WHEN = "when";
    static final String ATTRIBUTE = "attribute";
    static final String LABEL = "label";
    static final String ONLY = "only";
    static final String MOST = "max";
    static final String LEAST = "min";
    static final String VALUES = "values";
    static final String KEY = "name";

    private static final String ACTIONS = "create|update|restart|replace|delete|let-go|forget|none";
    private static final FieldType SCALAR = new AnyScalar("value", "a word, a number, a size, #true or #false");

    /** The node that a policy is. */
    public static final NodeSchema POLICY = new NodeSchema(
            "policy",
            "A rule over plans; without `forbid`, `require`, `only`, `max`, `min` and `max-changes`, all that it is about is forbidden",
            true,
            true,
            List.of(
                    FieldSchema.at(0, KEY, Types.of("text"), "Its name, which is in its diagnostics' code"),
                    FieldSchema.optional("severity", Types.of("deny|warn"), "Whether a plan that breaks it is refused")
                            .withDefault(Value.text("deny")),
                    text("message", "Why it is there, shown where it is broken"),
                    FieldSchema.optional("forbid", Types.of(ACTIONS), "What must not happen")
                            .asList(),
                    text("require", "Attributes that must be set").asList(),
                    FieldSchema.optional(
                            "max-changes",
                            Types.of("number"),
                            "Of how many anything may happen to in one plan; with `action` in `when`, only that")),
            List.of(
                    when(),
                    values(ONLY, "The only values that an attribute may have; `*` stands for any characters"),
                    bound(MOST, "The most that an attribute may be: a number or a size"),
                    bound(LEAST, "The least that an attribute may be: a number or a size")),
            null);

    private PolicySchema() {}

    private static NodeSchema when() {
        return new NodeSchema(
                WHEN,
                "What the policy is about; all that is said must hold. In names `*` stands for any characters",
                false,
                false,
                List.of(
                        text("kind", "`zone`, or kinds of resources, as `dataset`")
                                .asList()
                                .withDefault(Value.list(List.of(Value.text(Subject.ZONE)))),
                        text("name", "Names").asList(),
                        text("except", "Names that it is not about all the same")
                                .asList(),
                        text("zone", "The zones that resources belong to").asList(),
                        text("host", "Hosts, or groups of hosts").asList(),
                        text("plan", "The plans that own them").asList(),
                        FieldSchema.optional("action", Types.of(ACTIONS), "What happens to them")
                                .asList()),
                List.of(
                        values(LABEL, "A label of the host, and what it may be"),
                        values(ATTRIBUTE, "An attribute, as `brand` or `attr.role`, and what it may be")),
                null);
    }

    private static FieldSchema text(String name, String about) {
        return FieldSchema.optional(name, Types.of("text"), about);
    }

    private static NodeSchema values(String name, String about) {
        return new NodeSchema(
                name,
                about,
                true,
                true,
                List.of(
                        FieldSchema.at(0, KEY, Types.of("text"), "Its name"),
                        FieldSchema.at(1, VALUES, SCALAR, "What it may be").asList()),
                List.of(),
                null);
    }

    private static NodeSchema bound(String name, String about) {
        return new NodeSchema(
                name,
                about,
                true,
                true,
                List.of(
                        FieldSchema.at(0, KEY, Types.of("text"), "The attribute"),
                        FieldSchema.at(1, "limit", SCALAR, "The limit, as 4 or 8G")),
                List.of(),
                null);
    }
}
