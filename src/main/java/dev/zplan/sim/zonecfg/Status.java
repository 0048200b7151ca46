package dev.zplan.sim.zonecfg;

/** What an operation on a configuration comes to, with the words of libzonecfg for it. */
enum Status {
    OK("OK"),
    BAD_PROPERTY("Bad document property"),
    SAVING_FILE("Problem saving file"),
    NO_ENTRY("No such entry"),
    BOGUS_ZONE_NAME("Bogus zone name"),
    REQD_RESOURCE_MISSING("Required resource missing"),
    REQD_PROPERTY_MISSING("Required property missing"),
    INVAL("Invalid argument"),
    TOO_BIG("Argument list too long"),
    MISC_FS("Miscellaneous file system error"),
    NO_ZONE("No such zone configured"),
    NO_RESOURCE_TYPE("No such resource type"),
    NO_RESOURCE_ID("No such resource with that id"),
    NO_PROPERTY_TYPE("No such property type"),
    NO_PROPERTY_ID("No such property with that id"),
    BAD_ZONE_STATE("Zone state is invalid for the requested operation"),
    INVALID_DOCUMENT("Invalid document"),
    NAME_IN_USE("Zone name already in use"),
    INSUFFICIENT_SPEC("Insufficient specification"),
    INCOMPATIBLE("Incompatible settings"),
    ALIAS_DISALLOW("An incompatible rctl already exists for this property"),
    CLEAR_DISALLOW("Clearing this property is not allowed"),
    BAD_HANDLE("Bad handle"),
    UPDATING_INDEX("Problem updating index file"),
    INVALID_PROPERTY("Specified property is invalid");

    private final String text;

    Status(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
