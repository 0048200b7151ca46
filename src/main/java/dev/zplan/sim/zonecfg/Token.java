package dev.zplan.sim.zonecfg;

/** One token of the language. */
sealed interface Token {

    /** How it stands in the input; empty at the end. */
    String text();

    /** The name of a command. */
    record OfVerb(String text, Verb verb) implements Token {}

    /** The name of a resource type. */
    record OfResource(String text, ResourceType type) implements Token {}

    /** The name of a property. */
    record OfProperty(String text, Property property) implements Token {}

    /** Any other word or quoted text; its value is without the quotes. */
    record Word(String text, String value) implements Token {}

    /** A sign that means itself, or a character that cannot stand there. */
    record Sign(String text) implements Token {}

    /** The end of a command: a newline or a semicolon. */
    record Terminator(String text) implements Token {}

    /** The end of the input, or a byte that the parser takes for it. */
    record End(String text) implements Token {}
}
