package dev.zplan.sim.serve;

import dev.zplan.sim.zonecfg.ByteText;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * One message between a server and who talks to it through the socket: a length, then the id, the number, and the texts, each
 * with its length before it; all lengths and numbers are 32 bits, big-endian.
 *
 * @param id which question it belongs to
 * @param number an exit status, or 0
 * @param texts the first says what it is
 */
record Message(int id, int number, List<String> texts) {

    private static final int LIMIT = 1 << 30;

    Message {
        texts = List.copyOf(texts);
    }

    String word() {
        return texts.get(0);
    }

    /** What comes after the word. */
    List<String> rest() {
        return texts.subList(1, texts.size());
    }

    /** Writes it; one writer at a time. */
    void write(SocketChannel channel) throws IOException {
        List<byte[]> encoded = texts.stream().map(ByteText::encode).toList();
        int size = 2 * Integer.BYTES
                + encoded.stream().mapToInt(b -> Integer.BYTES + b.length).sum();
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + size)
                .putInt(size)
                .putInt(id)
                .putInt(number);
        encoded.forEach(b -> buffer.putInt(b.length).put(b));
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Reads one; EOFException when the other side has gone. */
    static Message read(SocketChannel channel) throws IOException {
        int size = fill(channel, Integer.BYTES).getInt();
        if (size < 0 || size > LIMIT) {
            throw new IOException("a message of " + size + " bytes");
        }
        ByteBuffer buffer = fill(channel, size);
        int id = buffer.getInt();
        int number = buffer.getInt();
        List<String> texts = new ArrayList<>();
        while (buffer.hasRemaining()) {
            byte[] text = new byte[buffer.getInt()];
            buffer.get(text);
            texts.add(ByteText.decode(text));
        }
        return new Message(id, number, texts);
    }

    private static ByteBuffer fill(SocketChannel channel, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }
}
