package dialer.api.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/**
 * A base on disk, of whatever kind: looks what it is and opens its rows. A ZIP's part is unpacked beside the file.
 *
 * @param file      where it lies
 * @param mostBytes that may come out when it is unpacked
 */
record BaseFile(Path file, long mostBytes) {

    /** Parts a base from part of a ZIP and a sheet of a workbook inside. */
    private static final String WITHIN = " › ";
    private static final String UNPACKED = ".unpacked";

    /** What kind of file it is. */
    enum Kind { TEXT, EXCEL, CALC, ZIP }

    /**
     * An open base.
     *
     * @param part      which sheet, or which file of a ZIP; empty where there is but one
     * @param parts     all of them, where there are several
     * @param charset   empty for a workbook
     * @param delimiter empty for a workbook and for a text of one column
     */
    record Opened(RowSource rows, Kind kind, String part, List<String> parts, String charset, String delimiter)
            implements AutoCloseable {
        Opened {
            parts = List.copyOf(parts);
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }

    /**
     * Opens the base as the reading says.
     *
     * @throws UnreadableFile with the reason why this is no base
     */
    Opened open(Reading reading) throws IOException {
        byte[] head = head();
        if (head.length == 0) {
            throw new UnreadableFile(FileTrouble.EMPTY);
        }
        return switch (kind(head)) {
            case TEXT -> text(head, reading);
            case ZIP -> zip(reading);
            case EXCEL, CALC -> throw new IllegalStateException("A workbook is a ZIP");
        };
    }

    /** Removes what was unpacked. */
    void tidy() throws IOException {
        Files.deleteIfExists(unpacked());
    }

    private byte[] head() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Charsets.SAMPLE);
        }
    }

    private static Kind kind(byte[] head) throws UnreadableFile {
        if (begins(head, 'P', 'K', 3, 4) || begins(head, 'P', 'K', 5, 6)) {
            return Kind.ZIP;
        }
        if (begins(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new UnreadableFile(FileTrouble.OLD_EXCEL);
        }
        if (begins(head, 'R', 'a', 'r', '!') || begins(head, '7', 'z', 0xBC, 0xAF) || begins(head, 0x1F, 0x8B)
                || begins(head, 'B', 'Z', 'h') || begins(head, 0xFD, '7', 'z', 'X')) {
            throw new UnreadableFile(FileTrouble.OTHER_ARCHIVE);
        }
        String start = new String(head, 0, Math.min(head.length, 2_000), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        String words = start.replaceFirst("^(ï»¿)?\\s+|^ï»¿", "");
        if (words.startsWith("<") && (words.startsWith("<?xml") || words.startsWith("<!doctype")
                || words.contains("<html") || words.contains("<table"))) {
            throw new UnreadableFile(FileTrouble.WEB_PAGE);
        }
        if (words.startsWith("%pdf") || words.startsWith("{\\rtf") || isBinary(head)) {
            throw new UnreadableFile(FileTrouble.NO_TABLE);
        }
        return Kind.TEXT;
    }

    private static boolean begins(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (head.length <= i || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** More than a few control characters, which no encoding of a text has. */
    private static boolean isBinary(byte[] head) {
        Charset charset = Charsets.of(head);
        if (charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")) {
            return false;
        }
        int odd = 0;
        for (byte b : head) {
            odd += b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != 0x1A ? 1 : 0;
        }
        return odd > 8 && odd > head.length / 20;
    }

    private Opened text(byte[] head, Reading reading) throws IOException {
        Charset charset = reading.charset().isEmpty() ? Charsets.of(head) : Charset.forName(reading.charset());
        String sample = new String(head, charset);
        char delimiter = reading.delimiter().isEmpty() ? Delimiters.of(sample.replace("\uFEFF", ""))
                : reading.delimiterChar();
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        InputStream bytes = new BufferedInputStream(Channels.newInputStream(channel), Charsets.SAMPLE);
        bytes.skipNBytes(Charsets.markLength(head));
        RowSource rows = new TextRows(new InputStreamReader(bytes, charset), delimiter, () -> position(channel),
                channel.size());
        if (Delimiters.named(sample.lines().findFirst().orElse("").replace("\uFEFF", ""))) {
            rows.next();
        }
        return new Opened(rows, Kind.TEXT, "", List.of(), charset.name(),
                delimiter == TextRows.NO_DELIMITER ? "" : String.valueOf(delimiter));
    }

    /** A word to the reader in a text file is packed beside many a table. */
    private static String likely(List<String> bases) {
        return bases.stream().filter(name -> !name.toLowerCase(Locale.ROOT).endsWith(".txt")).findFirst()
                .orElse(bases.getFirst());
    }

    private static long position(FileChannel channel) {
        try {
            return channel.isOpen() ? channel.position() : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private Opened zip(Reading reading) throws IOException {
        List<String> bases;
        String wanted;
        try (Archive archive = Archive.open(file, mostBytes)) {
            if (archive.holds("xl/workbook.xml")) {
                return workbook(SheetScan.rows(archive), reading);
            }
            if (archive.holds("content.xml") && archive.holds("mimetype")) {
                return CalcRows.open(file, mostBytes, reading.part());
            }
            bases = archive.bases();
            if (bases.isEmpty()) {
                boolean old = archive.names().stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).endsWith(".xls"));
                throw new UnreadableFile(old ? FileTrouble.OLD_EXCEL : FileTrouble.NOTHING_INSIDE);
            }
            int within = reading.part().indexOf(WITHIN);
            String asked = within < 0 ? reading.part() : reading.part().substring(0, within);
            wanted = asked.isEmpty() ? likely(bases) : asked;
            try (InputStream content = archive.content(wanted);
                    OutputStream out = Files.newOutputStream(unpacked())) {
                content.transferTo(out);
            }
        }
        return inside(bases, wanted, reading);
    }

    private Opened inside(List<String> bases, String wanted, Reading reading) throws IOException {
        int within = reading.part().indexOf(WITHIN);
        String sheet = within < 0 ? "" : reading.part().substring(within + WITHIN.length());
        BaseFile inner = new BaseFile(unpacked(), mostBytes);
        byte[] head = inner.head();
        if (head.length > 0 && kind(head) == Kind.ZIP) {
            try (Archive archive = Archive.open(unpacked(), mostBytes)) {
                if (!archive.holds("xl/workbook.xml") && !archive.holds("content.xml")) {
                    throw new UnreadableFile(FileTrouble.NOTHING_INSIDE);
                }
            }
        }
        Opened opened = inner.open(reading.ofPart(sheet));
        List<String> parts = new java.util.ArrayList<>(bases);
        opened.parts().forEach(part -> parts.add(parts.indexOf(wanted) + 1, wanted + WITHIN + part));
        if (!opened.parts().isEmpty()) {
            parts.remove(wanted);
        }
        return new Opened(opened.rows(), opened.kind(),
                opened.parts().isEmpty() ? wanted : wanted + WITHIN + opened.part(),
                parts.size() == 1 ? List.of() : parts, opened.charset(), opened.delimiter());
    }

    /** The sheet that was asked for, or else the first one with more than a title on it. */
    private Opened workbook(long rows, Reading reading) throws IOException {
        List<String> names = SheetRows.names(file);
        String chosen = reading.part();
        if (chosen.isEmpty()) {
            chosen = names.isEmpty() ? "" : names.getFirst();
            for (String name : names) {
                if (holdsTable(name)) {
                    chosen = name;
                    break;
                }
            }
        }
        return new Opened(SheetRows.open(file, chosen, rows), Kind.EXCEL, chosen, names.size() < 2 ? List.of() : names,
                "", "");
    }

    private boolean holdsTable(String sheet) throws IOException {
        try (RowSource rows = SheetRows.open(file, sheet, 0)) {
            return rows.holdsTable();
        }
    }

    private Path unpacked() {
        return file.resolveSibling(file.getFileName() + UNPACKED);
    }
}
