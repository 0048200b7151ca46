package dev.zplan.apply.journal;

import dev.zplan.registry.PrivateFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The journal of one apply, open for writing: {@code <transaction>.jsonl}, one record a line, each with a checksum, readable by
 * its owner only. Steps that run at the same time may append; each record is written whole, and one forcing to the disk serves all that
 * were written before it began.
 */
public final class Journal implements AutoCloseable {

    /** The version of the format. */
    public static final int VERSION = 1;

    private final Path path;
    private final JournalFile file;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition forced = lock.newCondition();
    private Mark written;
    private Mark kept;
    private boolean forcing;
    private int losses;

    /** A place between two lines: where it is, and the checksum of the line before it. */
    private record Mark(long end, int checksum) {}

    /** Continues the file behind the line that ends there. */
    Journal(Path path, JournalFile file, long end, int checksum) {
        this.path = path;
        this.file = file;
        this.written = new Mark(end, checksum);
        this.kept = written;
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
     * Writes a record. When this returns, a record that {@linkplain JournalRecord#binds binds} would outlive a crash, and so would all
     * before it.
     *
     * @throws JournalException if it cannot be written: the journal holds what was on the disk before, and a later append may succeed
     */
    public void append(JournalRecord record) {
        lock.lock();
        try {
            JournalLine line = JournalLine.after(written.checksum(), JournalJson.write(record));
            byte[] bytes = (line.text() + "\n").getBytes(StandardCharsets.UTF_8);
            file.write(written.end(), bytes);
            written = new Mark(written.end() + bytes.length, line.checksum());
            if (record.binds()) {
                keep(written);
            }
        } catch (IOException e) {
            throw failure(path, e);
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the disk has all up to there: whoever finds nobody forcing does it for all who wait. */
    private void keep(Mark mark) throws IOException {
        int before = losses;
        while (losses == before && kept.end() < mark.end()) {
            if (forcing) {
                forced.awaitUninterruptibly();
            } else {
                force();
            }
        }
        if (losses != before) {
            throw new IOException("what was written did not reach the disk");
        }
    }

    private void force() throws IOException {
        Mark upTo = written;
        forcing = true;
        boolean done = false;
        lock.unlock();
        try {
            file.force();
            done = true;
        } finally {
            lock.lock();
            forcing = false;
            if (done) {
                kept = upTo;
            } else {
                written = kept;
                losses++;
            }
            forced.signalAll();
        }
    }

    /** Closes the file. All that was appended stays. */
    @Override
    public void close() {
        lock.lock();
        try {
            file.close();
        } catch (IOException e) {
            throw failure(path, e);
        } finally {
            lock.unlock();
        }
    }

    private static JournalException failure(Path path, IOException e) {
        return new JournalException("The journal " + path + " cannot be written: " + e, e);
    }
}
