package dev.zplan.report;

/** Writes an outlook in one format. Pure: the same outlook gives the same text. */
@FunctionalInterface
public interface PlanReport {

    /**
     * The whole report, ending in a line end. Whatever a name or a value holds cannot break the format, and there is no secret in
     * clear in it. Without a plan it tells the diagnostics, as far as the format can.
     */
    String print(Outlook outlook);
}
