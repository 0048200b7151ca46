package dev.zplan.apply.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.zplan.registry.Delta;
import dev.zplan.resource.Address;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a journal. Steps are named as the plan names them. Texts are written as given: whoever makes a record leaves
 * secrets out of its commands, messages and details; of a resource's secrets only the digests are written.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JournalRecord.Begin.class, name = "begin"),
    @JsonSubTypes.Type(value = JournalRecord.Intent.class, name = "intent"),
    @JsonSubTypes.Type(value = JournalRecord.Gate.class, name = "gate"),
    @JsonSubTypes.Type(value = JournalRecord.Outcome.class, name = "outcome"),
    @JsonSubTypes.Type(value = JournalRecord.UndoIntent.class, name = "undo-intent"),
    @JsonSubTypes.Type(value = JournalRecord.UndoOutcome.class, name = "undo-outcome"),
    @JsonSubTypes.Type(value = JournalRecord.PutBack.class, name = "put-back"),
    @JsonSubTypes.Type(value = JournalRecord.Commit.class, name = "commit"),
    @JsonSubTypes.Type(value = JournalRecord.PurgeIntent.class, name = "purge-intent"),
    @JsonSubTypes.Type(value = JournalRecord.PurgeOutcome.class, name = "purge-outcome"),
    @JsonSubTypes.Type(value = JournalRecord.End.class, name = "end"),
})
public sealed interface JournalRecord {

    /** Whether what follows may only happen if this outlives a crash; else it may be lost with all that comes after it. */
    default boolean binds() {
        return !(this instanceof Gate
                || this instanceof Outcome
                || this instanceof UndoOutcome
                || this instanceof PutBack
                || this instanceof PurgeOutcome);
    }

    /** As in the file: its members are named as the components. */
    default JsonNode tree() {
        return JournalJson.tree(this);
    }

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
     * @param hosts names of the hosts that it is about; none in the journals of earlier releases
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
            @Nullable List<String> hosts,
            String summary)
            implements JournalRecord {

        /** Keeps copies. */
        public Begin {
            plans = List.copyOf(plans);
            hosts = hosts == null ? List.of() : List.copyOf(hosts);
        }

        @Override
        public List<String> hosts() {
            return Objects.requireNonNull(hosts);
        }
    }

    /**
     * A step is about to run.
     *
     * @param step the step
     * @param commands how, as shown to people
     * @param undo the commands that would undo it, as shown to people
     * @param when it begins
     */
    record Intent(String step, List<String> commands, List<String> undo, Instant when) implements JournalRecord {

        /** Keeps copies. */
        public Intent {
            commands = List.copyOf(commands);
            undo = List.copyOf(undo);
        }
    }

    /**
     * The commands of a step have run, and what it waits for was seen, or not.
     *
     * @param step the step
     * @param result whether it was seen
     * @param ran the command that asked for it, with its last answer
     */
    record Gate(String step, Result result, List<Ran> ran) implements JournalRecord {

        /** Keeps a copy. */
        public Gate {
            ran = List.copyOf(ran);
        }
    }

    /**
     * A step has run.
     *
     * @param step the step
     * @param result how it went
     * @param reason why it failed, for people; empty if it did not
     * @param ran its commands, up to the one that failed
     */
    record Outcome(String step, Result result, String reason, List<Ran> ran) implements JournalRecord {

        /** Keeps a copy. */
        public Outcome {
            ran = List.copyOf(ran);
        }
    }

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
     * @param reason why it failed, for people; empty if it did not
     * @param ran the commands, up to the one that failed; none where there was nothing to undo
     */
    record UndoOutcome(String step, Result result, String reason, List<Ran> ran) implements JournalRecord {

        /** Keeps a copy. */
        public UndoOutcome {
            ran = List.copyOf(ran);
        }
    }

    /**
     * After the steps were undone, something that a host had changed by itself was put back.
     *
     * @param address what
     * @param ran the commands
     */
    record PutBack(Address address, List<Ran> ran) implements JournalRecord {

        /** Keeps a copy. */
        public PutBack {
            ran = List.copyOf(ran);
        }
    }

    /**
     * All steps are done: from here on there is no way back.
     *
     * @param registry what the registry becomes
     * @param purges the steps that are due now
     * @param when it was decided
     */
    record Commit(Delta registry, List<String> purges, Instant when) implements JournalRecord {

        /** Keeps a copy. */
        public Commit {
            purges = List.copyOf(purges);
        }
    }

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
     * @param reason why it failed, for people; empty if it did not
     * @param ran its commands, up to the one that failed
     */
    record PurgeOutcome(String step, Result result, String reason, List<Ran> ran) implements JournalRecord {

        /** Keeps a copy. */
        public PurgeOutcome {
            ran = List.copyOf(ran);
        }
    }

    /**
     * Nothing more was done. More records may follow, when recover takes up what is left.
     *
     * @param result what came of it
     * @param detail what is left or was undone, for people; empty if nothing is
     * @param when it ended
     */
    record End(EndResult result, String detail, Instant when) implements JournalRecord {}

    /**
     * A command that was run.
     *
     * @param command as shown to people
     * @param exitCode its exit status; -1 where it did not end by itself
     * @param output the end of what it said, standard error first
     * @param milliseconds how long it took
     */
    record Ran(String command, int exitCode, String output, long milliseconds) {}

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

    /** What came of an apply. */
    enum EndResult {
        /** All is done. */
        COMMITTED,
        /** All is as before. */
        ROLLED_BACK,
        /** What some zones needed failed, and is undone; the others are done. */
        PARTLY_COMMITTED,
        /** Something could not be undone. */
        ROLLBACK_INCOMPLETE,
        /** All is done, but something is left to be purged. */
        PURGE_INCOMPLETE;

        /** Whether recover has nothing left to do. */
        public boolean complete() {
            return this == COMMITTED || this == PARTLY_COMMITTED || this == ROLLED_BACK;
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
