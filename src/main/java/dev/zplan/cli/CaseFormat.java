package dev.zplan.cli;

/** For whom the verdicts of tests are. The names are what one writes on the command line. */
enum CaseFormat {
    /** For people. */
    text,
    /** For programs. */
    json,
    /** For continuous integration, as the tools of JUnit write it. */
    junit
}
