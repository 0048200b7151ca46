package dev.zplan.cli;

import dev.zplan.apply.Applier;
import dev.zplan.registry.FileRegistry;
import dev.zplan.registry.Snapshot;
import java.util.function.UnaryOperator;

/** The registry while a command has its workspace locked: several applies may change it, each its own part. */
final class Books implements Applier.Ledger {

    private final FileRegistry file;
    private Snapshot now;

    /** @param now what the file holds */
    Books(FileRegistry file, Snapshot now) {
        this.file = file;
        this.now = now;
    }

    @Override
    public synchronized Snapshot change(UnaryOperator<Snapshot> change) {
        Snapshot next = change.apply(now);
        file.save(next);
        now = next;
        return next;
    }
}
