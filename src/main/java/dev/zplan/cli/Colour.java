package dev.zplan.cli;

/** When output is in colour. The names are what one writes on the command line. */
enum Colour {
    /** On a terminal, unless the environment says otherwise. */
    auto,
    /** Always. */
    always,
    /** Never. */
    never;

    private static final String OPTION = "--color";

    /**
     * The context as the arguments want it. Commands are made before their arguments are parsed, so this looks for the option by
     * itself; what is not understood is left to the parser to complain about.
     */
    static Context applied(Context context, String... args) {
        Context applied = context;
        for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
            String when = "";
            if (args[i].startsWith(OPTION + "=")) {
                when = args[i].substring(OPTION.length() + 1);
            } else if (args[i].equals(OPTION) && i + 1 < args.length) {
                when = args[i + 1];
            }
            if (when.equals(always.name()) || when.equals(never.name())) {
                applied = context.inColour(when.equals(always.name()));
            }
        }
        return applied;
    }
}
