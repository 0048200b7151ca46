package dev.zplan.apply.journal;

import dev.zplan.apply.journal.JournalRecord.EndResult;
import dev.zplan.apply.journal.JournalRecord.Result;
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

    private static final Instant WHEN = Instant.parse("2026-01-02T03:04:05Z");
    private static final JournalRecord.Ran RAN =
            new JournalRecord.Ran("dladm create-vnic -l igb0 web_0", 1, "dladm: é\nfailed\u2028", 1500);

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
                WHEN,
                "0.1.0",
                List.of("web", "examples/lx"),
                List.of("gz1"),
                "1 to create");
    }

    static JournalRecord.End end(EndResult result) {
        return new JournalRecord.End(result, "", WHEN);
    }

    /** One of each kind. */
    static List<JournalRecord> all() {
        return List.of(
                begin(),
                new JournalRecord.Intent(
                        "gz1/vnic/web_0:create",
                        List.of("dladm create-vnic -l igb0 web_0"),
                        List.of("dladm delete-vnic web_0"),
                        WHEN),
                new JournalRecord.Gate("gz1/vnic/web_0:create", Result.FAILED, List.of(RAN)),
                new JournalRecord.Outcome(
                        "gz1/vnic/web_0:create", Result.FAILED, "ended with exit code 1", List.of(RAN)),
                new JournalRecord.UndoIntent("gz1/vnic/web_0:create", List.of("dladm delete-vnic web_0")),
                new JournalRecord.UndoOutcome("gz1/vnic/web_0:create", Result.OK, "", List.of()),
                new JournalRecord.PutBack(VNIC, List.of(RAN)),
                new JournalRecord.Commit(
                        new Delta(
                                18,
                                List.of(
                                        new Entry(RESOURCE, "web", "web", true, null),
                                        new Entry(RESOURCE, "web", null, false, "123")),
                                List.of(VNIC),
                                List.of(ZoneEntry.of(
                                        "gz1", "web", "web", false, Map.of("web_0", "192.0.2.1/24"), Map.of())),
                                List.of("gz1/old")),
                        List.of("gz1/install/old:delete"),
                        WHEN),
                new JournalRecord.PurgeIntent("gz1/install/old:delete", List.of("zoneadm -z old uninstall -F")),
                new JournalRecord.PurgeOutcome("gz1/install/old:delete", Result.OK, "", List.of(RAN)),
                end(EndResult.PURGE_INCOMPLETE));
    }
}
