package dev.zplan.diagnostic;

/** Whether zplan can go on. */
public enum Severity {
    /** Nothing is planned or done. */
    ERROR,
    /** Said, and gone on. */
    WARNING
}
