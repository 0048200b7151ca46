package dev.zplan.spec;

import dev.zplan.resource.Value;

/**
 * A value after its expressions, before its field's type.
 *
 * @param value the value in the clear
 * @param secret whether a secret went into it
 */
record Evaluated(Value value, boolean secret) {

    /** Never shows a secret. */
    @Override
    public String toString() {
        return secret ? "(secret)" : value.show();
    }
}
