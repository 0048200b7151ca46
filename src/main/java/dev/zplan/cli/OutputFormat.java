package dev.zplan.cli;

/** For whom output is. The names are what one writes on the command line. */
enum OutputFormat {
    /** For people. */
    text,
    /** For programs. */
    json
}
