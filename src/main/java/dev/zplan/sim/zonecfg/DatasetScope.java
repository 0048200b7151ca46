package dev.zplan.sim.zonecfg;

/** A ZFS dataset that the zone governs. */
final class DatasetScope extends Scope {

    DatasetScope(Session session, ZoneResource draft, boolean adding) {
        super(session, draft, adding);
    }

    @Override
    boolean isComplete() {
        return require(Property.NAME);
    }
}
