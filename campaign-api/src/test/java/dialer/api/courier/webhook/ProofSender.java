package dialer.api.courier.webhook;

import dialer.api.store.Database;
import dialer.api.store.DatabaseSettings;
import dialer.engine.ScaledClock;
import dialer.engine.SystemClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The sender in a process of its own, which {@link WebhookProof} kills whenever it likes. */
final class ProofSender {

    private ProofSender() {
    }

    /** Arguments: JDBC URL, folder, begin of the run in UTC ms, speed, time-out in ms. */
    public static void main(String[] words) throws InterruptedException {
        Path folder = Path.of(words[1]);
        long beganMs = Long.parseLong(words[2]);
        double speed = Double.parseDouble(words[3]);
        long nowMs = beganMs + (long) ((new SystemClock().nowMs() - beganMs) * speed);
        Database database = Database.open(new DatabaseSettings(words[0], "postgres", "postgres", 4,
                folder.resolve("postgres"), 0));
        WebhookStage stage = new WebhookStage(database, new ScaledClock(nowMs, speed),
                new WebhookSettings(16, Duration.ofMillis(Long.parseLong(words[4]))), folder.resolve("webhook.key"));
        stage.sender.start();
        new CountDownLatch(1).await();
    }
}
