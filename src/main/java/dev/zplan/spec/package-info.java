/**
 * What users write, read into one tree whatever the language: documents (KDL or YAML) with their source positions, variables,
 * templates, expressions, and the check against a schema. It does not know what a zone or a VNIC is: schemas come in as values.
 *
 * <p>{@link dev.zplan.spec.SpecLoader} loads plans; {@link dev.zplan.spec.DocumentReader} reads and checks one file without
 * variables and templates, such as settings, pools and modules. The way is: text, {@link dev.zplan.spec.SpecNode} (as written),
 * draft (every part in its place in the schema; templates are merged here), {@link dev.zplan.spec.Block} (expressions evaluated,
 * values in the normal forms of their types). Every step tells all that is wrong.
 *
 * <h2>One tree, two languages</h2>
 *
 * <table>
 * <caption>The same in KDL and in YAML</caption>
 * <tr><th>meaning</th><th>KDL</th><th>YAML</th></tr>
 * <tr><td>a field</td><td>{@code zone "web" cpu-cap=2.5}, or as a child {@code cpu-cap 2.5}</td><td>{@code cpu-cap: 2.5}</td></tr>
 * <tr><td>a list</td><td>{@code resolvers "1.1.1.1" "9.9.9.9"}, or the field repeated</td>
 *     <td>{@code resolvers: [1.1.1.1, 9.9.9.9]}</td></tr>
 * <tr><td>a block</td><td><code>memory { physical "2G" }</code></td><td><code>memory: {physical: 2G}</code></td></tr>
 * <tr><td>several blocks</td><td>{@code net over="a"} twice</td><td><code>net: [{over: a}, {over: b}]</code></td></tr>
 * <tr><td>keyed blocks</td><td><code>zone "web" { … }</code></td><td><code>zone: {web: {…}, db: {…}}</code>, or
 *     <code>zone: [{name: web, …}]</code>; without more than the key, {@code etherstub: [a, b]}</td></tr>
 * <tr><td>a second value</td><td>{@code attr "role" "frontend"}</td><td><code>attr: {role: frontend}</code></td></tr>
 * </table>
 *
 * <p>A value that is given by position may be given by name instead, never by both. A mapping under a keyed name goes from key to
 * body, unless it has an entry named like the key's field with a plain value: then it is one body. Unquoted YAML words are flags
 * only as {@code true} and {@code false}, numbers only as decimals without leading zeros; {@code no}, {@code 010}, {@code 1:30},
 * {@code 0x1f} are texts. Nothing stands for "no value" but leaving a field out; a YAML block may be empty, and {@code []} is the
 * empty list. KDL's type annotations and YAML's tags, merge keys and second documents are refused. Aliases may repeat up to
 * 10,000 values.
 *
 * <p>YAML is read from SnakeYAML's composed nodes, which comes with Jackson's YAML module: these know the place and the quoting
 * of every scalar, which Jackson's tree does not, and leave the types to us.
 *
 * <h2>Expressions</h2>
 *
 * <p><code>${…}</code> in a text holds one FreeMarker expression; <code>$${</code> is a literal <code>${</code>. A text that is
 * nothing but one expression has the type of its value. An expression may name variables, and in a zone {@code name},
 * {@code index} (of a copy made by {@code count}, from 1), {@code host}, {@code zone.FIELD} and {@code zone.BLOCK.FIELD} (as
 * written, after templates). A zone's name itself may use variables only. Everything that a secret variable went into is secret.
 */
@NullMarked
package dev.zplan.spec;

import org.jspecify.annotations.NullMarked;
