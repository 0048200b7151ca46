package dev.zplan.spec;

import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;

/**
 * A field's value after templates, expressions and its type.
 *
 * @param value in its type's normal form; a {@link Value.Items} for a list field; a {@link Value.Secret} where a secret went in
 * @param span where it was written (in the template, where it came from one; at the node's name, where it is a default)
 */
public record Field(Value value, Span span) {}
