package dev.zplan.apply.journal;

/** The journal cannot be written. What would follow must not happen, since nobody could undo it after a crash. */
public final class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a sentence for the user, without full stop. */
    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
