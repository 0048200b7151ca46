package dev.zplan.apply;

import dev.zplan.module.AttributeChange;
import dev.zplan.module.Compare;
import dev.zplan.module.FieldDef;
import dev.zplan.module.Kind;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.OnChange;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
        List<AttributeChange> differences = new ArrayList<>(kind.diff(after, found, last));
        Value mark = after.get(ModuleDef.MARK);
        boolean taken = before != null && before.get(ModuleDef.MARK) != null;
        if ((mark != null || taken) && !Objects.equals(mark, found.get(ModuleDef.MARK))) {
            differences.add(new AttributeChange(ModuleDef.MARK, found.get(ModuleDef.MARK), mark, OnChange.UPDATE));
        }
        return differences;
    }
}
