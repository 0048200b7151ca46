package dev.zplan.apply.journal;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of all journals ({@code .zplan/journal}).
 *
 * @param folder where it is; it need not exist
 */
public record Journals(Path folder) {

    private static final String SUFFIX = ".jsonl";

    /** The transactions that have a journal, newest first. */
    public List<TransactionId> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .filter(TransactionId::isOne)
                    .map(TransactionId::new)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::journal::unreadable",
                    "The journals in " + folder + " cannot be read: " + e,
                    null,
                    "Check its permissions"));
        }
    }

    /**
     * The transactions that recover has to see to, newest first: those that have begun and whose last record is no end, or an end
     * that leaves something.
     *
     * @throws DiagnosticException as {@link JournalReader#read}, since a damaged journal may be one of them
     */
    public List<TransactionId> unfinished() {
        return list().stream().filter(id -> isUnfinished(read(id))).toList();
    }

    /**
     * The records of a transaction.
     *
     * @throws DiagnosticException as {@link JournalReader#read}
     */
    public List<JournalRecord> read(TransactionId transaction) {
        return JournalReader.read(path(transaction));
    }

    /** The journal of a transaction, whether there is one or not. */
    public Path path(TransactionId transaction) {
        return path(folder, transaction);
    }

    /** What a transaction set out from. */
    public OriginFile origin(TransactionId transaction) {
        return new OriginFile(folder.resolve(transaction + ".origin.json"));
    }

    static Path path(Path folder, TransactionId transaction) {
        return folder.resolve(transaction + SUFFIX);
    }

    private static boolean isUnfinished(List<JournalRecord> records) {
        if (records.isEmpty()) {
            return false;
        }
        JournalRecord last = records.get(records.size() - 1);
        return !(last instanceof JournalRecord.End end && end.result().complete());
    }
}
