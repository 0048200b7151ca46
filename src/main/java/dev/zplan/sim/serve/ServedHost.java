package dev.zplan.sim.serve;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.Delays;
import dev.zplan.sim.Fault;
import dev.zplan.sim.Outside;
import dev.zplan.sim.SimCrash;
import dev.zplan.sim.SimHang;
import dev.zplan.sim.Simulation;
import dev.zplan.sim.command.SimResult;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A host that a server has, over one connection; several commands may be under way on it. */
final class ServedHost implements Simulation, AutoCloseable {

    /** Thrown where the server went away; whether it had begun the command is not known once it was sent. */
    static final class Gone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final boolean sent;

        Gone(boolean sent, IOException cause) {
            super("the server of the simulated host went away", cause);
            this.sent = sent;
        }

        boolean wasSent() {
            return sent;
        }
    }

    private final SocketChannel channel;
    private final Map<Integer, CompletableFuture<Message>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();

    private ServedHost(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects to the server that has a socket there; {@link Gone} when there is none. */
    static ServedHost at(Path socket) {
        try {
            ServedHost host = new ServedHost(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
            Thread reader = new Thread(host::readAnswers, "served host");
            reader.setDaemon(true);
            reader.start();
            return host;
        } catch (IOException e) {
            throw new Gone(false, e);
        }
    }

    private void readAnswers() {
        IOException end = new EOFException();
        try {
            while (true) {
                Message answer = Message.read(channel);
                CompletableFuture<Message> question = waiting.remove(answer.id());
                if (question != null) {
                    question.complete(answer);
                }
            }
        } catch (IOException e) {
            end = e;
        } finally {
            close();
            Gone gone = new Gone(true, end);
            waiting.values().forEach(question -> question.completeExceptionally(gone));
        }
    }

    private Message ask(List<String> texts) {
        int id = ids.incrementAndGet();
        CompletableFuture<Message> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        try {
            synchronized (this) {
                new Message(id, 0, texts).write(channel);
            }
        } catch (IOException e) {
            waiting.remove(id);
            throw new Gone(false, e);
        }
        if (!channel.isOpen()) {
            answer.completeExceptionally(new Gone(true, new EOFException()));
        }
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Gone gone ? new Gone(gone.wasSent(), new IOException(gone)) : e;
        }
    }

    @Override
    public SimResult run(List<String> argv, String stdin, Outside outside) {
        List<String> texts = new ArrayList<>(List.of(Protocol.RUN, Objects.toString(outside.directory(), ""), stdin));
        texts.addAll(argv);
        Message answer = ask(texts);
        return switch (answer.word()) {
            case Protocol.HANG -> throw new SimHang(argv);
            case Protocol.CRASH -> throw new SimCrash(argv);
            case Protocol.REFUSED -> throw new Gone(false, new EOFException());
            default ->
                new SimResult(
                        answer.number(), answer.rest().get(0), answer.rest().get(1));
        };
    }

    @Override
    public Flavour flavour() {
        return Flavour.of(ask(List.of(Protocol.FLAVOUR)).rest().get(0)).orElseThrow();
    }

    @Override
    public void inject(Fault fault) {
        ask(List.of(Protocol.INJECT, fault.toJson()));
    }

    @Override
    public List<Fault> faults() {
        return ask(List.of(Protocol.FAULTS)).rest().stream()
                .map(Fault::fromJson)
                .toList();
    }

    @Override
    public void clearFaults() {
        ask(List.of(Protocol.CLEAR));
    }

    @Override
    public Delays delays() {
        return Delays.parse(ask(List.of(Protocol.DELAYS)).rest());
    }

    @Override
    public void delay(Delays delays) {
        List<String> texts = new ArrayList<>(List.of(Protocol.DELAY));
        texts.addAll(delays.texts());
        ask(texts);
    }

    @Override
    public String dump() {
        return ask(List.of(Protocol.DUMP)).rest().get(0);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
