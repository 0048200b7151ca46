package dev.zplan.sim.zonecfg;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.zonecfg.Command.Given;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Caps on memory. Swap and locked memory are resource controls, set at once; physical memory is one on OmniOS, and a thing of its
 * own, kept at {@code end}, on OpenIndiana.
 */
final class CappedMemoryScope extends Scope {

    private static final BigInteger MB = BigInteger.ONE.shiftLeft(20);
    private static final String NOT_NEGATIVE =
            "A non-negative number with a required scale suffix (K, M, G or T) was expected\nhere.";
    private static final String POSITIVE =
            "A positive number with a required scale suffix (K, M, G or T) was expected here.";

    CappedMemoryScope(Session session, ZoneResource draft, boolean adding) {
        super(session, draft, adding);
    }

    private boolean keepsPhysical() {
        return session.flavour() != Flavour.OMNIOS;
    }

    @Override
    void set(Given given) {
        String text = simple(given);
        switch (given.property()) {
            case PHYSICAL -> setPhysical(text);
            case SWAP -> setSwap(text);
            case LOCKED -> setControl(RctlAlias.MAX_LOCKED_MEMORY, "locked", text);
            default -> refuse(Verb.SET, given.property());
        }
    }

    private void setPhysical(String text) {
        if (!keepsPhysical()) {
            setControl(RctlAlias.MAX_PHYSICAL_MEMORY, "locked", text);
            return;
        }
        Optional<BigInteger> bytes = Numbers.bytes(text);
        if (bytes.isEmpty()) {
            console.fail(POSITIVE);
        } else if (bytes.get().compareTo(MB) < 0) {
            console.fail("physical value is too small.  It must be at least 1M.");
        } else {
            draft(draft().with(Property.PHYSICAL, bytes.get().toString()));
        }
    }

    private void setSwap(String text) {
        if (RctlAlias.MAX_SWAP.look(session.config()) == Status.ALIAS_DISALLOW) {
            console.fail("swap", Status.ALIAS_DISALLOW);
            return;
        }
        BigInteger least = MB.multiply(BigInteger.valueOf(session.isGlobalZone() ? 100 : 50));
        Optional<BigInteger> bytes = Numbers.bytes(text);
        if (bytes.isEmpty()) {
            console.fail(POSITIVE);
        } else if (bytes.get().compareTo(least) < 0) {
            console.fail("swap value is too small.  It must be at least " + Numbers.inUnits(least) + ".");
        } else {
            session.setAlias(RctlAlias.MAX_SWAP, bytes.get());
        }
    }

    private void setControl(RctlAlias alias, String name, String text) {
        if (alias.look(session.config()) == Status.ALIAS_DISALLOW) {
            console.fail(name, Status.ALIAS_DISALLOW);
            return;
        }
        Numbers.bytes(text).ifPresentOrElse(b -> session.setAlias(alias, b), () -> console.fail(NOT_NEGATIVE));
    }

    @Override
    void clear(Property property) {
        switch (property) {
            case PHYSICAL -> clearPhysical();
            case SWAP -> session.clearAlias(RctlAlias.MAX_SWAP, property);
            case LOCKED -> session.clearAlias(RctlAlias.MAX_LOCKED_MEMORY, property);
            default -> super.clear(property);
        }
    }

    private void clearPhysical() {
        if (keepsPhysical()) {
            draft(draft().with(Property.PHYSICAL, ""));
            session.touch();
        } else {
            session.clearAlias(RctlAlias.MAX_PHYSICAL_MEMORY, Property.PHYSICAL);
        }
    }

    @Override
    boolean isComplete() {
        Optional<BigInteger> physical = physical();
        Optional<BigInteger> swap = limit(RctlAlias.MAX_SWAP);
        Optional<BigInteger> locked = limit(RctlAlias.MAX_LOCKED_MEMORY);
        if (physical.isEmpty() && swap.isEmpty() && locked.isEmpty()) {
            console.complain("No property was specified.  One of physical, swap or locked is required.");
            return false;
        }
        if (physical.isPresent() && locked.isPresent() && physical.get().compareTo(locked.get()) < 0) {
            console.complain("The locked cap must be less than or equal to the physical cap.");
            return false;
        }
        return true;
    }

    private Optional<BigInteger> physical() {
        if (!keepsPhysical()) {
            return limit(RctlAlias.MAX_PHYSICAL_MEMORY);
        }
        return Optional.of(draft().get(Property.PHYSICAL))
                .filter(p -> !p.isEmpty())
                .map(BigInteger::new);
    }

    private Optional<BigInteger> limit(RctlAlias alias) {
        return session.hasDocument() ? alias.limit(session.config()) : Optional.empty();
    }

    @Override
    Optional<Status> end() {
        if (!isComplete()) {
            console.markError();
            return Optional.empty();
        }
        session.touch();
        if (keepsPhysical() && draft().has(Property.PHYSICAL)) {
            return Optional.of(session.change(
                    session.config().withoutAny(ResourceType.CAPPED_MEMORY).plus(draft())));
        }
        if (keepsPhysical() && !isAdding()) {
            return Optional.of(session.change(session.config().withoutAny(ResourceType.CAPPED_MEMORY)));
        }
        return Optional.of(Status.OK);
    }
}
