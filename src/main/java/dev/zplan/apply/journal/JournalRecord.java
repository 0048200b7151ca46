package dev.zplan.apply.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.zplan.registry.Delta;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a journal. Steps are named as the plan names them. Texts are written as given: whoever makes a record leaves
 * secrets out of its commands, messages and details; of a resource's secrets only the digests are written.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JournalRecord.Begin.class, name = "begin"),
    @JsonSubTypes.Type(value = JournalRecord.Intent.class, name = "intent"),
    @JsonSubTypes.Type(value = JournalRecord.Outcome.class, name = "outcome"),
    @JsonSubTypes.Type(value = JournalRecord.UndoIntent.class, name = "undo-intent"),
    @JsonSubTypes.Type(value = JournalRecord.UndoOutcome.class, name = "undo-outcome"),
    @JsonSubTypes.Type(value = JournalRecord.Commit.class, name = "commit"),
    @JsonSubTypes.Type(value = JournalRecord.PurgeIntent.class, name = "purge-intent"),
    @JsonSubTypes.Type(value = JournalRecord.PurgeOutcome.class, name = "purge-outcome"),
    @JsonSubTypes.Type(value = JournalRecord.End.class, name = "end"),
})
public sealed interface JournalRecord {

    /**
     * The first record: who applies what.
     *
     * @param version of the journal's format, {@link Journal#VERSION}
     * @param transaction the apply
     * @param planDigest digest of the plan
     * @param user who applies
     * @param host the machine that zplan runs on
     * @param pid zplan's process there
     * @param when it began
     * @param zplanVersion of zplan
     * @param plans names of the plans
     * @param summary the plan's summary line
     */
    record Begin(
            int version,
            TransactionId transaction,
            String planDigest,
            String user,
            String host,
            long pid,
            Instant when,
            String zplanVersion,
            List<String> plans,
            String summary)
            implements JournalRecord {

        /** Keeps a copy. */
        public Begin {
            plans = List.copyOf(plans);
        }
    }

    /**
     * A step is about to run.
     *
     * @param step the step
     * @param verb what it does: create, update …
     * @param address to what
     * @param commands how, as shown to people
     * @param undo the commands that would undo it, as shown to people
     * @param before the resource as it is; null if there is none
     * @param after the resource as it will be; null if there will be none
     */
    record Intent(
            String step,
            String verb,
            Address address,
            List<String> commands,
            List<String> undo,
            @Nullable Resource before,
            @Nullable Resource after)
            implements JournalRecord {

        /** Keeps copies. */
        public Intent {
            commands = List.copyOf(commands);
            undo = List.copyOf(undo);
        }
    }

    /**
     * A step has run.
     *
     * @param step the step
     * @param result how it went
     * @param exitCode of its last command
     * @param stderr the end of what that command said
     * @param milliseconds how long the step took
     */
    record Outcome(String step, Result result, int exitCode, String stderr, long milliseconds)
            implements JournalRecord {}

    /**
     * A step is about to be undone.
     *
     * @param step the step
     * @param commands how, as shown to people
     */
    record UndoIntent(String step, List<String> commands) implements JournalRecord {

        /** Keeps a copy. */
        public UndoIntent {
            commands = List.copyOf(commands);
        }
    }

    /**
     * A step was undone, or not.
     *
     * @param step the step
     * @param result how it went
     * @param detail why, for people; empty if there is nothing to say
     */
    record UndoOutcome(String step, UndoResult result, String detail) implements JournalRecord {}

    /**
     * All steps are done: from here on there is no way back.
     *
     * @param registry what the registry becomes
     */
    record Commit(Delta registry) implements JournalRecord {}

    /**
     * A step after the commit, which destroys what nobody needs any more, is about to run.
     *
     * @param step the step
     * @param commands how, as shown to people
     */
    record PurgeIntent(String step, List<String> commands) implements JournalRecord {

        /** Keeps a copy. */
        public PurgeIntent {
            commands = List.copyOf(commands);
        }
    }

    /**
     * A step after the commit has run.
     *
     * @param step the step
     * @param result how it went
     * @param detail why, for people; empty if there is nothing to say
     */
    record PurgeOutcome(String step, Result result, String detail) implements JournalRecord {}

    /**
     * Nothing more was done. More records may follow, when recover takes up what is left.
     *
     * @param result what came of it
     * @param detail what is left, for people; empty if nothing is
     */
    record End(EndResult result, String detail) implements JournalRecord {}

    /** How a step went. */
    enum Result {
        /** As it should. */
        OK,
        /** Not so. */
        FAILED;

        @JsonValue
        @Override
        public String toString() {
            return word(this);
        }
    }

    /** How an undo went. */
    enum UndoResult {
        /** As it was before. */
        OK,
        /** Not undone. */
        FAILED,
        /** Left alone, because somebody else has changed it since. */
        SKIPPED;

        @JsonValue
        @Override
        public String toString() {
            return word(this);
        }
    }

    /** What came of an apply. */
    enum EndResult {
        /** All is done. */
        COMMITTED,
        /** All is as before. */
        ROLLED_BACK,
        /** Something could not be undone. */
        ROLLBACK_INCOMPLETE,
        /** All is done, but something is left to be purged. */
        PURGE_INCOMPLETE;

        /** Whether recover has nothing left to do. */
        public boolean complete() {
            return this == COMMITTED || this == ROLLED_BACK;
        }

        @JsonValue
        @Override
        public String toString() {
            return word(this);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
