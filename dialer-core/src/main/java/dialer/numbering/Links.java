package dialer.numbering;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes mail addresses and links out of a text. Links that are made of a telephone number ({@code tel:}, WhatsApp,
 * Viber, Telegram by number) leave the number behind; the digits of all others are none.
 *
 * @param text  what is left
 * @param found whether anything was taken out
 */
record Links(String text, boolean found) {

    private static final Pattern LINK = Pattern.compile("(?iU)"
            + "(?<mail>(?<scheme>sips?:|mailto:)?[\\w.%+-]+@[\\w-]+(\\.[\\w-]+)+)"
            + "|(?<url>[a-z][a-z0-9+.-]*://[^\\s<>]+|www\\.[^\\s<>]+)"
            + "|(?<site>(?:[\\w-]+\\.)+(?:ru|com|net|org|me|рф|su|info|io|biz|kz|by|ua|uz)(?:/[^\\s<>]*)?(?![\\w]))"
            + "|(?<nick>@[\\w.]*[\\p{L}_][\\w.]*)");
    private static final Pattern OF_PHONES = Pattern.compile("(?iU)(?:^|[/.@])(?:wa\\.me/"
            + "|(?:api\\.|web\\.)?whatsapp\\.com/|t\\.me/\\+|signal\\.me/)"
            + "|^(?:viber|whatsapp|tel|sms|smsto|callto|sip|skype|tg)://");
    private static final Pattern NUMBER_INSIDE = Pattern.compile(
            "(?:phone=|number=|/\\+?|:)\\s?(\\+?\\d{7,15})(?!\\d)");
    private static final Pattern MESSENGER_NAME = Pattern.compile("(?i)(\\+?\\d{10,15})@(c\\.us|s\\.whatsapp\\.net)");
    private static final Pattern PHONE_CONTEXT = Pattern.compile("(?i);(phone-context|isub|tgrp)=[^;\\s]*");

    static Links without(String text) {
        if (!mayHoldLink(text)) {
            return new Links(text, false);
        }
        String plain = PHONE_CONTEXT.matcher(text).replaceAll("");
        Matcher link = LINK.matcher(plain);
        StringBuilder rest = new StringBuilder();
        boolean found = false;
        while (link.find()) {
            found = true;
            link.appendReplacement(rest, Matcher.quoteReplacement(Token.GAP + numberOf(link) + Token.GAP));
        }
        return found ? new Links(link.appendTail(rest).toString(), true) : new Links(plain, false);
    }

    /** A link has a sign of its own or a dot before a letter; most texts beside numbers have neither. */
    private static boolean mayHoldLink(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean dotted = c == '.' && i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
            if (c == '@' || c == '/' || c == ';' || dotted) {
                return true;
            }
        }
        return false;
    }

    private static String numberOf(Matcher link) {
        String whole = link.group();
        if (link.group("mail") != null) {
            Matcher messenger = MESSENGER_NAME.matcher(whole);
            boolean sip = link.group("scheme") != null && link.group("scheme").toLowerCase(Locale.ROOT)
                    .startsWith("sip");
            return messenger.matches() ? messenger.group(1) : sip ? whole.substring(0, whole.indexOf('@')) : "";
        }
        if (OF_PHONES.matcher(whole).find()) {
            Matcher inside = NUMBER_INSIDE.matcher(whole);
            return inside.find() ? inside.group(1) : "";
        }
        return "";
    }
}
