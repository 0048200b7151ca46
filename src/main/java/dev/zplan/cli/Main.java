package dev.zplan.cli;

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
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Context context = new Context(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                out,
                err,
                new Context.Bytes(System.in, System.out, System.err),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                new Context.Terminals(terminal("stdin"), terminal("stdout"), terminal("stderr")),
                Clock.systemUTC(),
                new SecureRandom(),
                System.getProperty("user.name", "unknown"),
                machine(),
                Context.OwnProcess.own());
        int exitCode = new Zplan(context).run(args);
        out.flush();
        err.flush();
        System.exit(exitCode);
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
