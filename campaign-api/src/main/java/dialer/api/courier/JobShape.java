package dialer.api.courier;

import dialer.api.courier.Shape.Amount;
import dialer.api.courier.Shape.Clock;
import dialer.api.courier.Shape.Day;
import dialer.api.courier.Shape.Entries;
import dialer.api.courier.Shape.Field;
import dialer.api.courier.Shape.Fields;
import dialer.api.courier.Shape.Form;
import dialer.api.courier.Shape.Fraction;
import dialer.api.courier.Shape.ListOf;
import dialer.api.courier.Shape.Moment;
import dialer.api.courier.Shape.Text;
import dialer.api.courier.Shape.Url;
import dialer.api.courier.Shape.Whole;
import dialer.api.courier.Shape.Word;
import dialer.api.courier.Shape.Zone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The document that a courier submits for one order, field by field; the contract's schema {@code Job} says it too. */
final class JobShape {

    static final List<String> KINDS = List.of("confirm", "confirm_and_slot", "courier_on_way", "failed_delivery",
            "survey", "custom");

    private static final Shape ORDER_ID = new Form(Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:/#-]{0,99}"),
            "An order's id has up to 100 letters, digits and . _ : / # - and begins with a letter or a digit.");
    private static final Shape COUNTRY = new Form(Pattern.compile("[A-Z]{2}"), "A country has two capital letters.");
    private static final Shape LANGUAGE = new Form(Pattern.compile("[a-z]{2}"), "A language has two small letters.");
    private static final Shape CURRENCY = new Form(Pattern.compile("[A-Z]{3}"),
            "A currency has three capital letters.");
    private static final Shape EXTENSION = new Form(Pattern.compile("[0-9]{1,8}"), "An extension has up to 8 digits.");
    private static final Shape KEY = new Form(Pattern.compile("[\\p{L}\\p{N}_.-]{1,60}"),
            "The name of an attribute has up to 60 letters, digits and _ . -");
    private static final Amount AMOUNT = new Amount();

    private static final Shape RECIPIENT = object().must("name", new Text(200)).may("email", new Text(200)).done();
    private static final Shape PHONE = object().may("raw", new Text(200)).may("e164", new Text(20))
            .may("ext", EXTENSION).may("priority", new Whole(1, 99)).may("comment", new Text(200)).done();
    private static final Shape ADDRESS = object().may("country", COUNTRY).may("postalIndex", new Text(12))
            .may("region", new Text(100)).may("settlement", new Text(200)).may("street", new Text(200))
            .may("house", new Text(30)).may("building", new Text(30)).may("flat", new Text(30))
            .may("entrance", new Text(30)).may("floor", new Text(10)).may("intercom", new Text(30))
            .may("text", new Text(500)).may("fiasId", new Text(40))
            .may("geo", object().must("lat", new Fraction(-90, 90)).must("lon", new Fraction(-180, 180)).done()).done();
    private static final Shape SHOP = object().must("id", new Text(60)).must("name", new Text(100))
            .may("brand", new Text(60)).done();
    private static final Shape ITEM = object().may("sku", new Text(60)).must("name", new Text(300))
            .may("quantity", new Whole(1, 100_000)).may("price", AMOUNT).may("barcode", new Text(60)).done();
    private static final Shape PACKAGE = object().may("barcode", new Text(60)).may("description", new Text(200))
            .may("weightGrams", new Whole(0, 10_000_000)).done();
    private static final Shape SUMS = object().may("goods", AMOUNT).may("delivery", AMOUNT).may("toPay", AMOUNT)
            .may("prepaid", AMOUNT).may("currency", CURRENCY).done();
    private static final Shape POINT = object().must("id", new Text(60)).may("name", new Text(200))
            .may("address", new Text(300)).done();
    private static final Shape DELIVERY = object().may("type", new Word(List.of("courier", "pickup", "locker")))
            .may("allowedChanges",
                    new ListOf(new Word(List.of("address", "date", "pickup", "partial", "fitting")), 0, 5))
            .may("points", new ListOf(POINT, 0, 20)).done();
    private static final Shape INTERVAL = object().must("date", new Day()).may("from", new Clock())
            .may("to", new Clock()).done();
    private static final Shape CONSENT = object().must("basis", new Text(100)).may("at", new Moment()).done();
    private static final Shape TERM = object().may("title", new Text(100)).must("text", new Text(1_000)).done();
    private static final Shape PAST = object().must("at", new Moment()).must("what", new Text(300)).done();

    /** The whole document. */
    static final Shape JOB = object()
            .must("courierOrderId", ORDER_ID)
            .must("kind", new Word(KINDS))
            .must("recipient", RECIPIENT)
            .must("phones", new ListOf(PHONE, 1, 10))
            .must("address", ADDRESS)
            .must("shop", SHOP)
            .must("deadline", new Moment())
            .must("consent", CONSENT)
            .may("notBefore", new Moment())
            .may("packages", new ListOf(PACKAGE, 0, 50))
            .may("items", new ListOf(ITEM, 0, 200))
            .may("sums", SUMS)
            .may("payment", new ListOf(new Word(List.of("cash", "card", "link")), 0, 3))
            .may("delivery", DELIVERY)
            .may("interval", INTERVAL)
            .may("flags",
                    new ListOf(new Word(List.of("partial", "open", "fitting", "oversized", "lift", "quick")), 0, 6))
            .may("terms", new ListOf(TERM, 0, 20))
            .may("comment", new Text(2_000))
            .may("language", LANGUAGE)
            .may("timeZone", new Zone())
            .may("priority", new Whole(1, 9))
            .may("history", new ListOf(PAST, 0, 50))
            .may("attributes", new Entries(KEY, new Text(500), 50))
            .may("callbackUrl", new Url(500))
            .done();

    private JobShape() {
    }

    private static Builder object() {
        return new Builder();
    }

    /** Collects an object's fields. */
    private static final class Builder {
        private final Map<String, Field> fields = new LinkedHashMap<>();

        private Builder must(String name, Shape shape) {
            fields.put(name, new Field(shape, true));
            return this;
        }

        private Builder may(String name, Shape shape) {
            fields.put(name, new Field(shape, false));
            return this;
        }

        private Fields done() {
            return new Fields(fields);
        }
    }
}
