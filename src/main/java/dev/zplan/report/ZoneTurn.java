package dev.zplan.report;

import dev.zplan.apply.StepRun;
import dev.zplan.resource.Address;

/**
 * What came of starting or stopping a zone by hand.
 *
 * @param zone the zone, by the address that says whether it runs
 * @param verb {@code start}, {@code stop} or {@code restart}
 * @param was its state before
 * @param state where it should be, and is unless that failed
 * @param drift whether the next apply would take it back
 * @param run the commands that were run; none where it was there already
 */
public record ZoneTurn(Address zone, String verb, String was, String state, boolean drift, StepRun run) {}
