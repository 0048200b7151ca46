package dev.zplan.sim.zonecfg;

import dev.zplan.sim.zonecfg.Command.Given;
import java.util.Optional;

/** A cap on CPU time. It is a resource control, so {@code set} takes effect at once and {@code cancel} does not take it back. */
final class CappedCpuScope extends Scope {

    CappedCpuScope(Session session, ZoneResource draft, boolean adding) {
        super(session, draft, adding);
    }

    @Override
    void set(Given given) {
        if (given.property() != Property.NCPUS) {
            refuse(Verb.SET, given.property());
            return;
        }
        Numbers.hundredths(simple(given), session.flavour())
                .ifPresentOrElse(
                        h -> session.setAlias(RctlAlias.CPU_CAP, h),
                        () -> console.fail("ncpus property is out of range."));
    }

    @Override
    boolean isComplete() {
        if (!session.hasDocument() || RctlAlias.CPU_CAP.look(session.config()) != Status.OK) {
            console.complain("ncpus not specified");
            return false;
        }
        return true;
    }

    @Override
    Optional<Status> end() {
        if (!isComplete()) {
            console.markError();
            return Optional.empty();
        }
        session.touch();
        return Optional.of(Status.OK);
    }
}
