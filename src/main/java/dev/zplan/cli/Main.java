package dev.zplan.cli;

import dev.zplan.workspace.Workspace;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/** The process. */
public final class Main {

    private Main() {}

    /** Runs zplan and ends the process with its exit code. */
    public static void main(String[] args) {
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            version();
            return;
        }
        readAhead();
        Context context = context(
                new Context.Bytes(System.in, System.out, System.err),
                Path.of("").toAbsolutePath(),
                Context.OwnProcess.own());
        int exitCode = new Zplan(context).run(args);
        context.out().flush();
        context.err().flush();
        System.exit(exitCode);
    }

    /** Without the parser of command lines, which takes longer to load than Java itself. */
    private static void version() {
        for (String line : Release.own().lines()) {
            System.out.println(line);
        }
    }

    /** Spends the time that the command line takes. */
    static void readAhead() {
        Thread ahead = new Thread(Workspace::readAhead, "ahead");
        ahead.setDaemon(true);
        ahead.start();
    }

    /** The world around this process, with these streams and in this folder. */
    static Context context(Context.Bytes bytes, Path current, Context.OwnProcess process) {
        return new Context(
                new BufferedReader(new InputStreamReader(bytes.in(), StandardCharsets.UTF_8)),
                new PrintWriter(bytes.out(), false, StandardCharsets.UTF_8),
                new PrintWriter(bytes.err(), true, StandardCharsets.UTF_8),
                bytes,
                System.getenv(),
                current,
                new Context.Terminals(terminal("stdin"), terminal("stdout"), terminal("stderr"), TerminalSize::now),
                Clock.systemUTC(),
                () -> new SecureRandom().nextLong(),
                System.getProperty("user.name", "unknown"),
                Main::machine,
                process);
    }

    /** The launcher knows which streams are terminals; Java does not tell them apart. */
    private static boolean terminal(String stream) {
        return Boolean.getBoolean("zplan." + stream + ".tty");
    }

    static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
