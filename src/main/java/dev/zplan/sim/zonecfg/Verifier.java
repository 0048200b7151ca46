package dev.zplan.sim.zonecfg;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code verify} and {@code commit}: checks the whole configuration, and writes it if it is to be kept. */
final class Verifier {

    /** Names as entity_namecheck of illumos-gate (2020) takes them: it knows no special meaning of dots. */
    private static final Pattern DATASET = Pattern.compile("[A-Za-z0-9_.: %-]+(?:/[A-Za-z0-9_.: %-]+)*");

    private final Session session;
    private final Console console;
    private Status result = Status.OK;

    Verifier(Session session) {
        this.session = session;
        this.console = session.console();
    }

    void verify(boolean save) {
        if (!session.open(true)) {
            return;
        }
        ZoneConfig config = session.config();
        checkZonepath(config);
        if (!hasKnownBrand(config) || !hasValidPrivileges(config)) {
            return;
        }
        config.all(ResourceType.FS)
                .forEach(fs ->
                        List.of(Property.DIR, Property.SPECIAL, Property.TYPE).forEach(p -> require(fs, p)));
        checkNets(config);
        checkControls(config);
        config.all(ResourceType.ATTR)
                .forEach(a -> ResourceType.ATTR.qualifiers().forEach(p -> require(a, p)));
        config.all(ResourceType.DATASET).forEach(this::checkDataset);
        config.all(ResourceType.ADMIN).forEach(this::checkAdmin);
        if (!config.first(ResourceType.SECURITY_FLAGS)
                .map(f -> SecurityFlags.areValid(f, console))
                .orElse(true)) {
            result = Status.BAD_PROPERTY;
        }
        if (session.scope().isPresent()) {
            fault("resource specification incomplete", Status.INSUFFICIENT_SPEC);
        }
        conclude(save);
    }

    private void conclude(boolean save) {
        if (save && result == Status.OK) {
            result = session.save();
        } else if (save) {
            console.complain("Zone " + session.zone() + " failed to verify");
        }
        if (result != Status.OK) {
            console.fail(session.zone(), result);
        }
    }

    /** A fault; the first one decides what the whole comes to. */
    private void fault(String message, Status status) {
        console.fail(message);
        result = result == Status.OK ? status : result;
    }

    private void checkZonepath(ZoneConfig config) {
        if (session.isGlobalZone()) {
            return;
        }
        if (!GlobalWidths.fits(Property.ZONEPATH, config)) {
            fault("zonepath not specified", Status.REQD_RESOURCE_MISSING);
        } else if (config.get(Property.ZONEPATH).isEmpty()) {
            fault("zonepath cannot be empty.", Status.REQD_RESOURCE_MISSING);
        }
    }

    private boolean hasKnownBrand(ZoneConfig config) {
        if (session.store().templates().hasBrand(session.store().brand(config))) {
            return true;
        }
        console.complain(session.zone() + ": unknown brand.\n");
        console.fail(session.zone(), Status.INVALID_DOCUMENT);
        return false;
    }

    private boolean hasValidPrivileges(ZoneConfig config) {
        Optional<String> fault = PrivilegeSet.fault(config.get(Property.LIMITPRIV), config.isExclusiveIp());
        // Not counted as an error by the real program, but nothing is saved.
        fault.ifPresent(p -> console.complain(session.zone() + ": invalid privilege: " + p));
        return fault.isEmpty();
    }

    private void require(ZoneResource resource, Property property) {
        if (!resource.has(property)) {
            fault(resource.type() + ": " + property + " not specified", Status.REQD_PROPERTY_MISSING);
        }
    }

    /** What the net resources of one physical interface have together. */
    private record Interface(boolean hasAddress, boolean hasDefrouter) {

        static Interface of(ZoneResource net) {
            return new Interface(net.has(Property.ALLOWED_ADDRESS), net.has(Property.DEFROUTER));
        }

        Interface and(Interface other) {
            return new Interface(hasAddress || other.hasAddress, hasDefrouter || other.hasDefrouter);
        }
    }

    private void checkNets(ZoneConfig config) {
        boolean exclusive = config.isExclusiveIp();
        Map<String, Interface> interfaces = new LinkedHashMap<>();
        for (ZoneResource net : config.all(ResourceType.NET)) {
            require(net, Property.PHYSICAL);
            String physical = net.get(Property.PHYSICAL);
            if (!NetSyntax.isInterface(physical, exclusive, console)) {
                console.markError();
                result = result == Status.OK ? Status.INVAL : result;
            }
            if (!exclusive) {
                require(net, Property.ADDRESS);
                if (net.has(Property.ALLOWED_ADDRESS)) {
                    fault("net: allowed-address cannot be specified for a shared IP type", Status.INVAL);
                }
            } else if (net.has(Property.ADDRESS)) {
                fault("net: address cannot be specified for an exclusive IP type", Status.INVAL);
            } else {
                interfaces.merge(physical, Interface.of(net), Interface::and);
            }
        }
        List<String> lastFirst = new ArrayList<>(interfaces.keySet());
        Collections.reverse(lastFirst);
        for (String physical : lastFirst) {
            Interface one = interfaces.getOrDefault(physical, new Interface(true, false));
            if (one.hasDefrouter() && !one.hasAddress()) {
                console.fail("net: defrouter for " + physical
                        + " cannot be specified without allowed-address for an exclusive IP type");
                result = Status.INVAL;
            }
        }
    }

    private void checkControls(ZoneConfig config) {
        for (ZoneResource rctl : config.all(ResourceType.RCTL)) {
            require(rctl, Property.NAME);
            if (rctl.members().isEmpty()) {
                fault("rctl: no value specified", Status.REQD_PROPERTY_MISSING);
            }
        }
        boolean shares = hasControl(config, "zone.cpu-shares");
        boolean dedicated = config.first(ResourceType.DEDICATED_CPU).isPresent();
        String schedulingClass = config.get(Property.SCHEDULING_CLASS);
        if (dedicated && shares) {
            fault("rctl zone.cpu-shares and dedicated-cpu are incompatible.", Status.INCOMPATIBLE);
        }
        if (shares
                && !schedulingClass.isEmpty()
                && !schedulingClass.equals("FSS")
                && GlobalWidths.fits(Property.SCHEDULING_CLASS, config)) {
            fault(
                    "WARNING: rctl zone.cpu-shares and scheduling-class=" + schedulingClass + " are incompatible",
                    Status.INCOMPATIBLE);
        }
        if (dedicated && hasControl(config, "zone.cpu-cap")) {
            fault("rctl zone.cpu-cap and the dedicated-cpu are incompatible.", Status.INCOMPATIBLE);
        }
    }

    private static boolean hasControl(ZoneConfig config, String name) {
        return config.all(ResourceType.RCTL).stream()
                .anyMatch(r -> r.get(Property.NAME).equals(name));
    }

    private void checkDataset(ZoneResource dataset) {
        String name = dataset.get(Property.NAME);
        if (name.isEmpty()) {
            fault("dataset: name not specified", Status.REQD_PROPERTY_MISSING);
        } else if (!DATASET.matcher(name).matches()) {
            fault("dataset: name invalid", Status.BAD_PROPERTY);
        }
    }

    private void checkAdmin(ZoneResource admin) {
        require(admin, Property.USER);
        require(admin, Property.AUTHS);
        if (result == Status.OK
                && !(AdminScope.isUser(admin, session) && AdminScope.areAuthorisations(admin, session))) {
            result = Status.BAD_PROPERTY;
        }
    }
}
