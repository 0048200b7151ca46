package dev.zplan.sim.serve;

import dev.zplan.sim.Delays;
import dev.zplan.sim.Fault;
import dev.zplan.sim.Outside;
import dev.zplan.sim.Simulation;
import dev.zplan.sim.command.SimResult;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/** The server's side of the socket: for each caller a thread that reads questions; answers come in any order. */
final class SocketCallers implements AutoCloseable {

    private final ServerSocketChannel server;
    private final Simulation host;
    private final Workers workers;
    private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();

    SocketCallers(Path socket, Simulation host, Workers workers) throws IOException {
        this.host = host;
        this.workers = workers;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        start("socket", this::accept);
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel caller = server.accept();
                connections.add(caller);
                start("caller", new Caller(caller)::serve);
            }
        } catch (IOException e) {
            return; // closed: the server ends
        }
    }

    /** One connection. */
    private final class Caller {

        private final SocketChannel channel;
        private final Map<Integer, Future<?>> running = new ConcurrentHashMap<>();

        Caller(SocketChannel channel) {
            this.channel = channel;
        }

        void serve() {
            try (channel) {
                while (true) {
                    question(Message.read(channel));
                }
            } catch (IOException | RuntimeException e) {
                running.values().forEach(command -> command.cancel(true)); // the caller has gone, or makes no sense
            } finally {
                connections.remove(channel);
            }
        }

        private void question(Message asked) {
            if (asked.word().equals(Protocol.RUN)) {
                try {
                    begin(asked.id(), asked.rest());
                } catch (RejectedExecutionException e) {
                    reply(new Message(asked.id(), 0, List.of(Protocol.REFUSED)));
                }
                return;
            }
            List<String> answer = new ArrayList<>(List.of(Protocol.DONE));
            switch (asked.word()) {
                case Protocol.INJECT -> host.inject(Fault.fromJson(asked.rest().get(0)));
                case Protocol.FAULTS -> host.faults().forEach(f -> answer.add(f.toJson()));
                case Protocol.CLEAR -> host.clearFaults();
                case Protocol.DELAYS -> answer.addAll(host.delays().texts());
                case Protocol.DELAY -> host.delay(Delays.parse(asked.rest()));
                case Protocol.DUMP -> answer.add(host.dump());
                case Protocol.FLAVOUR -> answer.add(host.flavour().id());
                default -> throw new IllegalArgumentException("not understood: " + asked.word());
            }
            workers.count();
            reply(new Message(asked.id(), 0, answer));
        }

        private void begin(int id, List<String> texts) {
            String directory = texts.get(0);
            Outside outside = directory.isEmpty() ? Outside.NONE : new Outside(Path.of(directory));
            running.values().removeIf(Future::isDone);
            running.put(id, workers.begin(texts.subList(2, texts.size()), texts.get(1), outside, answer -> {
                SimResult result = answer.result();
                reply(new Message(id, result.exitCode(), List.of(answer.word(), result.stdout(), result.stderr())));
            }));
        }

        private synchronized void reply(Message answer) {
            try {
                answer.write(channel);
            } catch (IOException e) {
                return; // gone; whoever reads from it notices and cleans up
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (SocketChannel connection : connections) {
            connection.close();
        }
    }
}
