package dev.zplan.sim.zonecfg;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A user who may manage this zone. */
final class AdminScope extends Scope {

    private static final Set<String> AUTHORISATIONS = Set.of("login", "manage", "clonefrom");

    AdminScope(Session session, ZoneResource draft, boolean adding) {
        super(session, draft, adding);
    }

    @Override
    boolean isComplete() {
        boolean complete = require(Property.USER) && isUser(draft(), session);
        complete &= require(Property.AUTHS) && areAuthorisations(draft(), session);
        return complete;
    }

    static boolean isUser(ZoneResource admin, Session session) {
        String user = admin.get(Property.USER);
        if (session.isUser(user)) {
            return true;
        }
        session.console().complain("user " + user + " is not a valid username");
        return false;
    }

    static boolean areAuthorisations(ZoneResource admin, Session session) {
        List<String> wrong = Arrays.stream(admin.get(Property.AUTHS).split(","))
                .filter(a -> !a.isEmpty() && !AUTHORISATIONS.contains(a))
                .toList();
        wrong.forEach(a ->
                session.console().err("zone '" + session.zone() + "': '" + a + "' is not a valid authorization\n"));
        return wrong.isEmpty();
    }
}
