package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Answers wait for whoever does not read them yet, in their order. */
class AnswerSpoolTest {

    private static final int ANSWERS = 3_000;

    @Test
    void shouldKeepTheOrderOfAnswersThatWaitInMemoryAndInTheFile() throws IOException {
        Reader reader = new Reader(false);
        StringBuilder sent = new StringBuilder();
        try (AnswerSpool spool = new AnswerSpool(reader, AnswerSpool.LARGEST)) {
            for (int i = 0; i < ANSWERS; i++) {
                String answer = i + " " + "x".repeat(i % 700) + "\n";
                sent.append(answer);
                spool.add(answer.getBytes(StandardCharsets.UTF_8));
                if (i == ANSWERS / 2) {
                    assertThat(sent.length()).isGreaterThan(AnswerSpool.IN_MEMORY);
                    reader.begins.countDown();
                }
            }
        }
        assertThat(reader.read.toString(StandardCharsets.UTF_8)).isEqualTo(sent.toString());
    }

    @Test
    void shouldTellTheSenderThatNobodyReadsAnyMore() {
        Reader gone = new Reader(true);
        gone.begins.countDown();
        byte[] answer = new byte[AnswerSpool.IN_MEMORY];
        assertThatThrownBy(() -> {
            try (AnswerSpool spool = new AnswerSpool(gone, 3L * AnswerSpool.IN_MEMORY)) {
                while (true) {
                    spool.add(answer);
                }
            }
        }).isInstanceOf(UncheckedIOException.class);
    }

    /** Reads nothing until it begins. */
    private static final class Reader extends OutputStream {
        private final CountDownLatch begins = new CountDownLatch(1);
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private final boolean gone;

        private Reader(boolean gone) {
            this.gone = gone;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                begins.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (gone) {
                throw new IOException("nobody is there");
            }
            read.write(bytes, offset, length);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }
    }
}
