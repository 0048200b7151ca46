package dev.zplan.policy;

import dev.zplan.module.AnyScalar;
import dev.zplan.module.type.Types;
import dev.zplan.plan.Action;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.FieldType;
import dev.zplan.spec.NodeSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What may stand in {@code tests/}. */
public final class CaseSchema {

    /** The name of a field or a node. */
    public static final String PLAN = "plan";

    /** The name of a field or a node. */
    public static final String VAR = "var";

    /** The name of a field or a node. */
    public static final String VARS = "vars";

    /** The name of a field or a node. */
    public static final String GIVEN = "given";

    /** The name of a field or a node. */
    public static final String EXPECT = "expect";

    /** The name of a field or a node. */
    public static final String NO_CHANGES = "no-changes";

    /** The name of a field or a node. */
    public static final String ATTRIBUTE = "attribute";

    private static final FieldType SCALAR = new AnyScalar("value", "a word, a number, a size, #true or #false");

    /** The node that a test is. */
    public static final NodeSchema TEST = new NodeSchema(
            "test",
            "A test of plans: what is given, and what is to come of it",
            true,
            true,
            List.of(
                    FieldSchema.at(0, "name", Types.of("text"), "What it shows"),
                    list(PLAN, "Plans, by name or file; all directly in `plans/` unless said"),
                    FieldSchema.optional(
                            "facts",
                            Types.of("text"),
                            "Recorded facts, a file or a folder of the workspace; unset: new simulated hosts"),
                    list(VARS, "Files of variables"),
                    flag("apply", "Whether it is applied in memory, and planned again: no changes may be left"),
                    flag("failures", "Whether each of its commands fails once, and all must be rolled back")),
            List.of(variable(), given(), expect()),
            null);

    private CaseSchema() {}

    private static NodeSchema given() {
        return new NodeSchema(
                GIVEN,
                "Plans that were applied before",
                false,
                false,
                List.of(
                        list(PLAN, "Plans, by name or file; those of the test unless said"),
                        list(VARS, "Files of variables")),
                List.of(variable()),
                null);
    }

    private static NodeSchema expect() {
        List<FieldSchema> fields = new ArrayList<>();
        Arrays.stream(Action.values())
                .forEach(action -> fields.add(list(
                        action.id(),
                        "To what this has to happen: `HOST/KIND/NAME`, or `HOST/zone/NAME` for zones; `*` stands for any"
                                + " characters")));
        fields.add(FieldSchema.optional("changes", Types.of("number"), "How many resources anything happens to"));
        fields.add(list("error", "Codes of errors; others fail the test"));
        fields.add(list("warning", "Codes of warnings that must be among those told"));
        return new NodeSchema(
                EXPECT,
                "What has to come of it; without `error` there must be no error",
                false,
                false,
                fields,
                List.of(
                        new NodeSchema(NO_CHANGES, "Nothing has to be done", false, false, List.of(), List.of(), null),
                        new NodeSchema(
                                ATTRIBUTE,
                                "What something will be like",
                                true,
                                false,
                                List.of(
                                        FieldSchema.at(0, "address", Types.of("text"), "The resource or the zone"),
                                        FieldSchema.at(1, "path", Types.of("text"), "The attribute, as plans show it"),
                                        FieldSchema.at(2, "value", SCALAR, "What it has to be")),
                                List.of(),
                                null)),
                null);
    }

    private static NodeSchema variable() {
        return new NodeSchema(
                VAR,
                "The value of a variable",
                true,
                true,
                List.of(
                        FieldSchema.at(0, "name", Types.of("text"), "The variable"),
                        FieldSchema.at(1, "value", SCALAR, "Its value")),
                List.of(),
                null);
    }

    private static FieldSchema list(String name, String about) {
        return FieldSchema.optional(name, Types.of("text"), about).asList();
    }

    private static FieldSchema flag(String name, String about) {
        return FieldSchema.optional(name, Types.of("flag"), about).withDefault(Value.flag(false));
    }
}
