package dialer.numbering;

import dialer.numbering.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Digits without a word between, and what the words around say of them.
 *
 * @param about      what the words before them announce
 * @param extension  digits behind "доб." and the like, empty for none
 * @param wordBefore whether a word stands directly before
 * @param amongWords whether a word stands directly before or behind
 * @param amount     whether a currency or measure follows
 * @param keyBehind  whether "#" touches the last digits: the key that ends what is dialed, "(105#)"
 */
record Stretch(List<Group> groups, About about, String extension, boolean wordBefore, boolean amongWords,
        boolean amount, boolean keyBehind) {

    private static final int LONGEST_EXTENSION = 6;
    /** Letters and signs that announce an extension only when digits stand on both sides. */
    private static final String SINGLE_SIGNS = "xхpw#";

    private static final Set<String> FILLERS = Set.of("номер", "№", "набор", "режим", "режиме", "наборе");
    /** Between an announcement that can mean nothing else and its digits: "вн. тел. 5". */
    private static final Set<String> TELEPHONE_FILLERS = Set.of("тел", "телефон");

    /** What words announce. */
    enum About { NOTHING, TELEPHONE, FAX, ORDER, DOCUMENT }

    /** Parts the tokens of a cell into stretches. */
    static List<Stretch> of(List<Token> tokens) {
        Builder builder = new Builder();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is(Kind.WORD)) {
                int digits = extensionBehind(tokens, i, !builder.groups.isEmpty());
                if (digits >= 0) {
                    boolean hyphen = isHyphenated(tokens, digits);
                    builder.extension(tokens.get(digits).text() + (hyphen ? tokens.get(digits + 2).text() : ""));
                    i = hyphen ? digits + 2 : digits;
                } else {
                    builder.word(token.text(), i > 0 && tokens.get(i - 1).is(Kind.DIGITS));
                }
            } else if (token.is(Kind.DIGITS)) {
                builder.digits(token);
            } else {
                builder.separator(token);
            }
        }
        builder.close(false);
        builder.faxWasBehind();
        return builder.stretches;
    }

    /** Where the extension stands that the word at {@code at} announces, or -1. */
    private static int extensionBehind(List<Token> tokens, int at, boolean behindDigits) {
        String word = tokens.get(at).text();
        if (!Words.EXTENSION.contains(word)) {
            return -1;
        }
        boolean single = word.length() == 1 && SINGLE_SIGNS.contains(word);
        for (int i = at + 1; i < tokens.size(); i++) {
            Token next = tokens.get(i);
            if (next.is(Kind.DIGITS)) {
                boolean fits = next.text().length() <= LONGEST_EXTENSION && !next.plus() && (!single || behindDigits);
                return fits && isNoPartOfNumber(tokens, i) ? i : -1;
            }
            boolean filler = next.is(Kind.SOFT) || (!single && (Words.EXTENSION.contains(next.text())
                    || FILLERS.contains(next.text())
                    || (!word.equals("доп") && TELEPHONE_FILLERS.contains(next.text()))));
            if (!filler) {
                return -1;
            }
        }
        return -1;
    }

    /** "доб. 12-34": one extension of four digits. */
    private static boolean isHyphenated(List<Token> tokens, int at) {
        return at + 2 < tokens.size() && tokens.get(at + 1).text().equals("-") && tokens.get(at + 2).is(Kind.DIGITS)
                && tokens.get(at).text().length() + tokens.get(at + 2).text().length() <= LONGEST_EXTENSION;
    }

    /** "доб 8 916 …": what follows is a number of its own. */
    private static boolean isNoPartOfNumber(List<Token> tokens, int at) {
        int behind = 0;
        for (int i = at + 1; i < tokens.size() && behind <= LONGEST_EXTENSION; i++) {
            Token token = tokens.get(i);
            boolean ownNumber = token.is(Kind.DIGITS) && token.plus();
            if (ownNumber || (!token.is(Kind.DIGITS) && !token.is(Kind.SOFT))) {
                break;
            }
            behind += token.is(Kind.DIGITS) ? token.text().length() : 0;
        }
        return behind <= LONGEST_EXTENSION;
    }

    /** Whether the last group may be an extension without a word before it: "8 495 123-00-45 (105#)". */
    boolean mayEndInExtension() {
        return keyBehind && extension.isEmpty() && groups.size() > 1
                && groups.getLast().digits().length() <= LONGEST_EXTENSION && !groups.getLast().plus();
    }

    private Stretch about(About other) {
        return new Stretch(groups, other, extension, wordBefore, amongWords, amount, keyBehind);
    }

    private Stretch withExtension(String digits) {
        return new Stretch(groups, about, digits, wordBefore, amongWords, amount, keyBehind);
    }

    /** Gathers stretches from left to right. */
    private static final class Builder {

        private final List<Stretch> stretches = new ArrayList<>();
        private List<Group> groups = new ArrayList<>();
        private About about = About.NOTHING;
        private String pendingExtension = "";
        private boolean wordBefore;
        private boolean medium;
        private boolean faxBehind;
        private char sign = ' ';

        void digits(Token token) {
            if (groups.isEmpty() && medium) {
                faxWasBehind();
            }
            faxBehind &= !groups.isEmpty();
            groups.add(new Group(token.text(), token.plus(), token.parens(), medium && !groups.isEmpty(), sign));
            medium = false;
            sign = ' ';
        }

        void separator(Token token) {
            if (token.is(Kind.HARD)) {
                close(false);
            } else {
                medium |= token.is(Kind.MEDIUM);
                char next = token.text().charAt(0);
                sign = (next == ' ' || next == '+') && sign != ' ' ? sign : next;
            }
        }

        void word(String word, boolean touching) {
            boolean amount = !groups.isEmpty() && Words.AMOUNT.contains(word);
            boolean behind = !groups.isEmpty() && !medium && Words.FAX.contains(word);
            if (!groups.isEmpty()) {
                add(true, amount, touching && word.equals("#"));
            }
            faxBehind |= behind;
            wordBefore = true;
            boolean phoneAlready = about == About.TELEPHONE;
            if (Words.TELEPHONE.contains(word)) {
                about = About.TELEPHONE;
            } else if (Words.DOCUMENT.contains(word)) {
                about = About.DOCUMENT;
            } else if (!phoneAlready && Words.ORDER.contains(word)) {
                about = About.ORDER;
            } else if (!phoneAlready && Words.FAX.contains(word)) {
                about = About.FAX;
            }
        }

        void extension(String digits) {
            if (!groups.isEmpty()) {
                pendingExtension = digits;
                close(false);
            } else if (!stretches.isEmpty() && stretches.getLast().extension().isEmpty()) {
                stretches.add(stretches.removeLast().withExtension(digits));
            } else {
                pendingExtension = digits;
            }
        }

        /** "8495… (факс), 8916…", "8495… факс": the word was about the number before it. */
        void faxWasBehind() {
            if (faxBehind && about == About.FAX) {
                Stretch last = stretches.removeLast();
                boolean phone = last.about() == About.TELEPHONE;
                stretches.add(last.about(phone ? About.TELEPHONE : About.FAX));
                about = About.NOTHING;
            }
            faxBehind = false;
        }

        void close(boolean wordBehind) {
            if (!groups.isEmpty()) {
                add(wordBehind, false, false);
            }
            wordBefore = false;
        }

        private void add(boolean wordBehind, boolean amount, boolean keyBehind) {
            stretches.add(new Stretch(List.copyOf(groups), about, pendingExtension, wordBefore,
                    wordBefore || wordBehind, amount, keyBehind));
            groups = new ArrayList<>();
            about = About.NOTHING;
            pendingExtension = "";
            wordBefore = false;
            medium = false;
            sign = ' ';
        }
    }
}
