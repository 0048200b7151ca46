package dev.zplan.apply.journal;

import dev.zplan.apply.journal.JournalRecord.EndResult;
import dev.zplan.apply.journal.JournalRecord.Result;
import dev.zplan.apply.journal.JournalRecord.UndoResult;
import dev.zplan.registry.Delta;
import dev.zplan.registry.Entry;
import dev.zplan.registry.ZoneEntry;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Records for tests. */
final class Records {

    static final TransactionId ID = new TransactionId("20260102-030405-ab12");

    private static final Address VNIC = new Address("gz1", "vnic", "web_0");
    private static final Resource RESOURCE = Resource.of(
            VNIC, Map.of("over", Value.text("igb0"), "key", new Value.Secret("pbkdf2:1", "the clear text")));

    private Records() {}

    static JournalRecord.Begin begin() {
        return begin(ID);
    }

    static JournalRecord.Begin begin(TransactionId id) {
        return new JournalRecord.Begin(
                Journal.VERSION,
                id,
                "sha256:1",
                "root",
                "gz1",
                4711,
                Instant.parse("2026-01-02T03:04:05Z"),
                "0.1.0",
                List.of("web", "examples/lx"),
                "1 to create");
    }

    static JournalRecord.End end(EndResult result) {
        return new JournalRecord.End(result, "");
    }

    /** One of each kind. */
    static List<JournalRecord> all() {
        return List.of(
                begin(),
                new JournalRecord.Intent(
                        "create gz1/vnic/web_0",
                        "create",
                        VNIC,
                        List.of("dladm create-vnic -l igb0 web_0"),
                        List.of("dladm delete-vnic web_0"),
                        null,
                        RESOURCE),
                new JournalRecord.Outcome("create gz1/vnic/web_0", Result.FAILED, 1, "dladm: é\nfailed\u2028", 1500),
                new JournalRecord.UndoIntent("create gz1/vnic/web_0", List.of("dladm delete-vnic web_0")),
                new JournalRecord.UndoOutcome("create gz1/vnic/web_0", UndoResult.SKIPPED, "somebody changed it"),
                new JournalRecord.Commit(new Delta(
                        18,
                        List.of(
                                new Entry(RESOURCE, "web", "web", true, null),
                                new Entry(RESOURCE, "web", null, false, "123")),
                        List.of(VNIC),
                        List.of(ZoneEntry.of("gz1", "web", "web", false, Map.of("web_0", "192.0.2.1/24"), Map.of())),
                        List.of("gz1/old"))),
                new JournalRecord.PurgeIntent("purge gz1/install/old", List.of("zoneadm -z old uninstall -F")),
                new JournalRecord.PurgeOutcome("purge gz1/install/old", Result.OK, ""),
                end(EndResult.PURGE_INCOMPLETE));
    }
}
