package dev.zplan.apply;

import dev.zplan.module.AttributeChange;
import dev.zplan.module.Compare;
import dev.zplan.module.FieldDef;
import dev.zplan.module.Kind;
import dev.zplan.resource.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says that a resource will be.
 *
 * @param kind its kind
 * @param before what it was; null when it was not there, or was another one
 * @param after what it will be
 */
record Promise(Kind kind, @Nullable Resource before, Resource after) {

    /** In what a resource as it is found differs; what was there before and was to go counts too. */
    List<AttributeChange> differences(Resource found) {
        Resource last = before == null ? after : before;
        for (FieldDef field : kind.module().fields()) {
            if (field.compare() == Compare.REGISTRY) {
                last = last.with(field.name(), after.get(field.name()));
            }
        }
        return kind.diff(after, found, last);
    }
}
