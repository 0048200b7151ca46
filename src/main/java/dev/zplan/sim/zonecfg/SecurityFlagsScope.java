package dev.zplan.sim.zonecfg;

import java.util.List;
import java.util.Optional;

/** The security flags of the zone's processes. */
final class SecurityFlagsScope extends Scope {

    SecurityFlagsScope(Session session, ZoneResource draft, boolean adding) {
        super(session, draft, adding);
    }

    @Override
    List<Property> clearable() {
        return type().qualifiers();
    }

    @Override
    boolean isComplete() {
        return SecurityFlags.areValid(draft(), console);
    }

    @Override
    Optional<Status> end() {
        if (isAdding() && isComplete()) {
            // That there is one already was said at "add"; the real program then adds a second one.
            return Optional.of(session.change(session.config().plus(draft())));
        }
        if (isAdding()) {
            console.markError();
            return Optional.empty();
        }
        return super.end();
    }
}
