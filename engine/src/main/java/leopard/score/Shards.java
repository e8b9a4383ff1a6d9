package leopard.score;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Cuts the units into slices and works on them side by side. Any slice can be a shard, so how many there are shows in no
 * result.
 */
public final class Shards implements AutoCloseable {

    /** Units of a shard: some twenty columns of it fit into a second-level cache. */
    private static final int SIZE = 4096;

    private final ExecutorService workers;
    private final boolean alone;

    private Shards(int threads) {
        this.alone = threads == 1;
        this.workers = Executors.newFixedThreadPool(threads, Shards::worker);
    }

    /** @param threads how many work at once, at least 1 */
    public static Shards on(int threads) {
        return new Shards(threads);
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "leopard-shard");
        thread.setDaemon(true);
        return thread;
    }

    /** Work on the units {@code [from, to)}. */
    @FunctionalInterface
    public interface Work {
        void on(int from, int to);
    }

    /** Does {@code work} for all units from 0 to {@code size}; returns when all of it is done. */
    public void run(int size, Work work) {
        if (alone || size <= SIZE) {
            for (int from = 0; from < size; from += SIZE) {
                work.on(from, Math.min(size, from + SIZE));
            }
            return;
        }
        List<Callable<Void>> parts = new ArrayList<>();
        for (int start = 0; start < size; start += SIZE) {
            int from = start;
            parts.add(() -> {
                work.on(from, Math.min(size, from + SIZE));
                return null;
            });
        }
        await(parts);
    }

    private void await(List<Callable<Void>> parts) {
        try {
            for (Future<Void> part : workers.invokeAll(parts)) {
                part.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while scoring", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
