package dev.zplan.sim.zonecfg;

import dev.zplan.sim.zonecfg.Command.Given;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** CPUs for this zone alone. A range is kept as {@code low-high}, one number as itself. */
final class DedicatedCpuScope extends Scope {

    DedicatedCpuScope(Session session, ZoneResource draft, boolean adding) {
        super(session, draft, adding);
    }

    @Override
    void set(Given given) {
        switch (given.property()) {
            case NCPUS -> setNcpus(simple(given));
            case IMPORTANCE -> setImportance(simple(given));
            default -> refuse(Verb.SET, given.property());
        }
    }

    private void setNcpus(String text) {
        int dash = text.indexOf('-');
        String low = dash < 0 ? text : text.substring(0, dash);
        String high = dash < 0 ? text : text.substring(dash + 1);
        Optional<BigInteger> least = Numbers.count(low);
        Optional<BigInteger> most = Numbers.count(high);
        if (least.isEmpty()
                || most.isEmpty()
                || least.get().signum() < 1
                || least.get().compareTo(most.get()) > 0) {
            console.fail("ncpus property is out of range.");
            return;
        }
        draft(draft().with(Property.NCPUS, low.equals(high) ? low : low + "-" + high));
    }

    private void setImportance(String text) {
        if (Numbers.count(text).isEmpty()) {
            console.fail("importance property is out of range.");
            return;
        }
        draft(draft().with(Property.IMPORTANCE, text));
    }

    @Override
    List<Property> clearable() {
        return List.of(Property.IMPORTANCE);
    }

    @Override
    boolean isComplete() {
        return require(Property.NCPUS);
    }

    @Override
    Optional<Status> end() {
        if (!isComplete()) {
            console.markError();
            return Optional.empty();
        }
        return Optional.of(session.change(
                session.config().withoutAny(ResourceType.DEDICATED_CPU).plus(draft())));
    }
}
