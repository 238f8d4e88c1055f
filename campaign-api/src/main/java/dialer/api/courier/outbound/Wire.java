package dialer.api.courier.outbound;

import dialer.engine.SystemClock;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One connection: writes a request, reads its answer (RFC 9112, sections 4 to 7). Everything is bounded. */
final class Wire implements AutoCloseable {

    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_LINES = 100;
    private static final int NOT_MODIFIED = 304;
    private static final int NO_CONTENT = 204;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final long born = SystemClock.monotonicNanos();
    private long idleSince = born;
    private boolean staysOpen;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), LONGEST_LINE);
        this.out = socket.getOutputStream();
    }

    /** The connection ended before a byte of the answer came. */
    static final class GoneBeforeAnswer extends IOException {

        private static final long serialVersionUID = 1L;

        GoneBeforeAnswer(IOException cause) {
            super("The connection was closed", cause);
        }
    }

    long born() {
        return born;
    }

    long idleSince() {
        return idleSince;
    }

    void idleSince(long nanos) {
        idleSince = nanos;
    }

    /** Whether another request may follow the answer that was read. */
    boolean staysOpen() {
        return staysOpen;
    }

    void send(byte[] request) throws IOException {
        try {
            out.write(request);
            out.flush();
        } catch (IOException e) {
            throw new GoneBeforeAnswer(e);
        }
    }

    /** Reads the final answer; what comes before it (1xx) is skipped. */
    Answer receive(int maxBytes) throws IOException {
        staysOpen = false;
        for (int i = 0; i < MOST_LINES; i++) {
            String first = i == 0 ? firstLine() : line();
            int status = status(first);
            Map<String, String> headers = headers();
            if (status >= 200) {
                return answer(first, status, headers, maxBytes);
            }
        }
        throw new IOException("The server does not come to an answer");
    }

    private Answer answer(String first, int status, Map<String, String> headers, int maxBytes) throws IOException {
        boolean keeps = first.startsWith("HTTP/1.1")
                && !headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT).contains("close");
        String coding = headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT);
        byte[] body;
        boolean whole;
        if (status == NO_CONTENT || status == NOT_MODIFIED) {
            body = new byte[0];
            whole = true;
        } else if (coding.endsWith("chunked")) {
            ByteArrayOutputStream chunks = new ByteArrayOutputStream();
            whole = chunked(chunks, maxBytes);
            body = chunks.toByteArray();
        } else if (headers.containsKey("content-length")) {
            long length = length(headers.get("content-length"));
            body = exactly((int) Math.min(length, maxBytes));
            whole = length <= maxBytes;
        } else {
            body = in.readNBytes(maxBytes);
            whole = body.length < maxBytes || in.read() < 0;
            keeps = false;
        }
        staysOpen = keeps && whole;
        return new Answer(status, headers, body, whole);
    }

    private String firstLine() throws IOException {
        in.mark(1);
        try {
            if (in.read() < 0) {
                throw new EOFException("closed");
            }
        } catch (IOException e) {
            throw new GoneBeforeAnswer(e);
        }
        in.reset();
        return line();
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] [1-5]\\d\\d( .*)?")) {
            throw new IOException("This is not an answer of HTTP/1.1");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < MOST_LINES; i++) {
            String line = line();
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("A header has no name");
            }
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        throw new IOException("Too many headers");
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int i = 0; i < LONGEST_LINE; i++) {
            int c = in.read();
            if (c < 0) {
                throw new EOFException("The answer ends in its head");
            }
            if (c == '\n') {
                if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
                    line.setLength(line.length() - 1);
                }
                return line.toString();
            }
            line.append((char) c);
        }
        throw new IOException("A line of the answer's head is too long");
    }

    private boolean chunked(ByteArrayOutputStream body, int maxBytes) throws IOException {
        while (true) {
            String size = line().replaceFirst(";.*", "").strip();
            if (!size.matches("[0-9a-fA-F]{1,8}")) {
                throw new IOException("A chunk has no size");
            }
            long length = Long.parseLong(size, 16);
            if (length == 0) {
                headers();
                return true;
            }
            int wanted = (int) Math.min(length, maxBytes - body.size());
            body.write(exactly(wanted));
            if (wanted < length) {
                return false;
            }
            line();
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The answer ends in its body");
        }
        return bytes;
    }

    private static long length(String text) throws IOException {
        if (!text.matches("\\d{1,18}")) {
            throw new IOException("The answer's length is not a number");
        }
        return Long.parseLong(text);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            staysOpen = false;
        }
    }
}
