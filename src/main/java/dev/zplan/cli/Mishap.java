package dev.zplan.cli;

/** What goes wrong with a command in a rehearsal. */
enum Mishap {
    /** It does nothing and says so. */
    FAILS("fails"),
    /** It does nothing and never returns. */
    HANGS("hangs"),
    /** It does all that it should, and never returns. */
    HANGS_AFTERWARDS("hangs-afterwards");

    private final String id;

    Mishap(String id) {
        this.id = id;
    }

    /** As it is told. */
    String id() {
        return id;
    }
}
