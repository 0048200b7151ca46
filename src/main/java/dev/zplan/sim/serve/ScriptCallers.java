package dev.zplan.sim.serve;

import dev.zplan.sim.Outside;
import dev.zplan.sim.command.SimResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The server's side of the spool. A script whose process has gone loses its place, and its command is interrupted. */
final class ScriptCallers {

    private final Spool spool;
    private final Workers workers;
    private final Map<Integer, Caller> callers = new ConcurrentHashMap<>();

    ScriptCallers(Spool spool, Workers workers) {
        this.spool = spool;
        this.workers = workers;
        Thread reader = new Thread(this::read, "scripts");
        reader.setDaemon(true);
        reader.start();
    }

    /** A script's process with its command. */
    private static final class Caller {
        private final long pid;
        private final Outside outside;
        private final List<String> argv;
        private volatile @Nullable Future<?> running;

        Caller(long pid, Outside outside, List<String> argv) {
            this.pid = pid;
            this.outside = outside;
            this.argv = argv;
        }

        void interrupt() {
            Future<?> command = running;
            if (command != null) {
                command.cancel(true);
            }
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private void read() {
        try {
            while (true) {
                request(spool.request().split(" ", -1));
            }
        } catch (IOException e) {
            return; // the server ends
        }
    }

    private synchronized void request(String[] words) {
        try {
            int place = Integer.parseInt(words[1]);
            long pid = Long.parseLong(words[2]);
            if (words[0].equals("run")) {
                arrive(place, pid);
                return;
            }
            Caller caller = callers.get(place);
            if (caller == null || caller.pid != pid) {
                return; // one who has gone meanwhile
            }
            if (words[0].equals("input")) {
                begin(place, caller, spool.input(place));
            } else {
                leave(place);
            }
        } catch (IOException | RuntimeException e) {
            return; // files of one who has gone meanwhile, or a line that no script of ours wrote
        }
    }

    private void arrive(int place, long pid) throws IOException {
        List<String> words = spool.words(place);
        Caller caller = new Caller(pid, new Outside(Path.of(words.get(0))), words.subList(1, words.size()));
        callers.put(place, caller);
        switch (Appetite.of(caller.argv)) {
            case ALWAYS -> spool.answer(place, pid + " input");
            case UNLESS_TERMINAL -> spool.answer(place, pid + " pipe");
            case NONE -> begin(place, caller, "");
        }
    }

    private void begin(int place, Caller caller, String stdin) {
        caller.running = workers.begin(caller.argv, stdin, caller.outside, answer -> answer(place, caller, answer));
    }

    private void answer(int place, Caller caller, Workers.Answer answer) {
        if (answer.word().equals(Protocol.HANG) || callers.get(place) != caller) {
            return;
        }
        SimResult result = answer.result();
        try {
            int out = spool.output(place, "out", result.stdout()) ? 1 : 0;
            int err = spool.output(place, "err", result.stderr()) ? 1 : 0;
            spool.answer(
                    place,
                    caller.pid + " " + answer.word() + " " + Executables.status(result.exitCode()) + " " + out + " "
                            + err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void leave(int place) throws IOException {
        callers.remove(place);
        spool.free(place);
    }

    /** Frees the places of those who have gone without a word. */
    synchronized void tidy() throws IOException {
        for (int place = 0; place < Spool.PLACES; place++) {
            Caller caller = callers.get(place);
            boolean gone = caller == null
                    ? spool.claimant(place).filter(pid -> !isAlive(pid)).isPresent()
                    : !isAlive(caller.pid);
            if (gone) {
                leave(place);
            }
            if (gone && caller != null) {
                caller.interrupt();
            }
        }
    }
}
