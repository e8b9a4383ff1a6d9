package leopard.cli;

import java.util.Timer;
import java.util.TimerTask;
import leopard.model.Text;

/** Says on a terminal what takes so long, on one line that goes away again. Work that is quickly done shows nothing. */
final class Progress implements AutoCloseable {

    private static final long FIRST_MILLIS = 700;
    private static final long EVERY_MILLIS = 500;

    private final Console console;
    private final Timer timer;
    private Text step = Text.EMPTY;
    private int ticks;
    private boolean shown;

    Progress(Console console) {
        this.console = console;
        this.timer = new Timer("progress", true);
        if (console.isTerminal()) {
            timer.scheduleAtFixedRate(
                    new TimerTask() {
                        @Override
                        public void run() {
                            show();
                        }
                    },
                    FIRST_MILLIS,
                    EVERY_MILLIS);
        }
    }

    /** What is being done from now on. */
    synchronized void step(Text what) {
        step = what;
    }

    private synchronized void show() {
        if (!step.isEmpty()) {
            ticks++;
            shown = true;
            console.overwrite(step.in(console.lang()) + " " + ".".repeat(ticks % 4));
        }
    }

    /** Nothing takes long any more: the line goes away. */
    synchronized void done() {
        timer.cancel();
        step = Text.EMPTY;
        if (shown) {
            console.overwrite("");
            shown = false;
        }
    }

    @Override
    public void close() {
        done();
    }
}
