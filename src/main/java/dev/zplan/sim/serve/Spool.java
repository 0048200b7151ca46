package dev.zplan.sim.serve;

import dev.zplan.sim.zonecfg.ByteText;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder through which scripts talk to a server. It has a FIFO {@code requests} that all write lines to, and a number of
 * places. Who has made the file {@code N.claim} has the place N: it puts the command into {@code N.words}, what the command is to
 * read into {@code N.input}, and finds lines in the FIFO {@code N.answer} and output in {@code N.out} and {@code N.err}.
 *
 * <p>The server keeps all FIFOs open for writing, so that who reads from one sees its end when the server dies.
 */
final class Spool implements AutoCloseable {

    /** How many scripts may have a command under way at once; others wait for a place. */
    static final int PLACES = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path folder;
    private final List<RandomAccessFile> answers = new ArrayList<>();
    private final RandomAccessFile requests;

    private Spool(Path folder) throws IOException {
        this.folder = folder;
        this.requests = new RandomAccessFile(folder.resolve("requests").toFile(), "rw");
        for (int place = 0; place < PLACES; place++) {
            answers.add(new RandomAccessFile(file(place, "answer").toFile(), "rw"));
        }
    }

    /** A new one, in the folder for temporary files: where FIFOs and sockets work, and with a short name, as sockets need it. */
    static Spool create(String host) throws IOException {
        Path folder = Files.createTempDirectory("zplan-" + host.substring(0, Math.min(12, host.length())) + "-");
        List<String> command = new ArrayList<>(List.of("mkfifo", "-m", "600", folder + "/requests"));
        for (int place = 0; place < PLACES; place++) {
            command.add(folder + "/" + place + ".answer");
        }
        try {
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (status != 0) {
                throw new IOException("mkfifo ended with " + status + " in " + folder);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return new Spool(folder);
    }

    Path folder() {
        return folder;
    }

    private Path file(int place, String kind) {
        return folder.resolve(place + "." + kind);
    }

    /** The next line that a script has written; waits for it. */
    String request() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = requests.read(); c != '\n'; c = requests.read()) {
            if (c < 0) {
                throw new IOException("the requests have ended");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    /** Puts a line where the one in that place waits for it. */
    void answer(int place, String line) throws IOException {
        answers.get(place).write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The texts that end in a NUL each. */
    List<String> words(int place) throws IOException {
        String text = ByteText.decode(Files.readAllBytes(file(place, "words")));
        List<String> words = new ArrayList<>();
        int begin = 0;
        for (int end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', begin)) {
            words.add(text.substring(begin, end));
            begin = end + 1;
        }
        return words;
    }

    /** What the command in that place is to read. */
    String input(int place) throws IOException {
        return ByteText.decode(Files.readAllBytes(file(place, "input")));
    }

    /** Leaves output for the one in that place; false when there is none. */
    boolean output(int place, String kind, String text) throws IOException {
        if (!text.isEmpty()) {
            Files.write(file(place, kind), ByteText.encode(text));
        }
        return !text.isEmpty();
    }

    /**
     * The process that has claimed a place; empty where nobody has. Who was killed after making the file, and before it said who
     * it is, counts as process 0 after a while.
     */
    Optional<Long> claimant(int place) {
        Path claim = file(place, "claim");
        try {
            String pid = Files.readString(claim).strip();
            if (!pid.isEmpty()) {
                return Optional.of(Long.parseLong(pid));
            }
            Instant made = Files.getLastModifiedTime(claim).toInstant();
            return made.plus(PATIENCE).isBefore(Instant.now()) ? Optional.of(0L) : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Frees a place for others. */
    void free(int place) throws IOException {
        for (String kind : List.of("words", "input", "out", "err", "claim")) {
            Files.deleteIfExists(file(place, kind));
        }
    }

    /** Removes a spool with all that is in it. */
    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Lets everybody who waits see the end. */
    @Override
    public void close() throws IOException {
        remove(folder);
        for (RandomAccessFile answer : answers) {
            answer.close();
        }
    }
}
