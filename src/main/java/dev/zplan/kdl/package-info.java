/**
 * KDL 2.0: reader and printer, with the vocabulary of kdl4j so that it can take this package's place one day. Knows nothing of
 * zplan.
 *
 * <p>{@link dev.zplan.kdl.KdlParser} makes a {@link dev.zplan.kdl.KdlDocument} of a text, {@link dev.zplan.kdl.KdlPrinter} a
 * text of a document. In between stands a lexer whose tokens cover the whole text, comments and white space included, so that
 * a text can be taken apart and put together again without loss: {@link dev.zplan.kdl.KdlSource} is a document as it was
 * written, which {@link dev.zplan.kdl.KdlFormatter} lays out anew and {@link dev.zplan.kdl.KdlEditor} changes in place.
 *
 * <p>The grammar is that of the KDL 2.0.0 specification (kdl.dev/spec). Beyond it there are limits against hostile texts, all
 * named in {@link dev.zplan.kdl.KdlParser}.
 */
@NullMarked
package dev.zplan.kdl;

import org.jspecify.annotations.NullMarked;
