package dev.zplan.sim.zfs;

/** What is remembered of a snapshot so that later ones can be sent relative to it, even when it is gone. */
public final class Bookmark extends Node {
    final Dataset dataset;
    final String tag;

    /** A bookmark has the guid, the transaction group and the time of what it was made from. */
    Bookmark(Dataset dataset, String tag, long guid, long txg, long creation) {
        super(guid, txg, creation);
        this.dataset = dataset;
        this.tag = tag;
    }

    @Override
    public String name() {
        return dataset.name() + "#" + tag;
    }

    @Override
    public DatasetType type() {
        return DatasetType.BOOKMARK;
    }

    @Override
    Dataset head() {
        return dataset;
    }
}
