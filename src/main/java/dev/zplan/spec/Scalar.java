package dev.zplan.spec;

import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;

/**
 * One value as it stands in a document.
 *
 * @param value {@link Value.Text}, {@link Value.Num} or {@link Value.Flag}; not yet of any field's type
 * @param span where it stands
 */
public record Scalar(Value value, Span span) {}
