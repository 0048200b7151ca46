package dev.zplan.apply.journal;

import dev.zplan.registry.PrivateFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * The journal of one apply, open for writing: {@code <transaction>.jsonl}, one record a line, each with a checksum, readable by
 * its owner only. Steps that run at the same time may append; each record is written whole.
 */
public final class Journal implements AutoCloseable {

    /** The version of the format. */
    public static final int VERSION = 1;

    private final Path path;
    private final JournalFile file;
    private long end;
    private int checksum;

    /** Continues the file behind the line that ends there. */
    Journal(Path path, JournalFile file, long end, int checksum) {
        this.path = path;
        this.file = file;
        this.end = end;
        this.checksum = checksum;
    }

    /**
     * Begins the journal of a transaction, which must not have one yet.
     *
     * @param folder of all journals; created if it is missing
     * @param begin its first record, which is on the disk when this returns
     * @throws JournalException if it cannot be written
     */
    public static Journal begin(Path folder, JournalRecord.Begin begin) {
        Path path = Journals.path(folder, begin.transaction());
        try {
            PrivateFolder home = new PrivateFolder(folder);
            home.create();
            Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            FileChannel channel = FileChannel.open(path, options, PrivateFolder.fileMode());
            Journal journal = new Journal(path, new JournalFile.OnDisk(channel), 0, 0);
            try {
                journal.append(begin);
                home.sync();
            } catch (IOException | JournalException e) {
                channel.close();
                throw e;
            }
            return journal;
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /**
     * Goes on with a journal that was left; a last line that is not whole is cut off.
     *
     * @throws JournalException if it cannot be opened for writing
     * @throws dev.zplan.diagnostic.DiagnosticException as {@link JournalReader#read}
     */
    public static Journal resume(Path path) {
        JournalReader reader = JournalReader.whole(path);
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
            return new Journal(path, new JournalFile.OnDisk(channel), reader.end(), reader.checksum());
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /**
     * Writes a record, which would outlive a crash when this returns.
     *
     * @throws JournalException if it cannot be written: the journal holds what it held before, and a later append may succeed
     */
    public synchronized void append(JournalRecord record) {
        JournalLine line = JournalLine.after(checksum, JournalJson.write(record));
        byte[] bytes = (line.text() + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            file.write(end, bytes);
        } catch (IOException e) {
            throw failure(path, e);
        }
        end += bytes.length;
        checksum = line.checksum();
    }

    /** Closes the file. All that was appended stays. */
    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    private static JournalException failure(Path path, IOException e) {
        return new JournalException("The journal " + path + " cannot be written: " + e, e);
    }
}
