package leopard.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One call of the program, in process: what it printed and how it ended. */
record Call(int exit, String out, String err) {

    static Call leopard(String... arguments) {
        return with(Map.of(), arguments);
    }

    static Call with(Map<String, String> env, String... arguments) {
        Map<String, String> all = new HashMap<>(env);
        String plugins = System.getProperty("leopard.plugins");
        if (plugins != null) {
            all.putIfAbsent(Leopard.PLUGINS, plugins);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Leopard.run(arguments, out, err, all);
        return new Call(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** As {@link #leopard}, with messages in English. */
    static Call inEnglish(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--lang");
        all.add("en");
        return leopard(all.toArray(String[]::new));
    }

    /** Lines of standard error. */
    List<String> messages() {
        return err.lines().toList();
    }

    /** A file or folder of the repository. */
    static Path repository(String path) {
        return Path.of(System.getProperty("leopard.root", "..")).resolve(path);
    }
}
