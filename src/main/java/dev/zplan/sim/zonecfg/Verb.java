package dev.zplan.sim.zonecfg;

import java.util.Arrays;
import java.util.Optional;

/** A command of zonecfg's language, in the order in which the program lists them. */
enum Verb {
    ADD(
            "add",
            "add <resource-type>\n\t(global scope)\nadd <property-name> <property-value>\n\t(resource scope)",
            "Add specified resource to configuration."),
    CANCEL("cancel", "cancel", "Cancels resource/property specification."),
    CLEAR("clear", "clear <property-name>", "Clears property values."),
    COMMIT(
            "commit",
            "commit",
            "Commits current configuration.  Configuration must be committed to\n\tbe used by zoneadm.  "
                    + "Until the configuration is committed, changes \n\tcan be removed with the revert command.  "
                    + "This operation is\n\tattempted automatically upon completion of a zonecfg session."),
    CREATE(
            "create",
            "create [-F] [ -a <path> | -b | -t <template> ]",
            "Creates a configuration for the specified zone.  create should be\n\tused to begin configuring a new zone."
                    + "  If overwriting an existing\n\tconfiguration, the -F flag can be used to force the action.  If\n\t"
                    + "-t template is given, creates a configuration identical to the\n\tspecified template, except that "
                    + "the zone name is changed from\n\ttemplate to zonename.  'create -a' creates a configuration from a\n"
                    + "\tdetached zonepath.  'create -b' results in a blank configuration.\n\t'create' with no arguments "
                    + "applies the Sun default settings."),
    DELETE("delete", "delete [-F]", "Deletes the specified zone.  The -F flag can be used to force the\n\taction."),
    END("end", "end", "Ends resource/property specification."),
    EXIT("exit", "exit [-F]", "Exits the program.  The -F flag can be used to force the action."),
    EXPORT(
            "export",
            "export [-f output-file]",
            "Prints configuration to standard output, or to output-file if\n\tspecified, in a form suitable for use in"
                    + " a command-file."),
    HELP("help", "help [commands] [syntax] [usage] [<command-name>]", "Prints help message."),
    INFO(
            "info",
            "info [<resource-type> [property-name=property-value]*]",
            "Displays information about the current configuration.  If resource\n\ttype is specified, displays only"
                    + " information about resources of\n\tthe relevant type.  If resource id is specified, displays only"
                    + "\n\tinformation about that resource."),
    REMOVE(
            "remove",
            "remove [-F] <resource-type> [ <property-name>=<property-value> ]*\n\t(global scope)\n"
                    + "remove <property-name> <property-value>\n\t(resource scope)",
            "Remove specified resource from configuration.  The -F flag can be used\n\tto force the action."),
    REVERT(
            "revert",
            "revert [-F]",
            "Reverts configuration back to the last committed state.  The -F flag\n\tcan be used to force the action."),
    SELECT(
            "select",
            "select <resource-type> { <property-name>=<property-value> }",
            "Selects a resource to modify.  Resource modification is completed\n\twith the command \"end\".  The property"
                    + " name/value pairs must uniquely\n\tidentify a resource.  Note that the curly braces ('{', '}') mean"
                    + " one\n\tor more of whatever is between them."),
    SET("set", "set <property-name>=<property-value>", "Sets property values."),
    VERIFY(
            "verify",
            "verify",
            "Verifies current configuration for correctness (some resource types\n\thave required properties).");

    private final String text;
    private final String usage;
    private final String purpose;

    Verb(String text, String usage, String purpose) {
        this.text = text;
        this.usage = usage;
        this.purpose = purpose;
    }

    static Optional<Verb> of(String text) {
        return Arrays.stream(values()).filter(v -> v.text.equals(text)).findFirst();
    }

    String text() {
        return text;
    }

    /** Its forms, without a newline at the end. */
    String usage() {
        return usage;
    }

    /** What it does; lines after the first begin with a tab. */
    String purpose() {
        return purpose;
    }

    /** Whether its long help lists the properties, and the resource types as well. */
    boolean explainsProperties() {
        return switch (this) {
            case ADD, CLEAR, INFO, REMOVE, SELECT, SET -> true;
            default -> false;
        };
    }

    boolean explainsResources() {
        return explainsProperties() && this != CLEAR && this != SET;
    }

    @Override
    public String toString() {
        return text;
    }
}
