package dev.zplan.apply.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The file below a journal, so that a test can have it fail. */
interface JournalFile extends AutoCloseable {

    /** Has the file hold these bytes from that offset on and nothing behind them. */
    void write(long offset, byte[] content) throws IOException;

    /** Has everything that was written outlive a crash. */
    void force() throws IOException;

    @Override
    void close() throws IOException;

    /**
     * A file of the disk.
     *
     * @param channel open for writing
     */
    record OnDisk(FileChannel channel) implements JournalFile {

        @Override
        public void write(long offset, byte[] content) throws IOException {
            channel.truncate(offset);
            channel.position(offset);
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
