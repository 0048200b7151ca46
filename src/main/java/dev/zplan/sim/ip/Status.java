package dev.zplan.sim.ip;

/** What libipadm says of a refusal (ipadm_status2str). */
final class Status {
    static final String INTERFACE_EXISTS = "Interface already exists";
    static final String ADDRESS_OBJECT_EXISTS = "Address object already exists";
    static final String ADDRCONF_EXISTS = "Addrconf already in progress";
    static final String NO_INTERFACE = "Interface does not exist";
    static final String INVALID_ARGUMENT = "Invalid argument provided";
    static final String BAD_ADDRESS = "Invalid address";
    static final String NO_LINK = "Could not open DLPI link";
    static final String UNKNOWN_PROPERTY = "Unknown property";
    static final String OUT_OF_RANGE = "Value is outside the allowed range";
    static final String NOT_FOUND = "Object not found";
    static final String INTERFACE_IN_USE = "Interface already in use";
    static final String CANNOT_ASSIGN = "Can't assign requested address";
    static final String DHCP_TIMEOUT = "Communication with dhcpagent timed out";
    static final String TEMPORARY = "Persistent operation on temporary object";
    static final String NOT_SUPPORTED = "Operation not supported";
    static final String DISABLED = "Operation not supported on disabled object";
    static final String FROM_GLOBAL = "Operation not permitted on from-gz interface";

    private Status() {}
}
